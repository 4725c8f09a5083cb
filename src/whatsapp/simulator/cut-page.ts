import { invalidParameter } from './graph-error.ts';

const largestPage = 100;

/** Which part of a list is wanted, as the caller wrote it. */
export interface PageAsked {
  readonly limit: string | undefined;
  readonly after: string | undefined;
  readonly before: string | undefined;
}

/** The place of a link in its list: before or after a cursor. */
export type PageMove = Readonly<Record<'after' | 'before', string | undefined>>;

/** One page of a list, with cursors, and with links where there is more; `keyOf` tells its entries apart. */
export function cutPage<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  asked: PageAsked,
  pageSize: number,
): { readonly entries: readonly Entry[]; readonly paging: (link: (move: PageMove) => string) => object } {
  const keys = entries.map(keyOf);
  const { start, end } = boundsOf(keys, asked, pageSize);
  const [first, last] = [keys[start], keys[end - 1]];
  if (first === undefined || last === undefined || end <= start) return { entries: [], paging: () => ({}) };
  const cursors = { before: cursorOf(first), after: cursorOf(last) };
  const paging = (link: (move: PageMove) => string): object => ({
    paging: {
      cursors,
      ...(end < keys.length ? { next: link({ after: cursors.after, before: undefined }) } : {}),
      ...(start > 0 ? { previous: link({ before: cursors.before, after: undefined }) } : {}),
    },
  });
  return { entries: entries.slice(start, end), paging };
}

function boundsOf(keys: readonly string[], asked: PageAsked, pageSize: number): { start: number; end: number } {
  const size = sizeOf(asked, pageSize);
  const before = placeOf(keys, asked, 'before');
  if (before !== undefined) return { start: Math.max(0, before - size), end: before };
  const after = placeOf(keys, asked, 'after');
  const start = after === undefined ? 0 : after + 1;
  return { start, end: Math.min(keys.length, start + size) };
}

function sizeOf({ limit }: PageAsked, pageSize: number): number {
  const text = limit || String(pageSize);
  if (!/^\d+$/.test(text) || Number(text) === 0) throw invalidParameter('Param limit must be a positive integer');
  return Math.min(Number(text), largestPage);
}

function placeOf(keys: readonly string[], asked: PageAsked, name: 'before' | 'after'): number | undefined {
  const cursor = asked[name];
  if (cursor === undefined || cursor === '') return undefined;
  const place = keys.findIndex((key) => cursorOf(key) === cursor);
  if (place < 0) throw invalidParameter(`Param ${name} is not a cursor of this list`);
  return place;
}

function cursorOf(key: string): string {
  return Buffer.from(`cursor:${key}`).toString('base64url');
}
