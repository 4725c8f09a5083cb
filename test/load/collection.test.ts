import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { describe, expect } from 'vitest';
import { loadCollection, parseCollection } from '../../src/load/collection/collection.ts';
import type { Collection, Folder, Item } from '../../src/model/collection.ts';
import { test } from './scratch.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

function itemsOf({ children }: { readonly children: readonly (Folder | Item)[] }): readonly Item[] {
  return children.flatMap((child) => (child.kind === 'item' ? [child] : itemsOf(child)));
}

async function parseItem(entry: unknown): Promise<Item> {
  const [item] = itemsOf(await parseCollection({ item: [entry] }, 'test'));
  return item as Item;
}

const script = (text: string, listen = 'prerequest', rest = {}) => ({ listen, script: { exec: [text] }, ...rest });

describe('what a request gets from what it is in', () => {
  const auth = { type: 'bearer', bearer: [{ key: 'token', value: 'collection' }] };
  const collection = {
    info: { name: 'C', schema },
    auth,
    event: [script('c'), script('ct', 'test')],
    protocolProfileBehavior: { followRedirects: false, strictSSL: true },
    item: [
      {
        name: 'outer',
        event: [script('o')],
        protocolProfileBehavior: { strictSSL: false, maxRedirects: 1 },
        item: [
          {
            name: 'inner',
            auth: { type: 'basic', basic: { username: 'u', password: 'p' } },
            event: [script('i'), script('it', 'test')],
            item: [
              { name: 'deep', event: [script('r')], protocolProfileBehavior: { maxRedirects: 2 }, request: 'http://h' },
              { name: 'open', request: { url: 'http://h', auth: { type: 'noauth' } } },
            ],
          },
        ],
      },
      { name: 'top', request: { url: 'http://h', auth: null } },
    ],
  };

  test('scripts run from the collection through the folders to the request', async () => {
    const [deep] = itemsOf(await parseCollection(collection, 'test'));
    expect(deep?.scripts.map(({ source, owner }) => `${owner}: ${source}`)).toEqual([
      'C: c',
      'C: ct',
      'outer: o',
      'outer / inner: i',
      'outer / inner: it',
      'outer / inner / deep: r',
    ]);
  });

  test('auth comes from the nearest that has one, and noauth stops that', async () => {
    const [deep, open, top] = itemsOf(await parseCollection(collection, 'test'));
    expect(deep?.auth).toEqual({ type: 'basic', parameters: { username: 'u', password: 'p' } });
    expect(open?.auth).toEqual({ type: 'noauth', parameters: {} });
    expect(top?.auth).toEqual({ type: 'bearer', parameters: { token: 'collection' } });
  });

  test('behaviour is merged by property, the nearest wins', async () => {
    const [deep, open] = itemsOf(await parseCollection(collection, 'test'));
    expect(deep?.behavior).toEqual({ followRedirects: false, strictSSL: false, maxRedirects: 2 });
    expect(open?.behavior).toEqual({ followRedirects: false, strictSSL: false, maxRedirects: 1 });
  });
});

test.each([
  { why: 'a list of lines', event: script('a'), sources: ['a'] },
  { why: 'lines are joined', event: { listen: 'test', script: { exec: ['a', 'b'] } }, sources: ['a\nb'] },
  { why: 'one text', event: { listen: 'test', script: { exec: 'a\r\nb' } }, sources: ['a\nb'] },
  { why: 'the script is text', event: { listen: 'test', script: 'a' }, sources: ['a'] },
  { why: 'the script is a list', event: { listen: 'test', script: ['a'] }, sources: ['a'] },
  { why: 'disabled', event: script('a', 'test', { disabled: true }), sources: [] },
  { why: 'blank', event: script(' \n'), sources: [] },
  { why: 'nothing in it', event: { listen: 'test' }, sources: [] },
  { why: 'null', event: { listen: 'test', script: null }, sources: [] },
  {
    why: 'src wins over exec, and is not fetched',
    event: { listen: 'test', script: { src: 'x', exec: ['a'] } },
    sources: [],
  },
  { why: 'an event that nobody knows', event: script('a', 'beforeLunch'), sources: [] },
])('a script in a collection: $why', async ({ event, sources }) => {
  const item = await parseItem({ name: 'a', request: 'http://h', event: [event] });
  expect(item.scripts.map(({ source }) => source)).toEqual(sources);
  const alone = await parseItem({ name: 'a', request: 'http://h', event });
  expect(alone.scripts).toEqual(item.scripts);
});

