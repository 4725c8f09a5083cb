import type { Header } from '../model/request.ts';

/** Is there a header of that name, in any case? */
export function hasHeader(headers: readonly Header[], name: string): boolean {
  return headers.some((header) => isNamed(header, name));
}

/** The value of the last header of that name: the one that counts on the wire. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  return headers.findLast((header) => isNamed(header, name))?.value;
}

/** One header of that name: at the first one's place and in its spelling, else at the end. */
export function withSystemHeader(headers: readonly Header[], name: string, value: string): readonly Header[] {
  const first = headers.find((header) => isNamed(header, name));
  if (first === undefined) return [...headers, { name, value, system: true }];
  return headers
    .filter((header) => header === first || !isNamed(header, name))
    .map((header) => (header === first ? { name: first.name, value, system: true } : header));
}

export function withoutHeader(headers: readonly Header[], ...names: readonly string[]): readonly Header[] {
  return headers.filter((header) => !names.some((name) => isNamed(header, name)));
}

/**
 * As they go on the wire by Postman's rules: exact namesakes are sent together at the first one's place; of names that
 * differ only in case the last spelling wins.
 */
export function toWireHeaders(headers: readonly Header[]): readonly (readonly [string, string | readonly string[]])[] {
  if (hasDistinctNames(headers)) return headers.map(({ name, value }) => [name, value]);
  const spellings = new Map<string, string[]>();
  for (const { name, value } of headers) {
    if (name === '') continue;
    const values = spellings.get(name);
    if (values === undefined) spellings.set(name, [value]);
    else values.push(value);
  }
  const lines = new Map<string, readonly [string, string | readonly string[]]>();
  for (const [name, values] of spellings)
    lines.set(name.toLowerCase(), [name, values.length === 1 ? (values[0] ?? '') : values]);
  return [...lines.values()];
}

/** Nearly always so. */
function hasDistinctNames(headers: readonly Header[]): boolean {
  const names = new Set(['']);
  for (const { name } of headers) names.add(name.toLowerCase());
  return names.size === headers.length + 1;
}

function isNamed(header: Header, name: string): boolean {
  return header.name.length === name.length && header.name.toLowerCase() === name.toLowerCase();
}
