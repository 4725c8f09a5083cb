import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { isDisabled } from './body.ts';
import { type ConnectOptions, connectOptions } from './connect.ts';
import { failure } from './failure.ts';
import { hasHeader, toWireHeaders } from './headers.ts';
import { inMemory, readPayload } from './payload.ts';
import { startTimer } from './timer.ts';
import type { Head, Hop, TakeChunk, Transport } from './transport.ts';

/** Larger than any header a server sends on purpose; Postman's limit. */
const maximumHeaderBytes = 128 * 1024;

/** What is read of a body that nobody wants, so that its connection can be used again. */
const maximumDroppedBytes = 256 * 1024;

/** A transport on node:http: headers go out in the order, the case and the number given, and nothing is refused. */
export function createNodeTransport(options: ConnectOptions & { readonly requestTimeout: number }): Transport {
  const agents = { http: new HttpAgent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };
  const exchange = async (
    hop: Hop,
    receive: (head: Head) => TakeChunk | undefined,
    signal: AbortSignal,
  ): Promise<void> => {
    const attempt = new Attempt(hop, receive, options.requestTimeout);
    try {
      await attempt.run(open(hop, options, hop.target.protocol === 'https:' ? agents.https : agents.http), signal);
    } catch (error) {
      if (!attempt.wasStale(error) || !idempotent.has(hop.method)) throw error;
      await new Attempt(hop, receive, options.requestTimeout).run(open(hop, options, false), signal);
    }
  };
  return {
    exchange,
    close: async () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** RFC 9110, 9.2.2: what may be sent again when a kept connection turns out to be closed. */
const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);

function open(hop: Hop, options: ConnectOptions, agent: HttpAgent | HttpsAgent | false): ClientRequest {
  const { target, method, headers, behavior } = hop;
  const request = (target.protocol === 'https:' ? requestHttps : requestHttp)({
    ...connectOptions(target, behavior, options),
    method,
    path: target.path,
    agent,
    setHost: false,
    maxHeaderSize: maximumHeaderBytes,
    insecureHTTPParser: behavior['insecureHTTPParser'] === true,
  });
  try {
    for (const [name, value] of toWireHeaders(headers)) request.setHeader(name, value);
    for (const name of addedByNode) if (!hasHeader(headers, name) && isWithheld(hop, name)) request.removeHeader(name);
  } catch (error) {
    request.on('error', () => undefined).destroy();
    throw error;
  }
  return request;
}

const addedByNode = ['connection', 'content-length', 'transfer-encoding'];

/** Without a length node would send the body in chunks, which nobody asked for. */
function isWithheld({ behavior }: Hop, name: string): boolean {
  return isDisabled(behavior, name === 'transfer-encoding' ? 'content-length' : name);
}

/** One request on one connection. */
class Attempt {
  readonly #hop: Hop;
  readonly #receive: (head: Head) => TakeChunk | undefined;
  readonly #timeout: number;
  #request: ClientRequest | undefined;
  #hasHead = false;

  constructor(hop: Hop, receive: (head: Head) => TakeChunk | undefined, timeout: number) {
    this.#hop = hop;
    this.#receive = receive;
    this.#timeout = timeout;
  }

  run(request: ClientRequest, signal: AbortSignal): Promise<void> {
    this.#request = request;
    return new Promise((resolve, reject) => {
      const timer = startTimer(this.#timeout, (error) => request.destroy(error));
      const interrupt = (): void => void request.destroy(failure('aborted', 'the run was interrupted'));
      const settle = (error?: Error): void => {
        timer.stop();
        signal.removeEventListener('abort', interrupt);
        if (error === undefined) resolve();
        else reject(error);
      };
      signal.addEventListener('abort', interrupt);
      request
        .on('error', settle)
        .on('close', () => settle(hangUp()))
        .on('socket', (socket) => timer.watch(socket))
        .on('response', (answer) => this.#take(answer, timer.restart, settle));
      if (signal.aborted) interrupt();
      else this.#write(request, timer.restart);
    });
  }

  /** A kept connection that the server had closed before it saw this request. */
  wasStale(error: unknown): boolean {
    const code = (error as NodeJS.ErrnoException).code;
    return !this.#hasHead && this.#request?.reusedSocket === true && (code === 'ECONNRESET' || code === 'EPIPE');
  }

  #write(request: ClientRequest, restart: () => void): void {
    const { payload } = this.#hop;
    const bytes = payload === undefined ? undefined : inMemory(payload);
    if (payload === undefined || bytes !== undefined) {
      request.end(bytes);
      return;
    }
    const source = Readable.from(readPayload(payload), { objectMode: false }).on('data', restart);
    pipeline(source, request, (error) => {
      if (error && !request.destroyed) request.destroy(error);
    });
  }

  #take(answer: IncomingMessage, restart: () => void, settle: (error?: Error) => void): void {
    this.#hasHead = true;
    const take = this.#receive(headOf(answer));
    answer.on('error', settle).on('end', () => settle());
    if (take === undefined) {
      drop(answer);
      settle();
      return;
    }
    answer.on('data', (chunk: Uint8Array) => {
      restart();
      if (take(chunk)) return;
      settle();
      answer.destroy();
    });
  }
}

function drop(answer: IncomingMessage): void {
  let dropped = 0;
  answer.on('data', (chunk: Uint8Array) => {
    dropped += chunk.length;
    if (dropped > maximumDroppedBytes) answer.destroy();
  });
}

function headOf({ statusCode = 0, statusMessage = '', httpVersion, rawHeaders }: IncomingMessage): Head {
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [{ name, value: rawHeaders[index + 1] ?? '' }] : [],
  );
  return { status: statusCode, reason: statusMessage, httpVersion, headers };
}

/** The server went away without an answer, or switched to another protocol. */
function hangUp(): Error {
  return failure('ECONNRESET', 'socket hang up');
}
