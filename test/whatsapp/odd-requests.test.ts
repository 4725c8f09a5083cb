import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call, useGraph } from './graph.ts';

const used = useGraph();
const messages = '/v25.0/400000000000102/messages';

describe('nothing makes the simulator fail', () => {
  const json = { 'content-type': 'application/json' };
  test.each([
    { path: messages, method: 'POST', headers: json, body: '{"to":', why: 'half a JSON' },
    { path: messages, method: 'POST', headers: json, body: '[]', why: 'JSON, but no object' },
    { path: messages, method: 'POST', headers: json, body: 'null', why: 'JSON null' },
    { path: messages, method: 'POST', headers: json, body: '', why: 'no body at all' },
    { path: messages, method: 'POST', headers: json, body: '[['.repeat(50_000), why: 'deep JSON' },
    {
      path: messages,
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
      why: 'wrong content type',
    },
    {
      path: messages,
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data' },
      body: 'x',
      why: 'no boundary',
    },
    { path: messages, method: 'POST', headers: { 'content-type': '\t;;' }, body: 'x', why: 'broken content type' },
    { path: messages, method: 'PATCH', headers: json, body: '{}', why: 'a method Graph does not have' },
    { path: '/v25.0/me', method: 'OPTIONS', headers: {}, body: undefined, why: 'OPTIONS' },
    { path: '/%E0%A4%A', method: 'GET', headers: {}, body: undefined, why: 'broken percent-encoding' },
    { path: '/v25.0/__proto__', method: 'GET', headers: {}, body: undefined, why: 'a name of the language' },
    { path: '/v25.0/me/constructor', method: 'GET', headers: {}, body: undefined, why: 'another one as an edge' },
    { path: '/v25.0//', method: 'GET', headers: {}, body: undefined, why: 'slashes only' },
    { path: '/v25.0/upload:MTph?sig=ARZ', method: 'POST', headers: {}, body: 'x', why: 'an upload id' },
    { path: `/v25.0/${'9'.repeat(5000)}`, method: 'GET', headers: {}, body: undefined, why: 'a long id' },
    { path: '/v25.0/me?fields[]=x&fields={', method: 'GET', headers: {}, body: undefined, why: 'odd parameters' },
  ])('$method: $why', async ({ path, method, headers, body }) => {
    const { status, json: answer } = await call(used.graph, path, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(answer).toMatchObject({
      error: {
        message: expect.any(String),
        type: expect.any(String),
        code: expect.any(Number),
        fbtrace_id: expect.any(String),
      },
    });
  });

  test('a body that is too large is refused, and the next call answered', async () => {
    const body = `{"text":"${'x'.repeat(6 * 1024 * 1024)}"}`;
    const refused = await call(used.graph, messages, { headers: { 'content-type': 'application/json' }, body });
    expect(refused).toMatchObject({ status: 413, json: { error: { code: 1 } } });
    expect((await call(used.graph, '/v25.0/me')).status).toBe(200);
  });

  test.each([
    { bytes: 'VIEW / HTTP/1.1\r\nhost: a\r\n\r\n', status: '400', why: 'a method that Node does not know' },
    { bytes: 'hello\r\n\r\n', status: '400', why: 'no HTTP' },
    { bytes: 'GET /v25.0/me HTTP/1.1\r\nhost: a b\r\n\r\n', status: '400', why: 'a host that is none' },
    {
      bytes: `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      status: '431',
      why: 'headers without end',
    },
  ])('$status for $why', async ({ bytes, status }) => {
    const text = await exchange(used.graph.port, bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain('"fbtrace_id"');
  });

  test('a caller who hangs up does no harm', async () => {
    await new Promise<void>((closed) => {
      const socket = connect(used.graph.port, '127.0.0.1', () => {
        socket.write(`POST ${messages} HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\nhalf`, () =>
          socket.destroy(),
        );
      });
      socket.on('close', () => closed());
    });
    expect((await call(used.graph, '/v25.0/me')).status).toBe(200);
  });

  /** Meta's own collections are not part of the project; where they are at hand, all their requests are tried. */
  const corpus = process.env['POSTINO_CORPUS'];
  for (const file of corpus === undefined ? [] : readdirSync(corpus).filter((name) => name.endsWith('.json'))) {
    test(`every request of ${file}`, async () => {
      const { item } = JSON.parse(readFileSync(join(corpus ?? '', file), 'utf8')) as Group;
      for (const { name, request } of item.flatMap(requestsIn)) {
        const { status, json: answer } = await call(used.graph, pathOf(request), {
          method: request.method,
          headers: request.body?.raw ? json : {},
          ...(request.body?.raw && request.method !== 'GET' ? { body: fill(request.body.raw) } : {}),
        });
        expect(status, name).toBeLessThan(500);
        if (status !== 200) expect(answer, name).toMatchObject({ error: { code: expect.any(Number) } });
      }
    });
  }
});

async function exchange(port: number, bytes: string): Promise<string> {
  return await new Promise((ended) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
      if (text.includes('fbtrace_id')) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => ended(text));
  });
}

interface Group {
  readonly item: readonly (Group | Entry)[];
}

interface Entry {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly url: string | { readonly raw: string };
    readonly body?: { readonly raw?: string };
  };
}

function requestsIn(entry: Group | Entry): readonly Entry[] {
  if ('item' in entry) return entry.item.flatMap(requestsIn);
  return entry.request.method === 'VIEW' ? [] : [entry];
}

const values: Readonly<Record<string, string>> = {
  Version: 'v25.0',
  'WABA-ID': '300000000000001',
  'Business-ID': '200000000000001',
  'Phone-Number-ID': '400000000000102',
  'Recipient-Phone-Number': '+16505550199',
};

function fill(text: string): string {
  return text.replace(/\{\{([^}]+)\}\}/g, (raw, name: string) => values[name] ?? raw);
}

function pathOf({ url }: Entry['request']): string {
  const raw = fill(typeof url === 'string' ? url : url.raw);
  return raw
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^(?!\/)/, '/')
    .replace(/\s/g, '%20');
}
