/** What a terminal would obey or a reader could not see: control characters, line separators, changes of direction. */
const harmful = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** One line, with everything that a terminal would obey written out. */
export function oneLine(text: string): string {
  return text.replace(harmful, written);
}

/** The lines of a text, with everything that a terminal would obey written out. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => oneLine(line.replaceAll('\t', '  ')));
}

/** Latin letters and our own marks: one column each. What else there is, Unicode's segmenter has to tell, slowly. */
const plain = /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2013\u2022\u2026\u203a\u2190\u2192\u2713\u2717]*$/;

/** How many columns a terminal gives a line. */
export function widthOf(text: string): number {
  return plain.test(text) ? text.length : segments(text).reduce((width, segment) => width + segmentWidth(segment), 0);
}

/** The line itself, or as much of its beginning as fits before the ellipsis. */
export function clipEnd(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  const room = width - widthOf(ellipsis);
  return (plain.test(text) ? text.slice(0, Math.max(0, room)) : takeWidth(segments(text), room)) + ellipsis;
}

/** The line itself, or as much of its end as fits after the ellipsis. */
export function clipStart(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  if (plain.test(text)) return ellipsis + text.slice(text.length - Math.max(0, width - widthOf(ellipsis)));
  const end = takeWidth(segments(text).reverse(), width - widthOf(ellipsis));
  return ellipsis + segments(end).reverse().join('');
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/**
 * JSON, also cut or hidden in places, with a line for each member. The text is not parsed: ids too long for a JavaScript
 * number stay as they are.
 */
export function indentJson(text: string): string {
  let depth = 0;
  let indented = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[{[]\s*[}\]]|[{}[\]:,]|[^\s{}[\]:,"]+/gs)) {
    if (token === '}' || token === ']') depth = Math.max(0, depth - 1);
    const newLine = `\n${'  '.repeat(depth)}`;
    if (token === '{' || token === '[') {
      depth++;
      indented += `${token}${newLine}  `;
    } else if (token === '}' || token === ']') indented += newLine + token;
    else if (token === ',') indented += token + newLine;
    else indented += token === ':' ? ': ' : token.replace(/^([{[])\s+/, '$1');
  }
  return indented;
}

const shortForms: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function written(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return shortForms[character] ?? (code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`);
}

let segmenter: Intl.Segmenter | undefined;

function segments(text: string): string[] {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

function segmentWidth(segment: string): number {
  if (/^[\p{M}\p{Cf}]+$/u.test(segment)) return 0;
  return wide.test(segment) ? 2 : 1;
}

function takeWidth(parts: readonly string[], width: number): string {
  let taken = '';
  let left = width;
  for (const part of parts) {
    left -= segmentWidth(part);
    if (left < 0) break;
    taken += part;
  }
  return taken;
}
