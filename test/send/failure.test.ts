import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect } from 'vitest';
import { test } from './sending.ts';

test.for([
  { url: 'http://127.0.0.1:1/', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:1' },
  { url: 'http://localhost:1/', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:1' },
  { url: 'http://sub.localhost:1/', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:1' },
  { url: '', code: 'invalid-url', message: 'Invalid URI ""' },
  { url: 'http:///path', code: 'invalid-url', message: 'Invalid URI "http:///path"' },
  { url: 'ftp://host/path', code: 'invalid-url', message: 'Invalid protocol: ftp:' },
  { url: 'http://127.0.0.1:99999/', code: 'ERR_SOCKET_BAD_PORT', message: expect.stringContaining('99999') },
])('$url gives $code', async ({ url, code, message }, { send }) => {
  const exchange = await send({ url, headers: ['A: 1'] });
  expect(exchange.error).toMatchObject({ code, message });
  expect(exchange.response).toBeUndefined();
  expect(exchange.request.headers.length).toBeGreaterThan(0);
});

test('a host that nobody knows is told with a hint', async ({ send }) => {
  const { error } = await send({ url: 'http://no.such.host.invalid/' });
  expect(error?.code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
  expect(error?.hint).toContain('host name');
});

test.for([
  {
    raw: 'NOT HTTP AT ALL\r\n\r\n',
    code: 'HPE_INVALID_CONSTANT',
    message: 'Parse Error: Expected HTTP/, RTSP/ or ICE/',
  },
  { raw: '', code: 'ECONNRESET', message: 'socket hang up' },
  { raw: 'HTTP/1.1 200 OK\r\nContent-Le', code: 'ECONNRESET', message: 'socket hang up' },
  { raw: 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort', code: 'ECONNRESET', message: 'aborted' },
  {
    raw: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
    code: 'ECONNRESET',
    message: 'aborted',
  },
  {
    raw: 'HTTP/1.1 200 OK\r\nBad Header: 1\r\n\r\n',
    code: 'HPE_INVALID_HEADER_TOKEN',
    message: 'Parse Error: Invalid header token',
  },
  {
    raw: `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(140_000)}\r\n\r\n`,
    code: 'HPE_HEADER_OVERFLOW',
    message: 'Parse Error: Header overflow',
  },
  {
    raw: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    code: 'ECONNRESET',
    message: 'socket hang up',
  },
])('an answer of $raw gives $code', async ({ raw, code, message }, { server, send }) => {
  server.answer = () => ({ raw });
  expect((await send({})).error).toMatchObject({ code, message });
});

test('a connection that is reset gives its code', async ({ server, send }) => {
  server.answer = () => ({ instead: 'reset' });
  expect((await send({ method: 'POST' })).error?.code).toBe('ECONNRESET');
});

test.for([
  {
    headers: ['Bad Name: x'],
    code: 'ERR_INVALID_HTTP_TOKEN',
    message: 'Header name must be a valid HTTP token ["Bad Name"]',
  },
  { headers: ['X: ✓'], code: 'ERR_INVALID_CHAR', message: 'Invalid character in header content ["X"]' },
  { headers: ['X: a\r\nInjected: b'], code: 'ERR_INVALID_CHAR', message: 'Invalid character in header content ["X"]' },
])('the header $headers is told and never sent', async ({ headers, code, message }, { server, send }) => {
  expect((await send({ headers })).error).toMatchObject({ code, message });
  expect(server.connections).toBe(0);
});

test.for([
  { method: 'BAD METHOD', url: '/', code: 'ERR_INVALID_HTTP_TOKEN' },
  { method: 'GET', url: '/a b', code: 'ERR_UNESCAPED_CHARACTERS' },
  { method: 'GET', url: '/a\r\nX: 1', code: 'ERR_UNESCAPED_CHARACTERS' },
])('$method $url cannot be sent', async ({ method, url, code }, { send }) => {
  expect((await send({ method, url })).error?.code).toBe(code);
});

test('waits no longer than told for an answer', async ({ server, send, open }) => {
  server.answer = () => ({ instead: 'hang' });
  const { error } = await send({}, open({ requestTimeout: 50 }));
  expect(error).toMatchObject({
    code: 'ESOCKETTIMEDOUT',
    message: 'no answer within 50 ms',
    hint: expect.stringContaining('--timeout-request'),
  });
});

test('waits no longer than told for the rest of an answer', async ({ send, open }) => {
  const stuck = createServer((socket) =>
    socket.on('error', () => undefined).write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab'),
  );
  await new Promise<void>((resolve) => stuck.listen(0, '127.0.0.1', resolve));
  const address = stuck.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { error } = await send({ url: `http://127.0.0.1:${port}/` }, open({ requestTimeout: 50 }));
  expect(error).toMatchObject({
    code: 'ESOCKETTIMEDOUT',
    message: 'the answer has begun, but nothing more of it came within 50 ms',
  });
  stuck.close();
});

test('waits no longer than told for a connection', async ({ send, open }) => {
  const { port, close } = await startCrowded();
  const { error } = await send({ url: `http://127.0.0.1:${port}/` }, open({ requestTimeout: 50 }));
  expect(error).toMatchObject({ code: 'ETIMEDOUT', message: 'no connection within 50 ms' });
  await close();
});

test('a request that was timed out does not disturb the next', async ({ server, send, open }) => {
  server.answer = ({ url }) => (url === '/hang' ? { instead: 'hang' } : { body: 'ok' });
  const sender = open({ requestTimeout: 500 });
  await send({ url: '/hang' }, sender);
  expect(String((await send({ url: '/next' }, sender)).response?.body)).toBe('ok');
});

test('an interrupted request says so, before, while and after it is sent', async ({ server, send }) => {
  const controller = new AbortController();
  server.answer = () => {
    controller.abort();
    return { instead: 'hang' };
  };
  const expected = { code: 'aborted', message: 'the run was interrupted' };
  expect((await send({ options: { signal: controller.signal } })).error).toMatchObject(expected);
  expect((await send({ options: { signal: controller.signal } })).error).toMatchObject(expected);
  expect(server.received).toHaveLength(1);
});

test('a request that is under way when the time of the run is over says so', async ({ server, send }) => {
  const controller = new AbortController();
  server.answer = () => {
    controller.abort(new DOMException('', 'TimeoutError'));
    return { instead: 'hang' };
  };
  const { error } = await send({ options: { signal: controller.signal } });
  expect(error).toMatchObject({ code: 'aborted', message: 'the run took too long' });
});

test('many requests at once wait for one signal without a warning, and all are interrupted', async ({
  server,
  send,
}) => {
  const warnings: Error[] = [];
  const collect = (warning: Error): void => void warnings.push(warning);
  process.on('warning', collect);
  const { signal, abort } = abortable();
  server.answer = () => {
    if (server.received.length === 30) abort();
    return { instead: 'hang' };
  };
  const exchanges = await Promise.all(Array.from({ length: 30 }, () => send({ options: { signal } })));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', collect);
  expect(exchanges.map(({ error }) => error?.code)).toEqual(Array(30).fill('aborted'));
  expect(warnings).toEqual([]);
});

/** A server that accepts nobody, and whose queue is full: who comes is neither let in nor refused. */
async function startCrowded(): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const listenAndFreeze = `const { parentPort } = require('node:worker_threads');
    const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      parentPort.postMessage(server.address().port);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const worker = new Worker(listenAndFreeze, { eval: true });
  const [port] = (await once(worker, 'message')) as [number];
  const queue = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  await once(queue[0] as Socket, 'connect');
  const close = async (): Promise<void> => {
    for (const socket of queue) socket.destroy();
    await worker.terminate();
  };
  return { port, close };
}

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
