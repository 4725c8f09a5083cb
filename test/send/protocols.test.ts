import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { constants, type Http2ServerResponse, type ServerHttp2Stream } from 'node:http2';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect } from 'vitest';
import type { SenderOptions } from '../../src/send/sender.ts';
import { bytesInUse } from '../fixtures/garbage.ts';
import { startProxy } from '../fixtures/proxy.ts';
import { readCertificate, type SecureServer, startSecureServer } from '../fixtures/secure-server.ts';
import { test } from './sending.ts';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function start(http: 'http1' | 'http2' | 'both'): Promise<SecureServer> {
  const server = await startSecureServer(http);
  closing.push(server.close);
  return server;
}

function streamOf(response: unknown): ServerHttp2Stream {
  return (response as Http2ServerResponse).stream;
}

const trusting = (more: Partial<SenderOptions> = {}) => ({
  trustedCertificates: [readCertificate('authority.pem')],
  ...more,
});
const newest = trusting({ protocolVersion: 'auto' });

const choices = [
  { server: 'http1', run: undefined, own: undefined, spoken: '1.1' },
  { server: 'both', run: undefined, own: undefined, spoken: '1.1' },
  { server: 'both', run: 'auto', own: undefined, spoken: '2.0' },
  { server: 'both', run: 'auto', own: 'http1', spoken: '1.1' },
  { server: 'both', run: 'http1', own: 'http2', spoken: '2.0' },
  { server: 'both', run: 'http2', own: 'nonsense', spoken: '2.0' },
  { server: 'http2', run: undefined, own: 'auto', spoken: '2.0' },
  { server: 'http1', run: 'auto', own: undefined, spoken: '1.1' },
] as const;

test.for(choices)(
  'a server of $server, run says $run, request $own: HTTP/$spoken',
  async ({ server: http, run, own, spoken }, { send, open }) => {
    const server = await start(http);
    const sender = open(trusting({ protocolVersion: run }));
    for (let count = 0; count < 3; count++) {
      const { response, hops } = await send(
        { url: server.url, behavior: own === undefined ? {} : { protocolVersion: own } },
        sender,
      );
      expect(response).toMatchObject({ status: 200, httpVersion: spoken });
      expect(hops[0]).toMatchObject({ httpVersion: spoken, connection: { reused: count > 0 } });
    }
    expect(server.received.map(({ httpVersion }) => httpVersion)).toEqual(Array(3).fill(spoken));
    expect(server.connections).toBe(1);
  },
);

test('http URLs are always HTTP/1', async ({ server, send, open }) => {
  const { response } = await send({ behavior: { protocolVersion: 'http2' } }, open({ protocolVersion: 'http2' }));
  expect(response?.httpVersion).toBe('1.1');
  expect(server.received).toHaveLength(1);
});

test('HTTP/2 is not made up where only HTTP/1 is spoken', async ({ send, open }) => {
  const server = await start('http1');
  const { error } = await send({ url: server.url, behavior: { protocolVersion: 'http2' } }, open(trusting()));
  expect(error).toMatchObject({
    code: 'no-http2',
    message: `127.0.0.1:${server.port} does not speak HTTP/2, which the request asks for`,
    hint: expect.stringContaining('--http-version'),
  });
  expect(server.received).toEqual([]);
});

