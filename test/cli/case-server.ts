import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server for command-line cases, and the URL of a port where nobody listens. */
export interface CaseServer {
  readonly url: string;
  readonly deadUrl: string;
  readonly close: () => Promise<void>;
}

const answers: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/users/1': (response) => json(response, 200, { id: 1, name: 'Ada' }),
  '/users/9': (response) => json(response, 404, { error: { message: 'There is no user 9', code: 404 } }),
  '/moved': (response) => response.writeHead(302, { location: '/users/1' }).end(),
  '/login': (response) => json(response, 200, { token: 'captured-secret-value' }),
  '/echo': (response, request) => json(response, 200, { url: request.url, headers: request.headers }),
  '/sign-in': (response) => response.writeHead(204, { 'set-cookie': 'user=ada; Path=/; HttpOnly' }).end(),
  '/never': () => undefined,
};

export async function startCaseServer(): Promise<CaseServer> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const answer = answers[path];
    request.resume();
    if (answer === undefined) json(response, 404, { error: `nothing at ${path}` });
    else answer(response, request);
  });
  const port = await listen(server);
  const dead = createServer();
  const deadPort = await listen(dead);
  await new Promise((done) => dead.close(done));
  return {
    url: `http://127.0.0.1:${port}`,
    deadUrl: `http://127.0.0.1:${deadPort}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}
