import { type ClientRequest, type IncomingMessage, STATUS_CODES } from 'node:http';
import { pipeline } from 'node:stream';
import { onAbort } from '../model/on-abort.ts';
import type { Header } from '../model/request.ts';
import { Announcements } from './announcements.ts';
import { inMemory, readPayload } from './body/payload.ts';
import { failure } from './failure.ts';
import { interruption } from './interruption.ts';
import { startTimer, type Timer } from './timer.ts';
import type { Head, Hop, Receive } from './transport.ts';

/** What is read of a body that nobody wants, so that its connection can be used again. */
const maximumDroppedBytes = 256 * 1024;

/** One request on one connection. */
export class Attempt {
  readonly #hop: Hop;
  readonly #receive: Receive;
  readonly #timeout: number;
  readonly #announcements = new Announcements();
  #request: ClientRequest | undefined;
  #hasHead = false;
  #hasBytes = false;

  constructor(hop: Hop, receive: Receive, timeout: number) {
    this.#hop = hop;
    this.#receive = receive;
    this.#timeout = timeout;
  }

  run(request: ClientRequest, signal: AbortSignal): Promise<void> {
    this.#request = request;
    return new Promise((resolve, reject) => {
      const timer = startTimer(this.#timeout, (error) => request.destroy(error));
      const interrupt = (): void => void request.destroy(interruption(signal));
      const release = onAbort(signal, interrupt);
      const settle = (error?: Error): void => {
        timer.stop();
        release();
        if (error === undefined) resolve();
        else reject(error);
      };
      request
        .on('error', settle)
        .on('close', () => this.#hasHead || settle(hangUp('socket hang up')))
        .on('socket', (socket) => {
          timer.watch(socket);
          socket.once('data', () => {
            this.#hasBytes = true;
          });
        })
        .on('information', () => {
          const tooMany = this.#announcements.next();
          if (tooMany !== undefined) request.destroy(tooMany);
        })
        .on('response', (answer) => this.#take(answer, timer, settle));
      if (signal.aborted) interrupt();
      else this.#write(request, () => timer.restart(), settle);
    });
  }

  /** A kept connection that the server closed without a byte of an answer: it most likely never saw this request. */
  wasStale(error: unknown): boolean {
    const code = (error as NodeJS.ErrnoException).code;
    return !this.#hasBytes && this.#request?.reusedSocket === true && (code === 'ECONNRESET' || code === 'EPIPE');
  }

  #write(request: ClientRequest, restart: () => void, fail: (error: Error) => void): void {
    const { payload } = this.#hop;
    const bytes = payload === undefined ? undefined : inMemory(payload);
    if (payload === undefined || bytes !== undefined) {
      request.end(bytes);
      return;
    }
    pipeline(watched(readPayload(payload), restart, fail), request, (error) => {
      if (error && !request.destroyed) request.destroy(error);
    });
  }

  #take(answer: IncomingMessage, timer: Timer, settle: (error?: Error) => void): void {
    this.#hasHead = true;
    timer.answered();
    const stop = (error?: Error): void => {
      settle(error);
      answer.destroy();
    };
    const take = this.#receive(headOf(answer), stop);
    answer
      .on('error', settle)
      .on('end', () => settle())
      .on('close', () => answer.complete || settle(hangUp('aborted')));
    if (take === undefined) {
      drop(answer);
      settle();
      return;
    }
    answer.on('data', (chunk: Uint8Array) => {
      timer.restart();
      const wants = take(chunk);
      if (wants === false) stop();
      else if (wants !== true) {
        answer.pause();
        timer.hold();
        wants.then((isWanted) => {
          timer.restart();
          if (isWanted) answer.resume();
          else stop();
        }, stop);
      }
    });
  }
}

/** Every piece that goes out starts the wait for the server anew. What ends the body early says more than the hang-up. */
async function* watched(
  chunks: AsyncIterable<Uint8Array>,
  restart: () => void,
  fail: (error: Error) => void,
): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of chunks) {
      restart();
      yield chunk;
    }
  } catch (error) {
    fail(error as Error);
    throw error;
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
  const headers: Header[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.push({ name: rawHeaders[index] ?? '', value: rawHeaders[index + 1] ?? '' });
  }
  return { status: statusCode, reason: statusMessage || (STATUS_CODES[statusCode] ?? ''), httpVersion, headers };
}

/** The server went away without an answer, or switched to another protocol. */
function hangUp(message: string): Error {
  return failure('ECONNRESET', message);
}