test('headers are in lower case, pseudo headers in front, and none are about the connection', async ({
  send,
  open,
}) => {
  const server = await start('http2');
  server.answer = (_request, response) => {
    response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], 'x-answer': 'yes', 'content-encoding': 'gzip' });
    response.end(gzipSync('grüezi'));
  };
  const headers = [
    'X-Custom: 1',
    'X-Custom: 2',
    'Connection: keep-alive',
    'TE: gzip',
    'Upgrade: h2c',
    'Host: localhost',
  ];
  const { response, hops, request } = await send(
    { method: 'POST', url: `${server.url}/a?b=1#c`, headers, body: { mode: 'raw', raw: 'abc' } },
    open(newest),
  );
  expect(String(response?.body)).toBe('grüezi');
  expect(response?.headers).toEqual(
    expect.arrayContaining([
      { name: 'set-cookie', value: 'a=1' },
      { name: 'set-cookie', value: 'b=2' },
      { name: 'x-answer', value: 'yes' },
    ]),
  );
  expect(response?.headers.some(({ name }) => name.startsWith(':'))).toBe(false);
  expect(response).toMatchObject({ status: 201, reason: 'Created' });
  expect(server.received[0]).toMatchObject({ method: 'POST', url: '/a?b=1', body: 'abc' });
  expect(server.received[0]?.headers).toEqual(
    expect.arrayContaining([':authority: localhost', ':scheme: https', 'content-length: 3']),
  );
  expect(server.received[0]?.headers.filter((line) => line.startsWith('x-custom'))).toEqual([
    'x-custom: 1',
    'x-custom: 2',
  ]);
  expect(server.received[0]?.headers.join('\n')).not.toMatch(/^(connection|te|upgrade|host):/m);
  expect(hops[0]?.headers.slice(0, 4).map(({ name, value }) => `${name} ${value}`)).toEqual([
    ':method POST',
    ':path /a?b=1',
    ':authority localhost',
    ':scheme https',
  ]);
  expect(request.headers.map(({ name }) => name)).toContain('User-Agent');
});

const ways = (['http1', 'auto', 'http2'] as const).flatMap((version) => [
  { version, how: 'straight' },
  { version, how: 'through a proxy' },
]);

test.for(ways)(
  'the Host header says whose certificate to ask for, each on its own connection: $version, $how',
  async ({ version, how }, { send, open }) => {
    const server = await start('both');
    const through = how === 'straight' ? undefined : await startProxy();
    if (through !== undefined) closing.push(through.close);
    const proxy = through && { all: `http://127.0.0.1:${through.port}` };
    const sender = open(trusting({ protocolVersion: version, proxy }));
    const ask = async (host: string, strictSSL: boolean): Promise<unknown> => {
      const headers = [`Host: ${host}`];
      const { response, error } = await send({ url: server.url, headers, behavior: { strictSSL } }, sender);
      return response?.status ?? error?.code;
    };
    const codes: unknown[] = [];
    for (const host of ['localhost', `127.0.0.1:${server.port}`, 'a.test']) codes.push(await ask(host, true));
    for (const host of ['a.test', 'b.test:1', 'a.test']) codes.push(await ask(host, false));
    expect(codes).toEqual([200, 200, 'ERR_TLS_CERT_ALTNAME_INVALID', 200, 200, 200]);
    const names = server.received.map(({ servername }) => servername || 'none');
    expect(names).toEqual(['localhost', 'none', 'a.test', 'b.test', 'a.test']);
    expect(server.received[0]?.httpVersion).toBe(version === 'http1' ? '1.1' : '2.0');
  },
);

test('redirects, cookies and files go over HTTP/2', async ({ send, open, folder }) => {
  const server = await start('http2');
  await writeFile(join(folder, 'large.bin'), Buffer.alloc(1024 * 1024, 'x'));
  server.answer = ({ url }, response) => {
    if (url === '/start') response.writeHead(307, { location: '/end', 'set-cookie': 'a=1' });
    response.end('done');
  };
  const body = { mode: 'file', file: { src: 'large.bin' } };
  const { response, hops } = await send({ method: 'POST', url: `${server.url}/start`, body }, open(newest));
  expect(String(response?.body)).toBe('done');
  expect(server.received.map(({ url, body }) => [url, body.length])).toEqual([
    ['/start', 1024 * 1024],
    ['/end', 1024 * 1024],
  ]);
  expect(server.received[1]?.headers).toContain('cookie: a=1');
  expect(hops.map(({ connection }) => connection?.reused)).toEqual([false, true]);
});

test('many requests at once share a connection', async ({ send, open }) => {
  const server = await start('http2');
  const sender = open(newest);
  const exchanges = await Promise.all(
    Array.from({ length: 30 }, (_, index) => send({ url: `${server.url}/${index}` }, sender)),
  );
  expect(exchanges.map(({ response }) => response?.status)).toEqual(Array(30).fill(200));
  expect(server.connections).toBe(1);
});

