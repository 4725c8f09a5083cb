/** A place in a text, counted from 1, and its line with a caret below it. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
}

const excerptWidth = 100;

/** How to show a place. `firstLine` is the number of the text's first line where it is part of a larger one. */
export interface PlaceOptions {
  /** Show only names and punctuation of the line. */
  readonly hideValues?: boolean;
  readonly firstLine?: number;
}

/** Finds line and column of an offset. */
export function findPlace(text: string, offset: number, options: PlaceOptions = {}): Place {
  const { hideValues = false, firstLine = 1 } = options;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = countLines(text, start) + firstLine;
  const column = offset - start + 1;
  const content = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
  return { line, column, excerpt: drawCaret(hideSecrets(content, hideValues), line, column) };
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

/** Hides what may be a secret and keeps every character in its place, so that the caret stays true. */
function hideSecrets(content: string, hideValues: boolean): string {
  if (!hideValues)
    return content.replace(/[\w+~=-]{20,}/g, (word) => (/\d/.test(word) ? '•'.repeat(word.length) : word));
  const name = /^\s*(?:- )?[{[]?\s*["']?[\w.$ -]+["']?\s*:(?=\s|$)/.exec(content)?.[0] ?? '';
  return name + content.slice(name.length).replace(/[^\s"'{}[\],:#&*!|>\\-]/g, '•');
}
