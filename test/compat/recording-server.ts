import { type IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls';
import { readCertificate } from '../fixtures/secure-server.ts';
import { answer } from './answers.ts';
import { createProxy } from './recording-proxy.ts';
import { readRequests, type WireRequest } from './wire.ts';

/** A request as it arrived. `body` is text when it is UTF-8, else base64. */
export interface Received extends Omit<WireRequest, 'body'> {
  readonly body: string;
  /** How it came over TLS, and as whom. */
  readonly tls?: {
    readonly protocol: string | null;
    readonly name: string | null;
    readonly client: string | string[] | null;
  };
}

/** Answers by path, always the same way, and remembers what it was asked. */
export interface RecordingServer {
  readonly port: number;
  readonly securePort: number;
  readonly proxyPort: number;
  /** What arrived since the last call. */
  take(): Received[];
  close(): Promise<void>;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void serve(socket, received));
  const secure = createTlsServer(tlsSettings(), (socket) => void serve(socket, received));
  const proxy = createProxy((request) => void received.push({ ...request, body: asText(request.body) }));
  const servers = [server, secure, proxy];
  for (const each of servers) {
    each.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
  }
  const [port = 0, securePort = 0, proxyPort = 0] = servers.map((each) => (each.address() as AddressInfo).port);
  return {
    ...{ port, securePort, proxyPort },
    take: () => received.splice(0),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((each) => new Promise((resolve) => each.close(resolve))));
    },
  };
}

function tlsSettings(): TlsOptions {
  const [key, cert, ca] = ['server-key.pem', 'server.pem', 'authority.pem'].map(readCertificate);
  return { key, cert, ca, requestCert: true, rejectUnauthorized: false } as TlsOptions;
}

function describeTls(socket: Socket): Pick<Received, 'tls'> {
  if (!(socket instanceof TLSSocket)) return {};
  // A session that goes on counts as authorised without a certificate too.
  const client = socket.authorized ? (socket.getPeerCertificate().subject?.CN ?? null) : null;
  const { servername } = socket as { servername?: string | false };
  return { tls: { protocol: socket.getProtocol(), name: servername || null, client } };
}

async function serve(socket: Socket, received: Received[]): Promise<void> {
  try {
    for await (const request of readRequests(socket)) {
      received.push({ ...request, body: asText(request.body), ...describeTls(socket) });
      const response = respondOn(socket, request);
      const sent = new Promise((resolve) => response.on('close', resolve).on('finish', resolve));
      await answer(request, response);
      await sent;
      response.detachSocket(socket);
      if (!response.shouldKeepAlive) socket.end();
    }
  } catch {
    socket.destroy();
  }
}

function respondOn(socket: Socket, { method, headers }: WireRequest): ServerResponse {
  const response = new ServerResponse({
    method,
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    headers: {},
  } as IncomingMessage);
  response.shouldKeepAlive = !headers.some(([name, value]) => name.toLowerCase() === 'connection' && value === 'close');
  response.sendDate = false;
  response.assignSocket(socket);
  return response;
}

function asText(body: Buffer): string {
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) ? text : `base64:${body.toString('base64')}`;
}