test('thousands of requests over a connection leave next to nothing in memory', async ({ send, open }) => {
  const server = await start('http2');
  const sender = open({ ...newest, requestTimeout: 600_000 });
  const signal = new AbortController().signal;
  const sendMany = async (count: number): Promise<number> => {
    for (let sent = 0; sent < count; sent++) await send({ url: server.url, options: { signal } }, sender);
    server.received.length = 0;
    return bytesInUse();
  };
  const before = await sendMany(500);
  expect((await sendMany(4000)) - before).toBeLessThan(4_000_000);
  expect(server.connections).toBe(1);
});

test('HEAD and answers without a body end', async ({ send, open }) => {
  const server = await start('http2');
  server.answer = (_request, response) => {
    response.writeHead(204);
    response.end();
  };
  const sender = open(newest);
  expect((await send({ method: 'HEAD', url: server.url }, sender)).response?.status).toBe(204);
  expect((await send({ method: 'DELETE', url: server.url }, sender)).response?.body.length).toBe(0);
});

test('an answer that is too long is given up, and the connection goes on', async ({ send, open }) => {
  const server = await start('http2');
  server.answer = ({ url }, response) => void response.end(url === '/long' ? Buffer.alloc(1_000_000) : 'short');
  const sender = open({ ...newest, maxResponseBytes: 10_000 });
  expect((await send({ url: `${server.url}/long` }, sender)).error?.code).toBe('answer-too-long');
  expect((await send({ url: `${server.url}/short` }, sender)).response?.status).toBe(200);
  expect(server.connections).toBe(1);
});

test.for([
  { how: 'refuses the stream', code: constants.NGHTTP2_INTERNAL_ERROR, error: 'ERR_HTTP2_STREAM_ERROR' },
  { how: 'cancels it', code: constants.NGHTTP2_CANCEL, error: 'ECONNRESET' },
])('a server that $how is an error', async ({ code, error: expected }, { send, open }) => {
  const server = await start('http2');
  server.answer = (_request, response) => streamOf(response).close(code);
  expect((await send({ url: server.url }, open(newest))).error?.code).toBe(expected);
  expect(server.received).toHaveLength(1);
});

/** Answers over HTTP/1.1 only, as IIS does where a login belongs to a connection. */
async function startOlder(): Promise<SecureServer> {
  const server = await start('both');
  server.answer = ({ httpVersion }, response) => {
    if (httpVersion === '2.0') streamOf(response).close(constants.NGHTTP2_HTTP_1_1_REQUIRED);
    else response.end('older');
  };
  return server;
}

test('a server that wants HTTP/1.1 is asked over it, and from then on', async ({ send, open, folder }) => {
  const server = await startOlder();
  const sender = open(newest);
  await writeFile(join(folder, 'file.txt'), 'from a file');
  const body = { mode: 'file', file: { src: 'file.txt' } };
  for (let count = 0; count < 2; count++) {
    const { response, hops } = await send({ method: 'POST', url: server.url, body }, sender);
    expect(response).toMatchObject({ status: 200, httpVersion: '1.1' });
    expect(hops).toMatchObject([{ httpVersion: '1.1', response: { status: 200 } }]);
    expect(hops[0]?.headers.some(({ name }) => name.startsWith(':'))).toBe(false);
  }
  expect(server.received.map(({ httpVersion, body }) => [httpVersion, body])).toEqual([
    ['2.0', 'from a file'],
    ['1.1', 'from a file'],
    ['1.1', 'from a file'],
  ]);
});

test('with HTTP/2 asked for, a server that wants HTTP/1.1 is an error', async ({ send, open }) => {
  const server = await startOlder();
  const { error } = await send({ url: server.url }, open(trusting({ protocolVersion: 'http2' })));
  expect(error).toMatchObject({
    code: 'ERR_HTTP2_STREAM_ERROR',
    message: 'Stream closed with error code NGHTTP2_HTTP_1_1_REQUIRED',
    hint: expect.stringContaining('http1'),
  });
  expect(server.received).toHaveLength(1);
});

