/** A place in a text, counted from 1, and its line with a caret below it. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
}

const excerptWidth = 100;

/** `firstLine` is the number of the text's first line where it is part of a larger one. */
export interface PlaceOptions {
  readonly firstLine?: number;
}

/** Finds line and column of an offset. Any value may be a secret: of the line only names and punctuation are shown. */
export function findPlace(text: string, offset: number, { firstLine = 1 }: PlaceOptions = {}): Place {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = countLines(text, start) + firstLine;
  const column = offset - start + 1;
  const content = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
  return { line, column, excerpt: drawCaret(hideValues(content), line, column) };
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Long lines (a minified file is one) are cut to what stands around the caret. */
function drawCaret(content: string, line: number, column: number): string {
  const from = Math.max(0, Math.min(column - excerptWidth / 2, content.length - excerptWidth));
  const shown = content.slice(from, from + excerptWidth).replaceAll('\t', ' ');
  const margin = `  ${line} | `;
  const bar = `${' '.repeat(margin.length - 2)}| `;
  return `${margin}${shown}\n${bar}${' '.repeat(column - 1 - from)}^`;
}

/** The name of a request or a folder is no secret, and tells where one is. */
const named = '"name"\\s*:\\s*"[^"\\\\]*"';

/** What a line begins with before a colon, whatever it is. */
const firstWord = `^\\s*(?:- )?[{[\\s]*(?!"name")["']?[\\w.$ -]+["']?\\s*:(?=\\s|$)`;

/** The names of Postman's formats, wherever they stand: an export may be one long line. */
const formatWord =
  '"(?:auth|body|description|enabled|event|exec|header|host|id|info|item|key|listen|method|mode|name|path|query|raw|request|response|script|type|url|value|values|variable)"\\s*:';

const shownOrHidden = new RegExp(`${named}|${firstWord}|${formatWord}|[^\\s"'{}[\\],:#&*!|>\\\\-]`, 'g');

/** Keeps every character in its place, so that the caret stays true. */
function hideValues(content: string): string {
  return content.replace(shownOrHidden, (text) => (text.length > 1 ? text : '•'));
}