test.each([
  {
    why: 'a list of parameters',
    auth: { type: 'basic', basic: [{ key: 'username', value: 'u' }] },
    parameters: { username: 'u' },
  },
  {
    why: 'an object of parameters (v2.0)',
    auth: { type: 'basic', basic: { username: 'u' } },
    parameters: { username: 'u' },
  },
  {
    why: 'the last of equal keys',
    auth: {
      type: 'basic',
      basic: [
        { key: 'a', value: 1 },
        { key: 'a', value: 2 },
      ],
    },
    parameters: { a: 2 },
  },
  {
    why: 'typed',
    auth: {
      type: 'x',
      x: [
        { key: 's', value: 1, type: 'string' },
        { key: 'b', value: 'no', type: 'boolean' },
        { key: 'a', value: [1], type: 'any' },
      ],
    },
    parameters: { s: '1', b: true, a: [1] },
  },
  { why: 'no parameters', auth: { type: 'x' }, parameters: {} },
])('auth parameters: $why', async ({ auth, parameters }) => {
  const item = await parseItem({ name: 'a', request: { url: 'http://h', auth } });
  expect(item.auth).toEqual({ type: auth.type, parameters });
  expect(item.request.auth).toEqual(item.auth);
});

test.each([null, {}, { type: null }, 'text', { type: 'type' }])('auth %j inherits', async (auth) => {
  const own = { auth: { type: 'x', x: { a: 1 } }, item: [{ name: 'a', request: { url: 'h', auth } }] };
  const [item] = itemsOf(await parseCollection(own, 'test'));
  expect(item?.auth).toEqual({ type: 'x', parameters: { a: 1 } });
  expect(item?.request.auth).toBeUndefined();
});

test.each([
  {
    why: 'text is the URL of a GET',
    request: 'http://h/p',
    expected: { method: 'GET', url: { host: ['h'], path: ['p'] } },
  },
  { why: 'missing: an empty URL that fails when it is sent', request: undefined, expected: { method: 'GET', url: {} } },
  { why: 'method in upper case', request: { method: 'post', url: 'h' }, expected: { method: 'POST' } },
  { why: 'methods that nobody knows', request: { method: 'Brew', url: 'h' }, expected: { method: 'BREW' } },
  {
    why: 'headers as text',
    request: { url: 'h', header: 'A: 1\r\nB : 2:3\n' },
    expected: {
      header: [
        { key: 'A', value: '1' },
        { key: 'B', value: '2:3' },
      ],
    },
  },
  {
    why: 'headers as object',
    request: { url: 'h', header: { A: '1' } },
    expected: { header: [{ key: 'A', value: '1' }] },
  },
  {
    why: 'headers as list',
    request: { url: 'h', header: ['A: 1', { key: 'B', value: '2', disabled: true }, null] },
    expected: {
      header: [
        { key: 'A', value: '1' },
        { key: 'B', value: '2', disabled: true },
      ],
    },
  },
  { why: 'a body as text', request: { url: 'h', body: 'x' }, expected: { body: { mode: 'raw', raw: 'x' } } },
  { why: 'a body without mode is none', request: { url: 'h', body: { raw: 'x' } }, expected: { body: undefined } },
  { why: 'a body that is null', request: { url: 'h', body: null }, expected: { body: undefined } },
  {
    why: 'an unknown body mode is raw',
    request: { url: 'h', body: { mode: 'odd', raw: 'x' } },
    expected: { body: { mode: 'raw', raw: 'x' } },
  },
  {
    why: 'a form as text',
    request: { url: 'h', body: { mode: 'urlencoded', urlencoded: 'a=1&b' } },
    expected: {
      body: {
        urlencoded: [
          { key: 'a', value: '1' },
          { key: 'b', value: null },
        ],
      },
    },
  },
  {
    why: 'a file as text',
    request: { url: 'h', body: { mode: 'file', file: 'x.bin' } },
    expected: { body: { file: { src: 'x.bin' } } },
  },
])('a request: $why', async ({ request, expected }) => {
  const item = await parseItem({ name: 'a', request });
  expect(item.request).toMatchObject(expected);
  expect(item.skip).toBeUndefined();
});

