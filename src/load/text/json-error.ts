/** Where a text stops being JSON, and what is wrong there, as a phrase. */
export interface JsonError {
  readonly offset: number;
  readonly problem: string;
}

type Expectation = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** A value that was read, up to `end`, or the error in it. */
type Token = { readonly end: number } | JsonError;

/** Finds the first syntax error; what engines say about it differs and often lacks the place. */
export function findJsonError(text: string): JsonError | undefined {
  const open: number[] = [];
  let expected: Expectation = 'value';
  let at = skipSpace(text, 0);
  for (; at < text.length; at = skipSpace(text, at)) {
    const character = text.charAt(at);
    if (isCloser(character) && mayClose(expected) && open.length > 0) {
      const opener = open.pop() as number;
      if (closerOf(text.charAt(opener)) !== character) return mismatch(text, at, opener);
      at++;
      expected = open.length === 0 ? 'nothing' : 'comma-or-end';
    } else if (character === ',' && expected === 'comma-or-end') {
      at++;
      expected = isInObject(text, open) ? 'name' : 'value';
    } else if (character === ':' && expected === 'colon') {
      at++;
      expected = 'value';
    } else if ((character === '{' || character === '[') && wantsValue(expected)) {
      open.push(at++);
      expected = character === '{' ? 'name-or-end' : 'value-or-end';
    } else {
      const token = readToken(text, at, expected);
      if ('problem' in token) return token;
      at = token.end;
      if (!wantsValue(expected)) expected = 'colon';
      else expected = open.length === 0 ? 'nothing' : 'comma-or-end';
    }
  }
  return expected === 'nothing' ? undefined : { offset: text.length, problem: unfinished(text, open.at(-1)) };
}

function readToken(text: string, at: number, expected: Expectation): Token {
  const wantsText = wantsValue(expected) || expected === 'name' || expected === 'name-or-end';
  if (!wantsText) return { offset: at, problem: unexpected(text, at, expected) };
  if (text.charAt(at) === '"') return readText(text, at);
  const word = wantsValue(expected) ? wordAt(text, at) : '';
  if (/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word)) return { end: at + word.length };
  return { offset: at, problem: unexpected(text, at, expected) };
}

function readText(text: string, start: number): Token {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { end: at + 1 };
    if (code === 0x0a || code === 0x0d) return { offset: start, problem: 'this text is not closed on its line' };
    if (code < 0x20) return { offset: at, problem: `the control character ${escapeOf(code)} must be escaped` };
    if (code !== 0x5c) continue;
    const escaped = /(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
    escaped.lastIndex = at + 1;
    const found = escaped.exec(text)?.[0];
    if (found === undefined) return { offset: at, problem: 'JSON has no such escape; a backslash is written \\\\' };
    at += found.length;
  }
  return { offset: start, problem: 'this text is never closed' };
}

function unexpected(text: string, at: number, expected: Expectation): string {
  const character = text.charAt(at);
  if (/^\/[/*]/.test(text.slice(at, at + 2))) return 'JSON has no comments';
  if (expected === 'nothing') return 'something follows the end of the document';
  if (expected === 'colon') return 'a colon is missing before this';
  if (expected === 'comma-or-end') return `${isCloser(character) ? 'a value or ' : ''}a comma is missing before this`;
  if (isCloser(character)) return 'a comma or colon before this has nothing after it';
  if (character === ',') return 'there is nothing before this comma';
  if (character === "'") return 'text needs double quotes, not single ones';
  if (expected !== 'value' && expected !== 'value-or-end') return 'a name in double quotes is expected here';
  const word = wordAt(text, at);
  return /^[+.\d-]/.test(word) ? 'JSON does not write numbers like this' : 'a value is expected here';
}

function mismatch(text: string, at: number, opener: number): JsonError {
  const line = text.slice(0, opener).split('\n').length;
  return { offset: at, problem: `this cannot close the "${text.charAt(opener)}" of line ${line}` };
}

function unfinished(text: string, opener: number | undefined): string {
  if (opener === undefined) return 'there is nothing in it';
  const line = text.slice(0, opener).split('\n').length;
  return `it ends before the "${text.charAt(opener)}" of line ${line} is closed`;
}

function wordAt(text: string, at: number): string {
  const word = /[\w+.$-]+/y;
  word.lastIndex = at;
  return word.exec(text)?.[0] ?? '';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++;
  return at;
}

function escapeOf(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

function isCloser(character: string): boolean {
  return character === '}' || character === ']';
}

function closerOf(opener: string): string {
  return opener === '{' ? '}' : ']';
}

function mayClose(expected: Expectation): boolean {
  return expected === 'comma-or-end' || expected === 'value-or-end' || expected === 'name-or-end';
}

function wantsValue(expected: Expectation): boolean {
  return expected === 'value' || expected === 'value-or-end';
}

function isInObject(text: string, open: readonly number[]): boolean {
  return text.charAt(open.at(-1) ?? -1) === '{';
}
