import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SecureServer, startSecureServer } from '../fixtures/secure-server.ts';
import { drip, flood } from './hostile-pace.ts';
import { type Expected, expectNextOnes, expectOutcome, type Met, meetAll, patience } from './hostile-run.ts';

interface HostileHandshake extends Expected {
  /** Given a connection, whose first bytes have come. */
  readonly shake: (socket: Socket) => unknown;
}

/** A TLS record (RFC 8446, 5.1): an alert that says handshake_failure. */
const alert = Buffer.of(21, 3, 3, 0, 2, 2, 40);
/** A record of the handshake that promises 16 KiB. */
const promise = Buffer.of(22, 3, 3, 64, 0);
const disconnected = {
  outcome: 'ECONNRESET',
  message: 'Client network socket disconnected before secure TLS connection was established',
};
/** Where HTTP/2 may be spoken, the handshake is a part of connecting, else Postman's code for waiting is told. */
const waits = {
  outcome: /^E(SOCKET)?TIMEDOUT$/,
  message: new RegExp(`^no (TLS )?connection within ${patience} ms$`),
  isWaitedFor: true,
};

const handshakes: readonly HostileHandshake[] = [
  { name: 'says nothing', shake: () => undefined, ...waits },
  { name: 'stops within a record', shake: (socket) => socket.write(promise), ...waits },
  { name: 'drips', shake: (socket) => drip(socket, [promise, Buffer.of(2)]), ...waits },
  { name: 'closes at once', shake: (socket) => socket.end(), ...disconnected },
  { name: 'resets at once', shake: (socket) => socket.resetAndDestroy(), outcome: 'ECONNRESET' },
  { name: 'closes within a record', shake: (socket) => socket.end(promise), ...disconnected },
  {
    name: 'refuses',
    shake: (socket) => socket.end(alert),
    outcome: /^(EPROTO|ERR_SSL_)/,
    message: /handshake failure/,
  },
  {
    name: 'speaks HTTP without TLS',
    shake: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
    outcome: /^(EPROTO|ERR_SSL_)/,
    message: /wrong version number/,
  },
  {
    name: 'floods garbage',
    shake: (socket) => flood(socket, 'what is this? '),
    outcome: /^(EPROTO|ERR_SSL_)/,
    message: /wrong version number/,
  },
];

const servers: Server[] = [];
const sockets = new Set<Socket>();
let fine: SecureServer;

async function listen(shake: HostileHandshake['shake']): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.once('data', () => shake(socket)).resume();
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const versions = ['http1', 'auto', 'http2'] as const;
const met = new Map<string, Met>();

beforeAll(async () => {
  fine = await startSecureServer('both');
  fine.answer = (_request, response) => void response.end('fine');
  const urls = new Map<string, string>();
  for (const { name, shake } of handshakes) urls.set(name, await listen(shake));
  const toMeeting = ({ name }: HostileHandshake) => ({ name, hostile: urls.get(name) as string, fine: fine.url });
  await Promise.all(
    versions.map(async (protocolVersion) => {
      met.set(protocolVersion, await meetAll(handshakes, toMeeting, { protocolVersion }));
    }),
  );
}, 60_000);

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  await fine.close();
});

describe.for(versions)('where %s is asked for, a server that in the handshake', (version) => {
  test.for(handshakes)('$name', (each) => expectOutcome(met.get(version) as Met, each));

  test('does any of that does not keep the run from going on', () => {
    expect(met.get(version)?.results.size).toBe(2 * handshakes.length);
    expectNextOnes(met.get(version) as Met, handshakes);
  });
});

test.for([
  { version: 'http1', told: `no TLS connection within ${patience} ms` },
  { version: 'auto', told: `no connection within ${patience} ms` },
])('where $version is asked for, silence is told as "$told"', ({ version, told }) => {
  const result = met.get(version)?.results.get('says nothing');
  expect(result?.kind === 'unsent' && result.error.message).toBe(told);
});
