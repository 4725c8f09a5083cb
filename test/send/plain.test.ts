import { type AddressInfo, createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toPayload } from '../../src/send/body/payload.ts';
import { createNodeTransport } from '../../src/send/node-transport.ts';
import { createPlainTransport } from '../../src/send/plain/plain-transport.ts';
import { toTarget } from '../../src/send/target.ts';
import { Trace } from '../../src/send/trace.ts';
import type { Head, Hop, Transport } from '../../src/send/transport.ts';
import { toHeaders } from './sending.ts';

/** What the server sends, in these pieces, before it closes the connection. */
let pieces: readonly Buffer[] = [];
const requests: string[] = [];
const sockets = new Set<Socket>();

const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
    if (!received.includes('\r\n\r\n')) return;
    requests.push(received);
    received = '';
    void answer(socket);
  });
});

/** A piece per turn of the loop, so that each arrives by itself as far as the network allows. */
async function answer(socket: Socket): Promise<void> {
  for (const piece of pieces) {
    socket.write(piece);
    await new Promise(setImmediate);
  }
  socket.end();
}

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

function hopFor(method: string): Hop {
  const { port } = server.address() as AddressInfo;
  const target = toTarget(`http://127.0.0.1:${port}/a?b=c`);
  if (target === undefined) throw new Error('not a target');
  const headers = toHeaders(['User-Agent: x', `Host: ${target.host}`, 'X-Two: 1', 'Connection: keep-alive']);
  return { method, target, headers, payload: undefined, behavior: {} };
}

const options = {
  insecure: false,
  requestTimeout: 20_000,
  userAgent: 'Postino',
  files: { workingDirectory: '.', readOutside: false },
};

/** Everything that an exchange gives, in a form that can be compared. */
async function observe(transport: Transport, hop: Hop): Promise<unknown> {
  const { signal } = new AbortController();
  let head: Head | undefined;
  const chunks: Uint8Array[] = [];
  const receive = (received: Head) => {
    head = received;
    return (chunk: Uint8Array) => chunks.push(chunk) > 0;
  };
  try {
    await transport.exchange(hop, receive, signal, new Trace(() => 0));
    return { head, body: Buffer.concat(chunks).toString('latin1') };
  } catch (error) {
    // How much of a broken answer came through before the error depends on how the bytes were cut.
    return { error: (error as NodeJS.ErrnoException).code };
  } finally {
    await transport.close();
  }
}

const observeNode = (method: string, hop = hopFor(method)) => observe(createNodeTransport(options), hop);
const observePlain = (method: string, hop = hopFor(method)) =>
  observe(
    createPlainTransport(options, async () => createNodeTransport(options)),
    hop,
  );

const statusLines = fc.constantFrom(
  'HTTP/1.1 200 OK',
  'HTTP/1.1 404 Not Found',
  'HTTP/1.1 200',
  'HTTP/1.1 200 ',
  'HTTP/1.0 200 OK',
  'HTTP/1.1 204 No Content',
  'HTTP/1.1 304 Not Modified',
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK',
  'HTTP/1.1 599 Odd \xe4\xf6',
  'HTTP/1.1 99 Short',
  'HTTP/1.1 2000 Long',
  'HTTP/2.0 200 OK',
  'ICY 200 OK',
  'http/1.1 200 OK',
);

const fields = fc.constantFrom(
  'Content-Type: text/plain',
  'content-length: 5',
  'Content-Length: 0',
  'Content-Length: 3',
  'Content-Length: 99',
  'Content-Length: -1',
  'Content-Length: 5, 5',
  'Content-Length: +5',
  'Transfer-Encoding: chunked',
  'transfer-encoding: Chunked',
  'Transfer-Encoding: gzip, chunked',
  'Transfer-Encoding: identity',
  'Connection: close',
  'Connection: keep-alive',
  'Connection: Keep-Alive, X-One',
  'Keep-Alive: timeout=1',
  'Upgrade: h2c',
  'X-Empty:',
  'X-Spaces:   a b  \t',
  'X-Latin: \xe4\xf6\xfc\xa0',
  'X-Twice: 1',
  'x-twice: 2',
  'X Name: 1',
  'X-Name : 1',
  ' folded',
  ': nameless',
  'no colon',
  'X-Control: a\x01b',
  'X-Line: a\nb',
);

const bodies = fc.constantFrom(
  '',
  'hello',
  'hello, and more than that',
  '5\r\nhello\r\n0\r\n\r\n',
  '5;name=value\r\nhello\r\n3\r\nabc\r\n0\r\nTrailer: 1\r\n\r\n',
  '5\r\nhello\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n',
  'A\r\n0123456789\r\n0\r\n\r\n',
  '5\r\nhello',
  '5\r\nhello\r\n',
  '5\r\nhelloX\r\n0\r\n\r\n',
  'x\r\nhello\r\n0\r\n\r\n',
  '\r\n\r\n',
);

const answers = fc.record({
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PURGE'),
  status: fc.oneof({ weight: 3, arbitrary: fc.constant('HTTP/1.1 200 OK') }, { weight: 1, arbitrary: statusLines }),
  fields: fc.array(fields, { maxLength: 4 }),
  body: bodies,
  cuts: fc.array(fc.nat(120), { maxLength: 3 }),
});

test('reads every answer, right or wrong, as node reads it', async () => {
  await fc.assert(
    fc.asyncProperty(answers, async ({ method, status, fields, body, cuts }) => {
      const bytes = Buffer.from([status, ...fields, '', body].join('\r\n'), 'latin1');
      const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
      pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
      const [plain, node] = [await observePlain(method), await observeNode(method)];
      expect(plain).toEqual(node);
    }),
    { numRuns: 1000, seed: 20261125 },
  );
});

test.each([
  { method: 'GET', headers: [], body: undefined },
  { method: 'POST', headers: ['Content-Length: 0'], body: undefined },
  { method: 'PUT', headers: ['content-type: text/plain', 'Content-Length: 6'], body: 'h\u00e4llo' },
  { method: 'PURGE', headers: ['X-Same: 1', 'X-Same: 2', 'X-Case: 1', 'x-case: 2', 'X-Empty:'], body: undefined },
])('writes $method with $headers and body $body as node does', async ({ method, headers, body }) => {
  pieces = [Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')];
  const plain = hopFor(method);
  const payload = body === undefined ? undefined : toPayload([Buffer.from(body, 'utf8')]);
  const hop = { ...plain, headers: [...toHeaders(headers), ...plain.headers], payload };
  requests.length = 0;
  expect(await observePlain(method, hop)).toEqual(await observeNode(method, hop));
  const [first, second] = requests;
  expect(first).toMatch(new RegExp(`^${method} /a[?]b=c HTTP/1.1\r\n`));
  expect(first).toBe(second);
});