test.each([
  { why: 'VIEW without URL', request: { method: 'VIEW', url: '' }, isSkipped: true },
  { why: 'VIEW with an empty URL object', request: { method: 'view', url: { raw: '' } }, isSkipped: true },
  { why: 'VIEW with a URL', request: { method: 'VIEW', url: 'http://h' }, isSkipped: false },
  { why: 'GET without URL', request: { method: 'GET', url: '' }, isSkipped: false },
])('a documentation entry is skipped: $why', async ({ request, isSkipped }) => {
  const item = await parseItem({ name: 'a', request });
  expect(item.skip !== undefined).toBe(isSkipped);
});

describe('names and ids', () => {
  const entries = [
    { id: 'by-id', name: 'a', request: 'h' },
    { _postman_id: 'by-postman-id', name: 'b', request: 'h' },
    { uid: 'by-uid', name: 'c', request: 'h' },
    { name: 'same', request: 'h' },
    { name: 'same', request: 'h' },
    { id: 'by-id', name: 'copy', request: 'h' },
    { request: 'http://h/nameless' },
    {},
    { item: [] },
  ];

  test('given ids are kept, twice too; others are made, none twice', async () => {
    const { children } = await parseCollection({ info: { name: 'C' }, item: entries }, 'test');
    const ids = children.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['by-id', 'by-postman-id', 'by-uid']);
    expect(ids[5]).toBe('by-id');
    expect(new Set(ids).size).toBe(ids.length - 1);
    expect(ids[3]).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  test('made ids are the same next time', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => parseCollection({ item: entries }, 'test')));
    expect(first).toEqual(second);
  });

  test('what has no name gets one', async () => {
    const collection = await parseCollection({ item: entries }, 'test');
    expect(collection.name).toBe('Untitled collection');
    expect(collection.children.slice(-3).map(({ name }) => name)).toEqual([
      'http://h/nameless',
      'Untitled request',
      'Untitled folder',
    ]);
  });
});

test('variables keep their types; disabled ones are marked; those of folders do not exist for Postman', async () => {
  const variable = [
    { key: 'a', value: 1, type: 'number', description: { content: 'why' } },
    { key: 'b', value: 'x', disabled: true },
    { key: 'c', value: null },
    { key: 'd' },
    { value: 'nameless' },
  ];
  const { variables } = await parseCollection({ variable, item: [{ name: 'f', variable, item: [] }] }, 'test');
  expect(variables).toEqual([
    { key: 'a', value: 1, type: 'number', description: 'why' },
    { key: 'b', value: 'x', disabled: true },
    { key: 'c', value: null },
    { key: 'd', value: undefined },
  ]);
});

test('descriptions are text or objects', async () => {
  const collection = await parseCollection(
    {
      info: { description: { content: 'c' } },
      item: [{ description: 'f', item: [{ request: { url: 'h', description: 'r' } }] }],
    },
    'test',
  );
  expect([collection.description, collection.children[0]?.description]).toEqual(['c', 'f']);
  expect(itemsOf(collection)[0]?.description).toBe('r');
});

test('what is no item is passed over', async () => {
  const { children } = await parseCollection({ item: [null, 'text', 5, { name: 'a', request: 'h' }] }, 'test');
  expect(children.map(({ name }) => name)).toEqual(['a']);
});

const small = { info: { name: 'Small', schema }, item: [{ name: 'a', request: 'http://h' }] };
const isSmall = (collection: Collection) => [collection.name, collection.children.length];

