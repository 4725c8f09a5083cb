/// <reference path="../../node_modules/postman-collection/types/index.d.ts" />
import { array, assert, asyncProperty, constantFrom, letrec, option, record } from 'fast-check';
import { Collection as PostmanCollection } from 'postman-collection';
import { expect, test } from 'vitest';
import { parseCollection } from '../../src/load/collection/collection.ts';
import type { Folder, Item } from '../../src/model/collection.ts';

/** What is asked of Postman's library; its types lack some of it. */
interface PostmanItem {
  readonly name: string;
  readonly events: { listeners(name: string): readonly { readonly script?: { toSource(): unknown } }[] };
  getPath(): readonly string[];
  getAuth(): PostmanAuth | undefined;
  getProtocolProfileBehaviorResolved(): unknown;
}

interface PostmanAuth {
  readonly type: string;
  parameters(): { all(): readonly { readonly key: string; readonly value: unknown }[] } | undefined;
}

interface Seen {
  readonly name: string;
  readonly path: readonly string[];
  readonly auth: unknown;
  readonly behavior: unknown;
  readonly prerequest: readonly string[];
  readonly test: readonly string[];
}

const auth = option(
  constantFrom<unknown>(
    { type: 'noauth' },
    { type: 'basic', basic: [{ key: 'username', value: 'list' }] },
    { type: 'basic', basic: { username: 'object' } },
    { type: 'bearer' },
    { type: null },
    {},
    null,
  ),
  { nil: undefined },
);
const event = array(
  record({
    listen: constantFrom('prerequest', 'test', 'other'),
    disabled: constantFrom(undefined, true, false),
    script: constantFrom<unknown>({ exec: ['a', 'b'] }, { exec: 'c' }, 'd', ['e'], { src: 'x', exec: ['f'] }, {}, null),
  }),
  { maxLength: 2 },
);
const behavior = option(constantFrom<unknown>({ a: 1 }, { a: 2, b: 3 }, {}, null), { nil: undefined });

const { group } = letrec<{ entry: unknown; group: unknown; item: unknown }>((tie) => ({
  item: record({
    name: constantFrom('x', 'y'),
    request: record({ url: constantFrom('http://h'), auth }),
    event,
    protocolProfileBehavior: behavior,
  }),
  group: record({
    name: constantFrom('f', 'g'),
    auth,
    event,
    protocolProfileBehavior: behavior,
    item: array(tie('entry'), { maxLength: 3 }),
  }),
  entry: constantFrom<'item' | 'group'>('item', 'item', 'group').chain((kind) => tie(kind)),
}));

test('auth, scripts and behaviour reach requests as in Postman', async () => {
  const agree = asyncProperty(group, async (collection) => {
    expect(await throughPostino(collection)).toEqual(throughPostman(collection));
  });
  await assert(agree, { numRuns: 500 });
});

async function throughPostino(collection: unknown): Promise<readonly Seen[]> {
  const { children, name } = await parseCollection(collection, 'test');
  return itemsOf(children).map((item) => ({
    name: item.name,
    path: [name, ...item.path],
    auth: item.auth === undefined ? undefined : { type: item.auth.type, parameters: item.auth.parameters },
    behavior: item.behavior,
    prerequest: item.scripts.filter(({ phase }) => phase === 'prerequest').map(({ source }) => source),
    test: item.scripts.filter(({ phase }) => phase === 'test').map(({ source }) => source),
  }));
}

function throughPostman(collection: unknown): readonly Seen[] {
  const seen: Seen[] = [];
  const root: unknown = new PostmanCollection(structuredClone(collection) as never);
  (root as { forEachItem(visit: (item: PostmanItem) => void): void }).forEachItem((item) => {
    const own = item.getAuth();
    seen.push({
      name: item.name,
      path: item.getPath(),
      auth: own && { type: own.type, parameters: parametersOf(own) },
      behavior: item.getProtocolProfileBehaviorResolved(),
      prerequest: sourcesOf(item, 'prerequest'),
      test: sourcesOf(item, 'test'),
    });
  });
  return seen;
}

function parametersOf(auth: PostmanAuth): unknown {
  return Object.fromEntries((auth.parameters()?.all() ?? []).map(({ key, value }) => [key, value]));
}

function sourcesOf(item: PostmanItem, name: string): readonly string[] {
  const sources = item.events.listeners(name).map(({ script }) => script?.toSource());
  return sources.filter((source) => typeof source === 'string');
}

function itemsOf(children: readonly (Folder | Item)[]): readonly Item[] {
  return children.flatMap((child) => (child.kind === 'item' ? [child] : itemsOf(child.children)));
}
