import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One notification as it arrived. */
export interface Received {
  readonly signature: string;
  readonly isSigned: boolean;
  readonly change: { readonly field: string; readonly value: Record<string, unknown> };
}

/** A real webhook receiver that knows its verify token and the app secret. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  readonly handshakes: readonly URLSearchParams[];
  /** Statuses to answer the next notifications with, first one first, 0 for not at all; 200 once they are used up. */
  answers: number[];
  readonly close: () => Promise<void>;
}

export async function startReceiver(verifyToken: string, secret: string): Promise<Receiver> {
  const received: Received[] = [];
  const handshakes: URLSearchParams[] = [];
  const receiver = { answers: [] as number[] };
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET') {
      handshakes.push(searchParams);
      const isRight =
        searchParams.get('hub.mode') === 'subscribe' && searchParams.get('hub.verify_token') === verifyToken;
      response.writeHead(isRight ? 200 : 403).end(isRight ? searchParams.get('hub.challenge') : 'Forbidden');
      return;
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const status = receiver.answers.shift() ?? 200;
      if (status === 0) return;
      response.writeHead(status).end();
      if (status !== 200) return;
      const signature = String(request.headers['x-hub-signature-256']);
      const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
      received.push({ signature, isSigned: signature === expected, change: JSON.parse(body).entry[0].changes[0] });
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    handshakes,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((closed) => server.close(() => closed()));
    },
  });
}
