import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loadCollection } from '../../src/load/collection/collection.ts';
import type { LoadIo } from '../../src/load/source/source.ts';
import { loadVariables } from '../../src/load/variables.ts';

const uid = '12345678-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
const collection = { collection: { info: { name: 'From Postman' }, item: [] } };
const environment = { environment: { name: 'From Postman', values: [{ key: 'a', value: '1' }] } };

interface Seen {
  readonly path: string | undefined;
  readonly key: unknown;
}

/** Stands for Postman's API, and a second one for somebody else. */
const postman = { url: '', seen: [] as Seen[], server: createServer() };
const other = { url: '', seen: [] as Seen[], server: createServer() };

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  [`/collections/${uid}`]: (response) => response.end(JSON.stringify(collection)),
  [`/environments/${uid}`]: (response) => response.end(JSON.stringify(environment)),
  '/shared': (response) => response.end(JSON.stringify(collection)),
  '/moved-here': (response) => response.writeHead(302, { location: '/shared' }).end(),
  '/moved-away': (response) => response.writeHead(302, { location: `${other.url}/shared` }).end(),
  '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
  '/refused': (response) =>
    response.writeHead(401).end(JSON.stringify({ error: { name: 'x', message: 'Invalid API Key' } })),
};

beforeAll(async () => {
  for (const side of [postman, other]) {
    side.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      side.seen.push({ path: request.url, key: request.headers['x-api-key'] });
      const answer = answers[request.url?.split('?', 1)[0] ?? ''];
      if (answer === undefined) response.writeHead(404).end('{"error": {"message": "We could not find it"}}');
      else answer(response);
    });
    await new Promise<void>((done) => side.server.listen(0, '127.0.0.1', done));
    side.url = `http://127.0.0.1:${(side.server.address() as AddressInfo).port}`;
  }
});
afterAll(() => {
  for (const { server } of [postman, other]) {
    server.closeAllConnections();
    server.close();
  }
});
afterEach(() => {
  postman.seen.length = 0;
  other.seen.length = 0;
});

function io(key: string | undefined = 'PMAK-secret'): LoadIo {
  return { cwd: '/', readStandardInput: async () => '', postman: { key, url: postman.url } };
}

async function complaint(source: string, with_: LoadIo = io()): Promise<string> {
  const error = await loadCollection(source, with_).then(
    () => new Error('loaded'),
    (cause) => cause,
  );
  return `${error.message}\n-> ${error.hint}`.replaceAll(postman.url, '<postman>').replaceAll(other.url, '<other>');
}

test('a UID is fetched from the API, with the key in a header', async () => {
  expect((await loadCollection(uid, io())).name).toBe('From Postman');
  expect((await loadVariables(uid, 'environment', io())).variables).toEqual([{ key: 'a', value: '1' }]);
  expect(postman.seen).toEqual([
    { path: `/collections/${uid}`, key: 'PMAK-secret' },
    { path: `/environments/${uid}`, key: 'PMAK-secret' },
  ]);
});

test('a URL on the host of the API gets the key; one in its query moves into the header and counts more', async () => {
  await loadCollection(`${postman.url}/shared?apikey=PMAK-other&a=b`, io());
  await loadCollection(`${postman.url}/shared`, io());
  expect(postman.seen).toEqual([
    { path: '/shared?a=b', key: 'PMAK-other' },
    { path: '/shared', key: 'PMAK-secret' },
  ]);
});

test('nobody else gets the key: not as a host of its own, not after a redirect', async () => {
  await loadCollection(`${other.url}/shared?apikey=mine`, io());
  await loadCollection(`${postman.url}/moved-away`, io());
  await loadCollection(`${postman.url}/moved-here`, io());
  expect(other.seen).toEqual([
    { path: '/shared?apikey=mine', key: undefined },
    { path: '/shared', key: undefined },
  ]);
  expect(postman.seen.map(({ path }) => path)).toEqual(['/moved-away', '/moved-here', '/shared']);
});

test.each([
  {
    source: uid,
    key: '',
    told: `${uid} is no file here, and fetching it from Postman needs an API key\n-> Set POSTMAN_API_KEY, or give --postman-api-key`,
  },
  {
    source: 'refused',
    told: '<postman>/refused cannot be fetched: it answered 401 Unauthorized, Invalid API Key\n-> Check the API key in POSTMAN_API_KEY or --postman-api-key',
  },
  {
    source: `nothing?apikey=PMAK-query`,
    told: '<postman>/nothing cannot be fetched: it answered 404 Not Found, We could not find it\n-> Check the address',
  },
  {
    source: 'round',
    told: '<postman>/round cannot be fetched: more than 5 redirects\n-> Check the address, the network and whether the server is up',
  },
])('$source is refused without a word of the key', async ({ source, key, told }) => {
  const address = source === uid ? uid : `${postman.url}/${source}`;
  const text = await complaint(address, key === '' ? { ...io(), postman: { url: postman.url } } : io());
  expect(text).toBe(told);
  expect(text).not.toContain('PMAK');
});
