import { describe, expect } from 'vitest';
import { PostinoError } from '../../src/errors.ts';
import { parseCollection } from '../../src/load/collection/collection.ts';
import type { RunOptions } from '../../src/run/options.ts';
import { run } from '../../src/run/run.ts';
import { test } from '../fixtures/server.ts';

const raw = (url = 'http://127.0.0.1:1') => ({ info: { name: 'c' }, item: [{ name: 'one', request: url }] });

/** What a program reads that gives this to `run`. */
async function complaint(collection: unknown, options?: unknown): Promise<string> {
  try {
    for await (const _ of run(collection as never, options as never));
  } catch (error) {
    if (error instanceof PostinoError) return `${error.name} ${error.code}: ${error.message}\n-> ${error.hint}`;
    throw error;
  }
  return 'no complaint';
}

const load = 'Load it first: run(await loadCollection(path))';

test.for<[given: string, collection: unknown, message: string]>([
  ['a path', 'collection.json', `a text, not one that is loaded\n-> ${load}`],
  ['nothing', undefined, `undefined, not one that is loaded\n-> ${load}`],
  ['null', null, `null, not one that is loaded\n-> ${load}`],
  [
    'JSON',
    raw(),
    "an object, not one that is loaded\n-> Read it first: run(await parseCollection(json, 'the collection'))",
  ],
  [
    'a promise',
    parseCollection(raw(), 'c'),
    'a promise, not one that is loaded\n-> Wait for it: run(await loadCollection(path))',
  ],
])('%s is no collection', async ([, collection, message]) => {
  const text = await complaint(collection);
  expect(text.replace(/^OptionError (?:bad|missing)-option: /, '')).toBe(`the collection of run is ${message}`);
});

