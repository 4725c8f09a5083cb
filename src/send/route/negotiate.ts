import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { failure } from '../failure.ts';
import type { Target } from '../target.ts';
import type { Trace } from '../trace.ts';
import { addressOf } from './connect.ts';
import type { Newer } from './routes.ts';

/** A TLS connection whose server has said (ALPN, RFC 7301) whether it will speak HTTP/2. */
export interface Negotiated {
  readonly socket: TLSSocket;
  readonly speaksHttp2: boolean;
}

/** Connects and asks. Rejects when only HTTP/2 will do and the server does not speak it. */
export async function negotiate(target: Target, newer: Newer, trace: Trace, signal: AbortSignal): Promise<Negotiated> {
  const underneath = await newer.open?.();
  const way: ConnectionOptions =
    underneath === undefined ? addressOf(target) : { socket: underneath, host: target.hostname };
  const socket = connect({
    ...way,
    ...newer.security.options,
    servername: newer.servername,
    ALPNProtocols: newer.isForced ? ['h2'] : ['h2', 'http/1.1'],
  });
  if (newer.keyLog !== undefined) socket.on('keylog', newer.keyLog);
  trace.assigned(socket, false);
  const interrupt = (): void => void socket.destroy();
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    await secured(socket);
  } catch (cause) {
    socket.destroy();
    throw isRefusal(cause) ? withoutHttp2(target) : cause;
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
  const speaksHttp2 = socket.alpnProtocol === 'h2';
  if (newer.isForced && !speaksHttp2) {
    socket.destroy();
    throw withoutHttp2(target);
  }
  return { socket, speaksHttp2 };
}

function secured(socket: TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket
      .once('secureConnect', resolve)
      .once('error', reject)
      .once('close', () => reject(failure('ECONNRESET', 'socket hang up')));
  });
}

/** A server that has nothing in common with us says so, instead of connecting. */
function isRefusal(cause: unknown): boolean {
  return /NO_APPLICATION_PROTOCOL/.test((cause as NodeJS.ErrnoException).code ?? '');
}

function withoutHttp2({ host }: Target): Error {
  return failure(
    'no-http2',
    `${host} does not speak HTTP/2, which the request asks for`,
    'Set protocolVersion, or --http-version, to auto or http1',
  );
}
