import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readJson } from '../../src/newman/load/read-json.ts';

const uid = '12345678-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

interface Seen {
  readonly path: string | undefined;
  readonly key: unknown;
}

/** Stands for Postman's API, and a second one for somebody else. */
const postman = { url: '', seen: [] as Seen[], server: createServer() };
const other = { url: '', seen: [] as Seen[], server: createServer() };

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/moved-away': (response) => response.writeHead(302, { location: `${other.url}/shared` }).end(),
  '/refused': (response) => response.writeHead(401).end('{"error": {"name": "AuthenticationError", "message": "No"}}'),
  '/broken': (response) => response.end('{"a": '),
};

beforeAll(async () => {
  for (const side of [postman, other]) {
    side.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      side.seen.push({ path: request.url, key: request.headers['x-api-key'] });
      const answer = answers[request.url?.split('?', 1)[0] ?? ''];
      if (answer === undefined) response.end('{"a": 1}');
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

const read = (source: string): Promise<unknown> =>
  readJson(source, 'collection', { key: 'PMAK-secret', url: postman.url });

test("Postman's API gets the key: by a UID, by its address, from the query in the header", async () => {
  for (const source of [uid, `${postman.url}/shared`, `${postman.url}/shared?apikey=PMAK-other`]) {
    expect(await read(source)).toEqual({ a: 1 });
  }
  expect(postman.seen).toEqual([
    { path: `/collections/${uid}`, key: 'PMAK-secret' },
    { path: '/shared', key: 'PMAK-secret' },
    { path: '/shared', key: 'PMAK-other' },
  ]);
});

test('nobody else gets the key: not as a host of its own, not after a redirect', async () => {
  expect(await read(`${other.url}/shared`)).toEqual({ a: 1 });
  expect(await read(`${postman.url}/moved-away`)).toEqual({ a: 1 });
  expect(other.seen).toEqual([
    { path: '/shared', key: undefined },
    { path: '/shared', key: undefined },
  ]);
});

test.each([
  [
    'refused',
    'AuthenticationError: No',
    'Error fetching the refuse from the provided URL. Ensure that the URL is valid.',
  ],
  ['broken', 'is not JSON: line 1', 'the url "<postman>/broken" did not provide valid JSON data'],
])('%s is told without the key', async (path, told, help) => {
  const error = await read(`${postman.url}/${path}?apikey=PMAK-query`).catch((cause) => cause);
  expect(String(error)).toContain(told);
  expect((error as { help: string }).help.replaceAll(postman.url, '<postman>')).toBe(help);
});
