import type { Call } from './call.ts';
import { invalidParameter } from './graph-error.ts';
import type { GraphNode } from './node.ts';
import { optionalText } from './parameters.ts';
import { askedFields, readNode } from './read-node.ts';

const largestPage = 100;

/** One page of a list of nodes, with cursors, and with absolute links where there is more. */
export function page(nodes: readonly GraphNode[], call: Call): Record<string, unknown> {
  const fields = askedFields(call.parameters);
  return pageOf(
    nodes,
    ({ id }) => id,
    (node) => readNode(node, fields, call),
    call,
  );
}

/** One page of a list of anything: told apart by a key, shown as JSON. */
export function pageOf<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  show: (entry: Entry) => unknown,
  call: Call,
): Record<string, unknown> {
  const keys = entries.map(keyOf);
  const { start, end } = boundsOf(keys, call);
  const data = entries.slice(start, end).map(show);
  const [first, last] = [keys[start], keys[end - 1]];
  if (first === undefined || last === undefined || data.length === 0) return { data };
  const cursors = { before: cursorOf(first), after: cursorOf(last) };
  return {
    data,
    paging: {
      cursors,
      ...(end < keys.length ? { next: link(call, { after: cursors.after }) } : {}),
      ...(start > 0 ? { previous: link(call, { before: cursors.before }) } : {}),
    },
  };
}

function boundsOf(keys: readonly string[], call: Call): { readonly start: number; readonly end: number } {
  const size = sizeOf(call);
  const before = placeOf(keys, call, 'before');
  if (before !== undefined) return { start: Math.max(0, before - size), end: before };
  const after = placeOf(keys, call, 'after');
  const start = after === undefined ? 0 : after + 1;
  return { start, end: Math.min(keys.length, start + size) };
}

function sizeOf({ parameters, world }: Call): number {
  const limit = optionalText(parameters, 'limit') || String(world.pageSize);
  if (!/^\d+$/.test(limit) || Number(limit) === 0) throw invalidParameter('Param limit must be a positive integer');
  return Math.min(Number(limit), largestPage);
}

function placeOf(keys: readonly string[], { parameters }: Call, name: 'before' | 'after'): number | undefined {
  const cursor = optionalText(parameters, name);
  if (cursor === undefined || cursor === '') return undefined;
  const place = keys.findIndex((key) => cursorOf(key) === cursor);
  if (place < 0) throw invalidParameter(`Param ${name} is not a cursor of this list`);
  return place;
}

function cursorOf(key: string): string {
  return Buffer.from(`cursor:${key}`).toString('base64url');
}

/** Graph's links repeat the whole query, the token with it. */
function link({ incoming, session }: Call, move: Readonly<Record<string, string>>): string {
  const url = new URL(incoming.url);
  url.searchParams.delete('after');
  url.searchParams.delete('before');
  url.searchParams.set('access_token', session.token.text);
  for (const [name, cursor] of Object.entries(move)) url.searchParams.set(name, cursor);
  return url.href;
}
