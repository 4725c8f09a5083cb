import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import { readCertificate } from '../fixtures/secure-server.ts';

/** What arrived, as far as command lines make a difference to it. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly who: unknown;
  readonly cookie: unknown;
  readonly body: string;
  /** Whom the client's certificate is for. */
  readonly client?: string | undefined;
}

/** A server that keeps apart what arrives below the first part of each path: `/<lane>/rest`, with TLS on a second port. */
export interface LaneServer {
  readonly port: number;
  readonly securePort: number;
  readonly take: (lane: string) => readonly Arrival[];
  readonly close: () => void;
}

type Answer = (response: ServerResponse, lane: string) => void;

const documents: Readonly<Record<string, unknown>> = {
  '/remote.json': { info: { name: 'Remote' }, item: [{ name: 'Local', request: 'http://127.0.0.1:1/' }] },
};

const answers: Readonly<Record<string, Answer>> = {
  '/moved': (response, lane) => response.writeHead(302, { location: `/${lane}/users/1` }).end(),
  '/cookie': (response) => response.writeHead(200, { 'set-cookie': 'session=abc; Path=/' }).end('{}'),
  '/slow': (response) => void setTimeout(() => response.end('{}'), 3_000).unref(),
  '/missing': (response) => response.writeHead(404).end('{"error": {"message": "nothing here"}}'),
};

export async function startLaneServer(): Promise<LaneServer> {
  const arrivals = new Map<string, Arrival[]>();
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const [, lane = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const body = await text(request);
    const { 'x-who': who, cookie, 'content-type': type = '' } = request.headers;
    const boundary = /boundary=(.+)$/.exec(type)?.[1];
    const list = arrivals.get(lane) ?? [];
    list.push({
      method: request.method ?? '',
      path: rest,
      who,
      cookie,
      body: boundary === undefined ? body : body.replaceAll(boundary, 'BOUNDARY'),
      client: clientOf(request),
    });
    arrivals.set(lane, list);
    const path = rest.split('?', 1)[0] ?? '';
    const answer = answers[path];
    if (answer !== undefined) return answer(response, lane);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(documents[path] ?? { id: 1, name: 'Ada' }));
  };
  const servers = [createServer(take), createSecureServer(tlsSettings(), take)];
  for (const server of servers) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const [port = 0, securePort = 0] = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    port,
    securePort,
    take: (lane) => arrivals.get(lane) ?? [],
    close: () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

function tlsSettings(): object {
  const [key, cert, ca] = ['server-key.pem', 'server.pem', 'authority.pem'].map(readCertificate);
  return { key, cert, ca, requestCert: true, rejectUnauthorized: false };
}

function clientOf({ socket }: IncomingMessage): string | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  return socket.getPeerCertificate().subject?.CN?.toString();
}
