import type { Call } from './call.ts';
import { cutPage, type PageMove } from './cut-page.ts';
import type { GraphNode } from './node.ts';
import { optionalText } from './parameters.ts';
import { askedFields, readNode } from './read-node.ts';

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
  const { parameters, world } = call;
  const asked = {
    limit: optionalText(parameters, 'limit'),
    after: optionalText(parameters, 'after'),
    before: optionalText(parameters, 'before'),
  };
  const cut = cutPage(entries, keyOf, asked, world.pageSize);
  return { data: cut.entries.map(show), ...cut.paging((move) => link(call, move)) };
}

/** Graph's links repeat the whole query, the token with it. */
function link({ incoming, session }: Call, move: PageMove): string {
  const url = new URL(incoming.url);
  url.searchParams.delete('after');
  url.searchParams.delete('before');
  url.searchParams.set('access_token', session.token.text);
  for (const [name, cursor] of Object.entries(move)) if (cursor !== undefined) url.searchParams.set(name, cursor);
  return url.href;
}
