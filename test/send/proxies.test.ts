import { createServer } from 'node:net';
import { afterEach, expect } from 'vitest';
import type { ProxyServer } from '../../src/model/connection.ts';
import { type ProxyBehavior, startProxy, startSocks, type TestProxy } from '../fixtures/proxy.ts';
import { readCertificate, startSecureServer } from '../fixtures/secure-server.ts';
import { test } from './sending.ts';

const trustedCertificates = [readCertificate('authority.pem')];
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function proxy(behavior?: ProxyBehavior, isSecure?: boolean): Promise<TestProxy> {
  const started = await startProxy(behavior, isSecure);
  closing.push(started.close);
  return started;
}

async function socks(behavior?: ProxyBehavior): Promise<TestProxy> {
  const started = await startSocks(behavior);
  closing.push(started.close);
  return started;
}

async function secure(http?: 'http1' | 'http2' | 'both') {
  const started = await startSecureServer(http);
  closing.push(started.close);
  return started;
}

/** A port that nobody listens on. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const lines = ({ received }: TestProxy) => received.map(({ line }) => line);

test.for([false, true])(
  'http goes to the proxy with its whole URL (secure proxy: %s)',
  async (isSecure, { server, send, open }) => {
    const { port, received } = await proxy({ credentials: 'user:pass:word' }, isSecure);
    server.answer = () => ({ body: 'hello' });
    const all = `${isSecure ? 'https' : 'http'}://user:pass%3Aword@127.0.0.1:${port}`;
    const sender = open({ proxy: { all }, trustedCertificates });
    const { response, hops } = await send({ method: 'POST', url: '/a?b=1', body: { mode: 'raw', raw: 'abc' } }, sender);
    expect(String(response?.body)).toBe('hello');
    expect(received[0]?.line).toBe(`POST ${server.url}/a?b=1`);
    expect(received[0]?.headers).toContain('Proxy-Authorization: Basic dXNlcjpwYXNzOndvcmQ=');
    expect(server.received[0]).toMatchObject({ method: 'POST', url: '/a?b=1', body: Buffer.from('abc') });
    expect(server.received[0]?.headers.join()).not.toMatch(/proxy-authorization/i);
    expect(hops[0]?.connection?.proxy).toBe(`${isSecure ? 'https' : 'http'}://127.0.0.1:${port}`);
  },
);

test.for([
  { scheme: 'http', isSecure: false },
  { scheme: 'https', isSecure: true },
])('https goes through a tunnel of an $scheme proxy, which is kept', async ({ scheme, isSecure }, { send, open }) => {
  const server = await secure();
  const { port, received } = await proxy({ credentials: 'user:secret' }, isSecure);
  const sender = open({ proxy: { http: `${scheme}://user:secret@127.0.0.1:${port}` }, trustedCertificates });
  const headers = ['X-Secret: 1', 'Referer: http://elsewhere.test/'];
  for (const path of ['/1', '/2'])
    expect((await send({ url: `${server.url}${path}`, headers }, sender)).response?.status).toBe(200);
  expect(received).toEqual([
    {
      line: `CONNECT 127.0.0.1:${server.port}`,
      headers: [
        `Host: 127.0.0.1:${server.port}`,
        'User-Agent: Postino/0.1.0',
        'Connection: keep-alive',
        'Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=',
      ],
    },
  ]);
  expect(server.received.map(({ url }) => url)).toEqual(['/1', '/2']);
  expect(server.received[0]?.headers.join()).not.toMatch(/proxy/i);
  expect(server.connections).toBe(1);
});

test('http too goes through a tunnel where that is asked for', async ({ server, send, open }) => {
  const { port, received } = await proxy();
  const list: ProxyServer[] = [{ protocol: 'http', host: '127.0.0.1', port, tunnel: true }];
  const { response } = await send({ url: '/a' }, open({ proxy: { list } }));
  expect(response?.status).toBe(200);
  expect(received.map(({ line }) => line)).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
  expect(server.received[0]?.url).toBe('/a');
});

test("a request's own Proxy-Authorization goes to the proxy alone", async ({ send, open }) => {
  const server = await secure();
  const { port, received } = await proxy({ credentials: 'own:word' });
  const sender = open({ proxy: { all: `http://127.0.0.1:${port}` }, trustedCertificates });
  const headers = [`Proxy-Authorization: Basic ${btoa('own:word')}`];
  expect((await send({ url: server.url, headers }, sender)).response?.status).toBe(200);
  expect(received[0]?.headers).toContain(headers[0]);
  expect(server.received[0]?.headers.join()).not.toMatch(/proxy/i);
});

const socksKinds = [
  { scheme: 'socks5h', seen: 'socks5 name' },
  { scheme: 'socks', seen: 'socks5 name' },
  { scheme: 'socks5', seen: 'socks5' },
  { scheme: 'socks4a', seen: 'socks4a' },
  { scheme: 'socks4', seen: 'socks4' },
];

test.for(socksKinds)('a $scheme proxy passes on http and https', async ({ scheme, seen }, { server, send, open }) => {
  const secured = await secure();
  const started = await socks();
  const sender = open({ proxy: { all: `${scheme}://127.0.0.1:${started.port}` }, trustedCertificates });
  const method = 'POST';
  const body = { mode: 'raw', raw: 'abc' };
  expect((await send({ method, url: `http://localhost:${server.port}/`, body }, sender)).response?.status).toBe(200);
  expect((await send({ method, url: `https://localhost:${secured.port}/`, body }, sender)).response?.status).toBe(200);
  expect(server.received[0]?.body.toString()).toBe('abc');
  expect(secured.received[0]?.body).toBe('abc');
  const host =
    seen.includes('name') || seen === 'socks4a' ? 'localhost' : expect.stringMatching(/^(127\.0\.0\.1|::1)$/);
  const told = lines(started).map((line) => /^(.*) (\S+):\d+$/.exec(line)?.slice(1));
  expect(told).toEqual([
    [seen, host],
    [seen, host],
  ]);
});

test('a SOCKS proxy gets name and password', async ({ server, send, open }) => {
  const started = await socks({ credentials: 'user:secret' });
  const { response } = await send({}, open({ proxy: { all: `socks5h://user:secret@127.0.0.1:${started.port}` } }));
  expect(response?.status).toBe(200);
  const wrong = await send({}, open({ proxy: { all: `socks5h://user:wrong@127.0.0.1:${started.port}` } }));
  expect(wrong.error?.message).toBe('tunneling socket could not be established, cause=Socks5 Authentication failed');
  expect(JSON.stringify(wrong.error)).not.toContain('wrong');
  expect(server.received).toHaveLength(1);
});

test.for([
  {
    behavior: { connect: 403 } as const,
    message: 'tunneling socket could not be established, statusCode=403',
    hint: 'may not connect',
  },
  {
    behavior: { credentials: 'a:b' },
    message: 'tunneling socket could not be established, statusCode=407',
    hint: 'name and password',
  },
  {
    behavior: { connect: 'hang up' } as const,
    message: 'tunneling socket could not be established, cause=socket hang up',
    hint: 'whether it runs',
  },
])(
  'a tunnel that is refused is an error in newman’s words: $message',
  async ({ behavior, message, hint }, { send, open }) => {
    const server = await secure();
    const { port } = await proxy(behavior);
    const { error } = await send({ url: server.url }, open({ proxy: { all: `http://u:hidden@127.0.0.1:${port}` } }));
    expect(error).toMatchObject({ code: 'ECONNRESET', message, hint: expect.stringContaining(hint) });
    expect(error?.hint).toContain(`http://127.0.0.1:${port}`);
    expect(JSON.stringify(error)).not.toContain('hidden');
    expect(server.received).toEqual([]);
  },
);

test.for(['http', 'socks5h'])('a dead %s proxy is an error', async (scheme, { server, send, open }) => {
  const port = await deadPort();
  const sender = open({ proxy: { all: `${scheme}://127.0.0.1:${port}` } });
  const cause = `connect ECONNREFUSED 127.0.0.1:${port}`;
  const tunnelled = { code: 'ECONNRESET', message: `tunneling socket could not be established, cause=${cause}` };
  const direct = scheme === 'http' ? { code: 'ECONNREFUSED', message: cause } : tunnelled;
  expect((await send({ url: server.url.replace('http', 'https') }, sender)).error).toMatchObject(tunnelled);
  expect((await send({}, sender)).error).toMatchObject(direct);
});

test('a SOCKS proxy that refuses is an error', async ({ send, open }) => {
  const started = await socks({ connect: 403 });
  for (const scheme of ['socks5h', 'socks4a']) {
    const { error } = await send({}, open({ proxy: { all: `${scheme}://127.0.0.1:${started.port}` } }));
    expect(error?.message).toMatch(/^tunneling socket could not be established, cause=Socks.*rejected/);
  }
});

test.for(['http', 'socks5h', 'socks4'])(
  'a silent %s proxy is not waited for without end',
  async (scheme, { send, open }) => {
    const started = scheme === 'http' ? await proxy({ connect: 'silence' }) : await socks({ connect: 'silence' });
    const all = `${scheme}://127.0.0.1:${started.port}`;
    const url = 'https://127.0.0.1:1/';
    expect((await send({ url }, open({ proxy: { all }, requestTimeout: 60 }))).error?.code).toBe('ETIMEDOUT');
    const controller = new AbortController();
    const waiting = send({ url, options: { signal: controller.signal } }, open({ proxy: { all } }));
    while (started.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect((await waiting).error?.code).toBe('aborted');
  },
);

const hosts = [
  { none: '*', isProxied: false },
  { none: '127.0.0.1', isProxied: false },
  { none: 'example.com, 127.0.0.1:<port>', isProxied: false },
  { none: '127.0.0.1:1', isProxied: true },
  { none: '.0.0.1', isProxied: false },
  { none: '*.0.1', isProxied: false },
  { none: '7.0.0.1', isProxied: true },
  { none: ' , ', isProxied: true },
];

test.for(hosts)('hosts that need no proxy: "$none"', async ({ none, isProxied }, { server, send, open }) => {
  const started = await proxy();
  const settings = { http: `http://127.0.0.1:${started.port}`, none: none.replace('<port>', String(server.port)) };
  expect((await send({}, open({ proxy: settings }))).response?.status).toBe(200);
  expect(lines(started)).toHaveLength(isProxied ? 1 : 0);
});

test('the list of a run comes before the proxy of a request, and both before the others', async ({
  server,
  send,
  open,
}) => {
  const [listed, own, other] = [await proxy(), await proxy(), await proxy()];
  const at = ({ port }: TestProxy, more: Partial<ProxyServer> = {}): ProxyServer => ({
    protocol: 'http',
    host: '127.0.0.1',
    port,
    ...more,
  });
  const list = [
    at(listed, { disabled: true }),
    at(listed, { match: 'http://127.0.0.1:*/listed*', bypass: ['http://*:*/listed/not*'] }),
  ];
  const sender = open({ proxy: { list, all: `127.0.0.1:${other.port}` } });
  await send({ url: '/listed', proxy: at(own) }, sender);
  await send({ url: '/listed/not', proxy: at(own) }, sender);
  await send({ url: '/other' }, sender);
  await send({ url: '/disabled', proxy: at(own, { disabled: true }) }, sender);
  await send({ url: '/elsewhere', proxy: at(own, { match: 'http://elsewhere.test/*' }) }, sender);
  await send({ url: '/off', proxy: at(own) }, open({ proxy: { off: true } }));
  await send({ url: '/alone', proxy: at(own) });
  const path = (started: TestProxy) => lines(started).map((line) => line.replace(/^GET http:..[^/]*/, ''));
  expect(path(listed)).toEqual(['/listed']);
  expect(path(own)).toEqual(['/listed/not', '/alone']);
  expect(path(other)).toEqual(['/other', '/disabled', '/elsewhere']);
  expect(server.received).toHaveLength(7);
});

test('each hop finds its own way', async ({ server, send, open }) => {
  const started = await proxy();
  server.answer = ({ url }) =>
    url === '/start' ? { status: 302, headers: [['Location', `http://localhost:${server.port}/end`]] } : {};
  const settings = { http: `http://127.0.0.1:${started.port}`, none: 'localhost' };
  const { hops } = await send({ url: '/start' }, open({ proxy: settings }));
  expect(lines(started)).toEqual([`GET ${server.url}/start`]);
  expect(hops.map(({ connection }) => connection?.proxy !== undefined)).toEqual([true, false]);
});

test('HTTP/2 goes through tunnels too', async ({ send, open }) => {
  const server = await secure('http2');
  const started = await proxy();
  const sender = open({
    proxy: { all: `http://127.0.0.1:${started.port}` },
    trustedCertificates,
    protocolVersion: 'auto',
  });
  for (let count = 0; count < 2; count++)
    expect((await send({ url: server.url }, sender)).response?.httpVersion).toBe('2.0');
  expect(lines(started)).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
});
