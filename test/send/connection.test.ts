import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { test } from './sending.ts';

test.for(['GET', 'HEAD', 'DELETE', 'POST'])(
  '%s requests share one connection, with and without body',
  async (method, { server, send }) => {
    const behavior = { disableBodyPruning: true };
    server.answer = () => ({ body: 'ok' });
    for (let count = 0; count < 5; count++)
      await send({ method, behavior, body: count % 2 ? { mode: 'raw', raw: 'x' } : undefined });
    expect(server.received).toHaveLength(5);
    expect(server.connections).toBe(1);
  },
);

test('requests at the same time do not wait for each other', async ({ server, send }) => {
  let waiting = 0;
  let release: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  server.answer = async () => {
    if (++waiting === 20) release();
    await all;
    return { body: 'ok' };
  };
  const exchanges = await Promise.all(Array.from({ length: 20 }, () => send({})));
  expect(exchanges.map(({ response }) => response?.status)).toEqual(Array(20).fill(200));
});

test.for([
  ...['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'].map((method) => ({ method, times: 2, why: 'may be sent again' })),
  ...['POST', 'PATCH', 'PURGE', 'LOCK', 'get-or-make'].map((method) => ({ method, times: 1, why: 'is sent once' })),
])('$method on a kept connection that the server closes under it $why', async ({ method, times }, { send }) => {
  const { url, requests, close } = await startOnce();
  await send({ url });
  const { response, error } = await send({ method, url });
  expect(requests).toEqual(['GET', ...Array(times).fill(method.toUpperCase())]);
  expect(response?.status ?? error?.code).toBe(times > 1 ? 200 : 'ECONNRESET');
  close();
});

test('a request whose answer has begun is not sent again', async ({ send }) => {
  const { url, requests, close } = await startOnce('HTTP/1.1 200 O');
  await send({ url });
  expect((await send({ url })).error?.code).toBe('ECONNRESET');
  expect(requests).toEqual(['GET', 'GET']);
  close();
});

test('a request on a new connection is not sent again', async ({ server, send }) => {
  server.answer = () => ({ instead: 'reset' });
  expect((await send({})).error?.code).toBe('ECONNRESET');
  expect(server.received).toHaveLength(1);
});

test('a request is sent again once, not for ever', async ({ server, send }) => {
  server.answer = () => (server.received.length === 1 ? { body: 'ok' } : { instead: 'reset' });
  await send({});
  expect((await send({})).error?.code).toBe('ECONNRESET');
  expect(server.received).toHaveLength(3);
});

test('connections that the server closed while idle are forgotten', async ({ server, send }) => {
  server.answer = () => ({ body: 'ok' });
  for (const method of ['GET', 'POST', 'POST']) {
    expect((await send({ method })).response?.status).toBe(200);
    server.dropConnections();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(server.connections).toBe(3);
});

test.for(['localhost', 'sub.localhost', 'LOCALHOST'])(
  '%s is this machine, over IPv4 if need be',
  async (host, { server, send }) => {
    expect((await send({ url: `http://${host}:${server.port}/` })).response?.status).toBe(200);
    expect(server.received[0]?.headers).toContain(`Host: ${host}:${server.port}`);
  },
);

test('localhost is tried over IPv6 first', async ({ server, send }) => {
  const other = createServer((_request, response) => response.end('IPv6'));
  const listening = await new Promise<boolean>((resolve) => {
    other.on('error', () => resolve(false)).listen(server.port, '::1', () => resolve(true));
  });
  const { response } = await send({ url: `http://localhost:${server.port}/` });
  expect(String(response?.body)).toBe(listening ? 'IPv6' : '');
  other.close();
});

test('certificates are checked, unless told otherwise for the run or the request', async ({ send, open, folder }) => {
  const server = await startTls(folder);
  const url = await listen(server);
  const { error } = await send({ url });
  expect(error).toMatchObject({
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    message: expect.stringMatching(/^self-signed certificate/),
    hint: expect.stringContaining('--insecure'),
  });
  expect((await send({ url }, open({ insecure: true }))).response?.status).toBe(200);
  expect((await send({ url, behavior: { strictSSL: false } })).response?.status).toBe(200);
  expect((await send({ url, behavior: { strictSSL: true } }, open({ insecure: true }))).error?.code).toBe(
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  );
  const tooOld = { strictSSL: false, tlsDisabledProtocols: ['TLSv1_3', 'TLSv1_2', 'Unknown'] };
  expect((await send({ url, behavior: tooOld })).error?.code).toMatch(/^(ERR_SSL|EPROTO|ECONNRESET)/);
  server.close();
});

test('http where TLS was meant, and TLS where http was meant, are told', async ({ server, send, folder }) => {
  expect((await send({ url: server.url.replace('http:', 'https:') })).error).toMatchObject({
    hint: expect.stringContaining('http://'),
  });
  const secure = await startTls(folder);
  const url = (await listen(secure)).replace('https:', 'http:');
  expect((await send({ url })).response ?? (await send({ url })).error?.code).toBeDefined();
  secure.close();
});

test('close ends what is still on its way', async ({ server, send, open }) => {
  const sender = open();
  server.answer = () => {
    sender.close();
    return { instead: 'hang' };
  };
  expect((await send({}, sender)).error?.code).toBe('ECONNRESET');
});

async function listen(server: Server | ReturnType<typeof createNetServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `${'setSecureContext' in server ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A server that answers the first request of each connection and hangs up on the second, maybe with a last word. */
async function startOnce(lastWord = ''): Promise<{ url: string; requests: string[]; close: () => void }> {
  const requests: string[] = [];
  const server = createNetServer((socket) => {
    let count = 0;
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        requests.push(chunk.toString().split(' ', 1).join());
        if (count++ === 0) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
        else socket.end(lastWord);
      });
  });
  return { url: await listen(server), requests, close: () => server.close() };
}

/** A server with a certificate that nobody vouches for. */
async function startTls(folder: string): Promise<Server> {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  await promisify(execFile)('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', certificate]);
  return createTlsServer({ key: await readFile(key), cert: await readFile(certificate) }, (_request, response) =>
    response.end('ok'),
  );
}
