/** A text as it reads once escapes are undone, knowing where each character came from. */
export interface View {
  readonly text: string;
  /** The place in the original text; for the end of a range, the place after its last character. */
  readonly sourceIndex: (index: number) => number;
}

/** Escapes of a URL, of a form, of JSON (and JavaScript), of HTML (and XML). */
const percent = /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/;
const form = new RegExp(`${percent.source}|\\+`);
const json = /\\(?:u[\da-f]{4}|x[\da-f]{2}|["'\\/bfnrtv0])|\r\n/;
const html = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/;
const every = [form, json, html].map(({ source }) => source).join('|');

/** Without one of these characters there is nothing to undo. */
const escapeStart = /[%+\\&\r]/;

const single = [percent, form, json, html].map(({ source }) => new RegExp(source, 'gi'));
const combined = new RegExp(every, 'gi');

/** Escaped twice is usual (JSON in JSON, a URL in a URL), more than three times is not. */
const mostRounds = 3;

/** The text itself, then with its escapes undone: all kinds together, and each alone where kinds mix. */
export function* viewsOf(text: string): Generator<View, void> {
  const source: View = { text, sourceIndex: (index) => index };
  yield source;
  if (!escapeStart.test(text)) return;
  const present = single.filter((pattern) => isIn(pattern, text));
  if (present.length === 0) return;
  yield* rounds(source, combined);
  if (present.length > 1) for (const pattern of present) yield* rounds(source, pattern);
}

/** The text with its escapes undone until none is left: one form for all ways of writing a secret. */
export function decodeFully(text: string): string {
  if (!escapeStart.test(text)) return text;
  let last = text;
  for (const view of rounds({ text, sourceIndex: (index) => index }, combined)) last = view.text;
  return last;
}

function isIn(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

function* rounds(source: View, pattern: RegExp): Generator<View, void> {
  let view = source;
  for (let round = 0; round < mostRounds; round++) {
    const next = decode(view, pattern);
    if (next === undefined) return;
    yield next;
    view = next;
  }
}

/** The text with what fits the pattern replaced by what it stands for; undefined where there is none. */
export function decode(
  { text, sourceIndex }: View,
  pattern: RegExp,
  plainOf: (escaped: string) => string | undefined = decodeEscape,
): View | undefined {
  if (!isIn(pattern, text)) return undefined;
  let decoded = '';
  let copied = 0;
  const starts = new Uint32Array(text.length + 1);
  const copy = (end: number): void => {
    for (let index = copied; index < end; index++) starts[decoded.length + index - copied] = index;
    decoded += text.slice(copied, end);
    copied = end;
  };
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { 0: escaped, index } = match;
    const plain = plainOf(escaped);
    if (plain === undefined) continue;
    copy(index);
    starts[decoded.length] = index;
    // The second half of a surrogate pair starts where the escape ends, so that a range never ends inside it.
    copied = index + escaped.length;
    if (plain.length > 1) starts[decoded.length + 1] = copied;
    decoded += plain;
  }
  if (copied === 0) return undefined;
  copy(text.length);
  starts[decoded.length] = text.length;
  return { text: decoded, sourceIndex: (index) => sourceIndex(starts[index] ?? text.length) };
}

const jsonLetters: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
};
const htmlNames: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decodeEscape(escaped: string): string | undefined {
  if (escaped === '+') return ' ';
  if (escaped === '\r\n') return '\n';
  if (escaped.startsWith('%')) return decodePercent(escaped);
  if (escaped.startsWith('&#')) return fromCodePoint(escaped.slice(2, -1).replace(/^x/i, '0x'));
  if (escaped.startsWith('&')) return htmlNames[escaped.slice(1, -1).toLowerCase()];
  const rest = escaped.slice(1);
  return rest.length > 1 ? fromCodePoint(`0x${rest.slice(1)}`) : (jsonLetters[rest] ?? rest);
}

function decodePercent(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}

function fromCodePoint(digits: string): string | undefined {
  const codePoint = Number(digits);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined;
}
