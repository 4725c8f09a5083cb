import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCertificate } from '../fixtures/secure-server.ts';
import { hostileCases } from './hostile-answers.ts';
import { expectNextOnes, expectOutcome, type Met, meetAll } from './hostile-run.ts';

const sockets = new Set<Socket>();
const certificate = { key: readCertificate('server-key.pem'), cert: readCertificate('server.pem') };
const plain = createServer((socket) => serve(keep(socket), () => socket.resetAndDestroy()));
const secure = createServer((socket) => {
  keep(socket);
  serve(keep(new TLSSocket(socket, { isServer: true, ...certificate })), () => socket.resetAndDestroy());
});

function keep<Kept extends Socket>(socket: Kept): Kept {
  sockets.add(socket);
  return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
}

/** Answers each request on a connection. */
function serve(socket: Socket, reset: () => void): void {
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
    const [, path] = /^GET (\S+) .*\r\n\r\n$/s.exec(received) ?? [];
    if (path === undefined) return;
    received = '';
    const hostile = hostileCases[Number(/^\/hostile\/(\d+)/.exec(path)?.[1])];
    if (path === '/down')
      socket.write(`HTTP/1.1 302 Found\r\nLocation: ${origins.plain}/fine\r\nContent-Length: 0\r\n\r\n`);
    else if (hostile === undefined) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine');
    else hostile.answer(socket, { origins, reset });
  });
}

const origins = { plain: '', secure: '' };

async function listen(server: Server, protocol: string): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Each takes another way through the program: our own reader, node's, and node's on the connection that was asked. */
const ways = [
  { how: 'over http', origin: 'plain', protocolVersion: undefined },
  { how: 'over https', origin: 'secure', protocolVersion: undefined },
  { how: 'over https that was asked for HTTP/2', origin: 'secure', protocolVersion: 'auto' },
] as const;

const met = new Map<string, Met>();

beforeAll(async () => {
  origins.plain = await listen(plain, 'http');
  origins.secure = await listen(secure, 'https');
  await Promise.all(
    ways.map(async ({ how, origin, protocolVersion }) => {
      const toMeeting = (each: (typeof hostileCases)[number]) => ({
        name: each.name,
        hostile: `${origins[origin]}/hostile/${hostileCases.indexOf(each)}`,
        fine: `${origins[origin]}/fine`,
      });
      met.set(how, await meetAll(hostileCases, toMeeting, protocolVersion && { protocolVersion }));
    }),
  );
}, 120_000);

afterAll(() => {
  for (const socket of sockets) socket.destroy();
  plain.close();
  secure.close();
});

describe.for(ways)('$how, a server that', ({ how }) => {
  const found = (): Met => met.get(how) as Met;

  test.for(hostileCases)('$name', (each) => expectOutcome(found(), each));

  test('does any of that does not keep the run from going on', () => {
    expect(found().results.size).toBe(2 * hostileCases.length);
    expectNextOnes(found(), hostileCases);
  });
});
