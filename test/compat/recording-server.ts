import { type IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { answer } from './answers.ts';
import { readRequests, type WireRequest } from './wire.ts';

/** A request as it arrived. `body` is text when it is UTF-8, else base64. */
export interface Received extends Omit<WireRequest, 'body'> {
  readonly body: string;
}

/** Answers by path, always the same way, and remembers what it was asked. */
export interface RecordingServer {
  readonly port: number;
  /** What arrived since the last call. */
  take(): Received[];
  close(): Promise<void>;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, received);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    take: () => received.splice(0),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(socket: Socket, received: Received[]): Promise<void> {
  try {
    for await (const request of readRequests(socket)) {
      received.push({ ...request, body: asText(request.body) });
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