describe('an option that cannot be what it is', () => {
  const time = 'a number of milliseconds, 0 or more\n-> Give milliseconds, or 0 for no limit';
  const count = 'a whole number, 1 or more\n-> Give a whole number, 1 or more, or leave it out';
  const level =
    "'context' or 'isolated'\n-> Write 'isolated' for an isolate, 'context' for what runs without this option";
  const variables =
    'a Scope or a list of variables\n-> Give { key, value } objects in a list, or the variables of what loadVariables gives';
  const url =
    'the URL of a proxy\n-> Write http://host:port, https://…, socks4://… or socks5h://…, with name:password@ if it needs them';
  test.for<[options: object, message: string]>([
    [{ sandbox: 'isolate' }, `sandbox is "isolate", not ${level}`],
    [{ sandbox: 'Isolated' }, `sandbox is "Isolated", not ${level}`],
    [{ sandbox: true }, `sandbox is true, not ${level}`],
    [{ proxy: { http: 'htp://name:password@host' } }, `proxy.http is a text, not ${url}`],
    [{ proxy: { https: 'http://127.0.0.1:99999' } }, `proxy.https is a text, not ${url}`],
    [{ proxy: { all: '::::' } }, `proxy.all is a text, not ${url}`],
    [{ proxy: 'http://name:password@host' }, "proxy is a text, not an object\n-> Write { all: 'http://host:port' }"],
    [{ iterations: Number.NaN }, `iterations is NaN, not ${count}`],
    [{ iterations: -1 }, `iterations is -1, not ${count}`],
    [{ iterations: 0 }, `iterations is 0, not ${count}`],
    [{ iterations: 'x' }, `iterations is a text, not ${count}`],
    [{ iterations: 1.5 }, `iterations is 1.5, not ${count}`],
    [{ folders: 'a' }, 'folders is a text, not a list of names\n-> Give a list of names, or leave it out'],
    [{ environment: { a: 1 } }, `environment is an object, not ${variables}`],
    [{ environment: { name: 'E', variables: [] } }, `environment is an object, not ${variables}`],
    [{ globals: [{ name: 'a' }] }, `globals is a list, not ${variables}`],
    [{ collectionVariables: null }, `collectionVariables is null, not ${variables}`],
    [
      { data: [{ a: 1 }] },
      "data is a list, not rows of data\n-> Give what openRows(path) gives, or parseRows(list, 'the data')",
    ],
    [
      { origins: { 'https://a.test': 'http://b.test' } },
      "origins is an object, not a Map of http and https origins\n-> Write new Map([['https://graph.facebook.com', 'http://127.0.0.1:4010']])",
    ],
    [
      { origins: new Map([['graph.facebook.com', 'http://b.test']]) },
      "origins is an object, not a Map of http and https origins\n-> Write new Map([['https://graph.facebook.com', 'http://127.0.0.1:4010']])",
    ],
    [
      { bail: 'error' },
      `bail is "error", not true, false, 'errors' or 'newman'\n-> Give true, false, 'errors' or 'newman', or leave it out`,
    ],
    [
      { protocolVersion: 'http3' },
      `protocolVersion is "http3", not 'auto', 'http1' or 'http2'\n-> Give 'auto', 'http1' or 'http2', or leave it out`,
    ],
    [
      { sandboxMemory: Number.NaN },
      'sandboxMemory is NaN, not a whole number of megabytes, 8 or more\n-> Give a whole number of megabytes, 8 or more, or leave it out',
    ],
    [{ timeout: Number.NaN }, `timeout is NaN, not ${time}`],
    [{ requestTimeout: -1 }, `requestTimeout is -1, not ${time}`],
    [{ scriptTimeout: '10' }, `scriptTimeout is a text, not ${time}`],
    [
      { delay: '5' },
      'delay is a text, not a number of milliseconds, 0 or more\n-> Give a number of milliseconds, 0 or more, or leave it out',
    ],
    [
      { signal: new AbortController() },
      'signal is an object, not an AbortSignal\n-> Give the signal of an AbortController',
    ],
    [{ insecure: 'false' }, 'insecure is "false", not true or false\n-> Give true or false, or leave it out'],
    [
      { agents: { http: {} } },
      'agents.http is an object, not an agent of Node.js\n-> Give an agent of Node.js, or leave it out',
    ],
    [null as never, 'the options of run is null, not an object\n-> Write { … }'],
  ])('%o', async ([options, message]) => {
    expect(await complaint(await parseCollection(raw(), 'c'), options)).toBe(`OptionError bad-option: ${message}`);
  });

  test.for<[options: object, message: string]>([
    [{ folder: ['a'] }, 'run has no option "folder"\n-> Did you mean folders?'],
    [{ TIMEOUT: 1 }, 'run has no option "TIMEOUT"\n-> Did you mean timeout or requestTimeout or scriptTimeout?'],
    [{ proxy: { url: 'x' } }, 'run has no option "proxy.url"\n-> Choose from list, http, https, all, none, off'],
  ])('%o is unknown', async ([options, message]) => {
    expect(await complaint(await parseCollection(raw(), 'c'), options)).toBe(`OptionError unknown-option: ${message}`);
  });
});

test('options that are right run, and absent ones may be undefined', async ({ server }) => {
  const options: RunOptions = {
    ...{ environment: [{ key: 'a', value: 1 }], globals: undefined, iterations: 2, folders: ['one'], bail: 'errors' },
    ...{ delay: 0, timeout: 0, requestTimeout: 10_000, sandbox: 'context', sandboxMemory: 64, protocolVersion: 'auto' },
    ...{ origins: new Map([['https://graph.facebook.com', server.url]]), proxy: { http: '', none: '*' } },
    ...{ signal: new AbortController().signal, data: { count: 1, rows: () => [{ a: 1 }] } },
  };
  expect(await complaint(await parseCollection(raw(server.url), 'c'), { ...options, unheardOf: undefined })).toBe(
    'no complaint',
  );
  expect(server.received).toHaveLength(2);
});