test('an answer that breaks off is an error', async ({ send, open }) => {
  const server = await start('http2');
  server.answer = async (_request, response) => {
    response.writeHead(200);
    (response as Http2ServerResponse).write('half');
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const socket of server.sockets) socket.destroy();
  };
  expect((await send({ url: server.url }, open(newest))).error).toMatchObject({
    code: 'ECONNRESET',
    message: 'aborted',
  });
});

test.for(['GET', 'POST'])(
  'a %s that the server says it has not touched is sent again on a new connection',
  async (method, { send, open }) => {
    const server = await start('http2');
    const sender = open(newest);
    await send({ url: server.url }, sender);
    server.answer = (_request, response) => {
      if (server.received.length === 2) streamOf(response).close(constants.NGHTTP2_REFUSED_STREAM);
      else response.end('ok');
    };
    expect((await send({ method, url: server.url }, sender)).response?.status).toBe(200);
    expect(server.received).toHaveLength(3);
    expect(server.connections).toBe(2);
  },
);

test('a server that says goodbye gets no further requests on that connection', async ({ send, open }) => {
  const server = await start('http2');
  const sender = open(newest);
  server.answer = (_request, response) => {
    response.end('ok');
    streamOf(response).session?.goaway();
  };
  for (let count = 0; count < 3; count++) expect((await send({ url: server.url }, sender)).response?.status).toBe(200);
  expect(server.connections).toBe(3);
});

test('a connection that the server closed while idle is forgotten', async ({ send, open }) => {
  const server = await start('http2');
  const sender = open(newest);
  await send({ url: server.url }, sender);
  const [socket] = server.sockets;
  socket?.destroy();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await send({ method: 'POST', url: server.url }, sender)).response?.status).toBe(200);
});

test('a run that ends, and a server that does not answer, end the request', async ({ send, open }) => {
  const server = await start('http2');
  server.answer = () => undefined;
  expect((await send({ url: server.url }, open({ ...newest, requestTimeout: 100 }))).error?.code).toBe(
    'ESOCKETTIMEDOUT',
  );
  const controller = new AbortController();
  const waiting = send({ url: server.url, options: { signal: controller.signal } }, open(newest));
  while (server.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  controller.abort();
  expect((await waiting).error?.code).toBe('aborted');
});

test('a server that is not there, or not to be trusted, is an error as over HTTP/1', async ({ send, open }) => {
  const server = await start('http2');
  const untrusting = open({ protocolVersion: 'auto' });
  expect((await send({ url: server.url }, untrusting)).error?.code).toBe('SELF_SIGNED_CERT_IN_CHAIN');
  expect((await send({ url: server.url, behavior: { strictSSL: false } }, untrusting)).response?.status).toBe(200);
  expect((await send({ url: 'https://127.0.0.1:1/' }, untrusting)).error?.code).toBe('ECONNREFUSED');
});

test('client certificates and key logs are for HTTP/2 too', async ({ send, open }) => {
  const server = await start('http2');
  const lines: string[] = [];
  const pem = { cert: { value: readCertificate('client.pem') }, key: { value: readCertificate('client-key.pem') } };
  const certificates = [{ matches: ['https://127.0.0.1:*/ada'], ...pem }];
  const sender = open({ ...newest, certificates, keyLog: (line) => void lines.push(String(line)) });
  for (const path of ['/ada', '/other', '/ada']) await send({ url: `${server.url}${path}` }, sender);
  expect(server.received.map(({ client }) => client)).toEqual(['Ada', undefined, 'Ada']);
  expect(server.connections).toBe(2);
  expect(lines.join('')).toMatch(/^CLIENT_TRAFFIC_SECRET_0 /m);
});

test('closing ends what is open', async ({ send, open }) => {
  const server = await start('both');
  const sender = open(newest);
  await send({ url: server.url }, sender);
  const [socket] = server.sockets;
  const closed = socket === undefined ? undefined : once(socket, 'close');
  await sender.close();
  await closed;
  expect(server.sockets.size).toBe(0);
});