describe('where a collection comes from', () => {
  const encodings: readonly [string, Uint8Array][] = [
    ['UTF-8', Buffer.from(JSON.stringify(small))],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${JSON.stringify(small)}`)],
    ['UTF-16LE with a byte order mark', Buffer.from(`\uFEFF${JSON.stringify(small)}`, 'utf16le')],
    ['UTF-16LE without', Buffer.from(JSON.stringify(small), 'utf16le')],
    ['UTF-16BE', Buffer.from(`\uFEFF${JSON.stringify(small)}`, 'utf16le').swap16()],
    ['Latin 1', Buffer.from(JSON.stringify({ ...small, description: 'é' }), 'latin1')],
  ];

  test.for(encodings)('a file in %s', async ([, bytes], { scratch }) => {
    await scratch.write('c.json', bytes);
    const collection = await loadCollection('c.json', scratch.io);
    expect([...isSmall(collection), collection.origin]).toEqual(['Small', 1, 'c.json']);
  });

  test('standard input', async ({ scratch }) => {
    const collection = await loadCollection('-', scratch.withInput(`\uFEFF${JSON.stringify(small)}`));
    expect([...isSmall(collection), collection.origin]).toEqual(['Small', 1, 'standard input']);
    expect(collection.directory).toBeUndefined();
  });

  test('a file in a folder, which the files it names may lie in', async ({ scratch }) => {
    await scratch.write('deep/c.json', JSON.stringify(small));
    const { origin, directory } = await loadCollection('deep/c.json', scratch.io);
    expect([origin, directory]).toEqual(['deep/c.json', resolve(scratch.io.cwd, 'deep')]);
  });

  test('a URL, whose credentials and query are sent but not told', async ({ scratch }) => {
    const seen: unknown[] = [];
    const server = createServer((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      response.end(JSON.stringify({ collection: small }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const collection = await loadCollection(`http://u:p%40@127.0.0.1:${port}/c?apikey=k`, scratch.io);
    server.close();
    expect([...isSmall(collection), collection.origin]).toEqual(['Small', 1, `http://127.0.0.1:${port}/c`]);
    expect(seen).toEqual([['/c?apikey=k', `Basic ${Buffer.from('u:p@').toString('base64')}`]]);
  });

  test('an answer of the Postman API wraps it', async () => {
    expect(isSmall(await parseCollection({ collection: small }, 'test'))).toEqual(['Small', 1]);
  });

  test("an object of Postman's own library", async () => {
    const { default: postman } = await import('postman-collection');
    expect(isSmall(await parseCollection(new postman.Collection(small as never), 'test'))).toEqual(['Small', 1]);
  });

  test('format v1, which is left as it was given', async () => {
    const v1 = {
      id: 'v1',
      name: 'Old',
      order: ['r1'],
      folders: [{ id: 'f1', name: 'Folder', order: ['r2'] }],
      requests: [
        {
          id: 'r1',
          name: 'One',
          method: 'POST',
          url: 'http://h/one',
          headers: 'A: 1\n',
          dataMode: 'raw',
          rawModeData: 'x',
          preRequestScript: 'before',
        },
        {
          id: 'r2',
          name: 'Two',
          method: 'GET',
          url: 'http://h/two',
          tests: 'after',
          currentHelper: 'basicAuth',
          helperAttributes: { username: 'u', password: 'p' },
        },
      ],
    };
    const before = structuredClone(v1);
    const collection = await parseCollection(v1, 'test');
    expect(v1).toEqual(before);
    expect(collection).toMatchObject({ name: 'Old', id: 'v1' });
    const items = new Map(itemsOf(collection).map((item) => [item.name, item]));
    expect(items.get('One')).toMatchObject({
      request: {
        method: 'POST',
        url: { host: ['h'] },
        header: [{ key: 'A', value: '1' }],
        body: { mode: 'raw', raw: 'x' },
      },
      scripts: [{ phase: 'prerequest', source: 'before' }],
    });
    expect(items.get('Two')).toMatchObject({
      path: ['Folder', 'Two'],
      auth: { type: 'basic', parameters: { username: 'u', password: 'p' } },
      scripts: [{ phase: 'test', source: 'after' }],
    });
  });
});
