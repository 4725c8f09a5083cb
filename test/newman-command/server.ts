import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What arrived, as far as command lines make a difference to it. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly who: unknown;
  readonly cookie: unknown;
  readonly body: string;
}

/** A server that keeps apart what arrives below the first part of each path: `/<lane>/rest`. */
export interface LaneServer {
  readonly port: number;
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
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
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
    });
    arrivals.set(lane, list);
    const path = rest.split('?', 1)[0] ?? '';
    const answer = answers[path];
    if (answer !== undefined) return answer(response, lane);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(documents[path] ?? { id: 1, name: 'Ada' }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    take: (lane) => arrivals.get(lane) ?? [],
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
