import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:tls';
import { readCertificate } from '../fixtures/secure-server.ts';
import { acknowledged, body, endStream, frame, heads, kinds } from './http2-frames.ts';

/** One request on one connection. */
export interface Asked {
  readonly stream: number;
  readonly write: (...frames: readonly Uint8Array[]) => boolean;
  readonly socket: Socket;
}

export interface FrameServer {
  readonly url: string;
  close(): void;
}

/**
 * A server whose HTTP/2 is written by hand, so that it can be wrong. A request with a body is left to `answer`, which is
 * not waited for; one without gets an ordinary answer. `settings` are its own, 6 bytes each.
 */
export async function startFrameServer(
  answer: (asked: Asked) => unknown,
  settings: Uint8Array = Buffer.alloc(0),
): Promise<FrameServer> {
  const sockets = new Set<Socket>();
  const certificate = { key: readCertificate('server-key.pem'), cert: readCertificate('server.pem') };
  const server = createServer({ ...certificate, ALPNProtocols: ['h2'] }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const write = (...frames: readonly Uint8Array[]): boolean => socket.writable && socket.write(Buffer.concat(frames));
    write(frame(kinds.settings, 0, 0, settings));
    readFrames(socket, (kind, flags, stream) => {
      if (kind === kinds.settings && flags !== acknowledged) write(frame(kinds.settings, acknowledged, 0));
      if (kind !== kinds.headers) return;
      if ((flags & endStream) === 0) answer({ stream, write, socket });
      else write(heads(stream), body(stream, 'fine', endStream));
    });
  });
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'.length;

function readFrames(socket: Socket, take: (kind: number, flags: number, stream: number) => void): void {
  let received = Buffer.alloc(0);
  let isPast = false;
  socket.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    if (!isPast && received.length >= preface) {
      received = received.subarray(preface);
      isPast = true;
    }
    while (isPast && received.length >= 9 && received.length >= 9 + received.readUIntBE(0, 3)) {
      const end = 9 + received.readUIntBE(0, 3);
      const [kind, flags, stream] = [received.readUInt8(3), received.readUInt8(4), received.readUInt32BE(5)];
      received = received.subarray(end);
      take(kind, flags, stream);
    }
  });
}
