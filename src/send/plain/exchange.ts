import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onAbort } from '../../model/on-abort.ts';
import { failure } from '../failure.ts';
import { interruption } from '../interruption.ts';
import { startTimer, type Timer } from '../timer.ts';
import type { Trace } from '../trace.ts';
import type { Receive, TakeChunk } from '../transport.ts';
import { Replay } from './replay.ts';
import type { PlainRequest } from './request-text.ts';
import { type PlainAnswer, readHead } from './response-head.ts';

/** What is read of a body that nobody wants, so that its connection can be used again. */
const maximumDroppedBytes = 256 * 1024;

/** Longer heads are left to node's parser, which knows the limit. */
const longestHead = 16 * 1024;

/** One request that waits for its answer. */
export interface Order {
  readonly method: string;
  readonly request: PlainRequest;
  readonly receive: Receive;
  /** Milliseconds; 0 waits for ever. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly trace: Trace;
}

/**
 * The answer was taken; or a kept connection turned out to be closed; or the answer is out of the ordinary, and node's
 * client has to read it from this stream.
 */
export type Outcome = 'taken' | 'stale' | Duplex;

interface Callbacks {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
  /** The connection can be used again, for so many milliseconds if the server said so. */
  readonly free: (idleMilliseconds: number | undefined) => void;
}

/** One request on a connection, from its first byte to the last one of its answer. */
export class PlainExchange {
  readonly #order: Order;
  readonly #socket: Socket;
  readonly #isReused: boolean;
  readonly #callbacks: Callbacks;
  readonly #timer: Timer;
  readonly #stopListening: () => void;
  #pending: Uint8Array | undefined;
  #answer: PlainAnswer | undefined;
  #take: TakeChunk | undefined;
  #dropped = 0;
  #isPaused = false;
  #replay: Replay | undefined;
  #isSettled = false;

  constructor(order: Order, socket: Socket, isReused: boolean, callbacks: Callbacks) {
    this.#order = order;
    this.#socket = socket;
    this.#isReused = isReused;
    this.#callbacks = callbacks;
    this.#timer = startTimer(order.timeout, (error) => this.fail(error));
    this.#stopListening = onAbort(order.signal, () => this.fail(interruption(order.signal)));
  }

  start(): void {
    const { signal, request } = this.#order;
    if (signal.aborted) {
      this.fail(interruption(signal));
      return;
    }
    this.#order.trace.assigned(this.#socket, this.#isReused);
    this.#timer.watch(this.#socket);
    const { head, body } = request;
    if (body === undefined || body.length === 0) this.#socket.write(head, 'latin1');
    else {
      this.#socket.cork();
      this.#socket.write(head, 'latin1');
      this.#socket.write(body);
      this.#socket.uncork();
    }
  }

  /** Takes bytes of the answer. They are the connection's own: what is kept of them is copied. */
  hear(bytes: Uint8Array): void {
    if (this.#replay !== undefined) this.#replay.add(bytes);
    else if (this.#answer === undefined) this.#hearHead(bytes);
    else {
      this.#timer.restart();
      this.#hearBody(this.#answer, bytes, 0);
    }
  }

  /** The connection was closed. */
  end(): void {
    this.#answer?.body.close();
    if (this.#replay !== undefined) this.#replay.finish();
    else if (this.#answer?.body.isComplete) this.#settle('taken');
    else if (this.#answer !== undefined) this.fail(failure('ECONNRESET', 'aborted'));
    else this.fail(failure('ECONNRESET', 'socket hang up'));
  }

  fail(error: Error): void {
    if (this.#replay !== undefined) this.#replay.destroy(error);
    else this.#settle(this.#isStale(error) ? 'stale' : error);
    this.#socket.destroy();
  }

  /** A kept connection that the server closed without a byte of an answer: it most likely never saw this request. */
  #isStale({ code }: NodeJS.ErrnoException): boolean {
    const hasBytes = this.#answer !== undefined || this.#pending !== undefined;
    return this.#isReused && !hasBytes && (code === 'ECONNRESET' || code === 'EPIPE');
  }

  #hearHead(bytes: Uint8Array): void {
    const all = this.#pending === undefined ? asBuffer(bytes) : Buffer.concat([this.#pending, bytes]);
    const end = all.indexOf('\r\n\r\n');
    if (end === -1 && all.length < longestHead && mayBeHead(all)) {
      this.#pending = Buffer.from(all);
      return;
    }
    const answer = end === -1 ? undefined : readHead(all.toString('latin1', 0, end), this.#order.method);
    if (answer === undefined) {
      this.#handOver(all);
      return;
    }
    this.#answer = answer;
    this.#timer.answered();
    this.#order.trace.answered();
    this.#take = this.#order.receive(answer.head, () => this.#stop());
    this.#hearBody(answer, all, end + 4);
    // Nobody wants this body: the next hop need not wait for it.
    if (this.#take === undefined) this.#settle('taken');
  }

  #hearBody(answer: PlainAnswer, bytes: Uint8Array, start: number): void {
    const { body } = answer;
    let wantsMore = true;
    let end = start;
    try {
      end = body.read(bytes, start, (piece) => {
        wantsMore &&= this.#takePiece(piece);
      });
    } catch (error) {
      this.fail(error as Error);
      return;
    }
    if (!body.isComplete && wantsMore) return;
    const isExact = end === bytes.length;
    const surplus = body.isComplete && !isExact ? judgeSurplus(asBuffer(bytes).subarray(end), answer) : undefined;
    if (surplus !== undefined) {
      this.fail(surplus);
      return;
    }
    const isFree = body.isComplete && answer.keepsAlive && isExact;
    if (isFree) {
      if (this.#isPaused) this.#socket.resume();
      this.#callbacks.free(answer.idleMilliseconds);
    }
    this.#settle('taken');
    if (!isFree) this.#socket.destroy();
  }

  #takePiece(piece: Uint8Array): boolean {
    if (this.#take === undefined) {
      this.#dropped += piece.length;
      return this.#dropped <= maximumDroppedBytes;
    }
    const wants = this.#take(Buffer.from(piece));
    if (typeof wants === 'boolean') return wants;
    this.#wait(wants);
    return true;
  }

  /** Lets the server wait until what has come is taken care of. */
  #wait(taken: Promise<boolean>): void {
    this.#isPaused = true;
    this.#socket.pause();
    this.#timer.hold();
    taken.then(
      (isWanted) => {
        if (this.#isSettled) return;
        this.#timer.restart();
        this.#isPaused = false;
        if (isWanted) this.#socket.resume();
        else this.#stop();
      },
      (error) => this.#isSettled || this.fail(error),
    );
  }

  /** What came counts as the whole answer. */
  #stop(): void {
    if (this.#isSettled) return;
    this.#settle('taken');
    this.#socket.destroy();
  }

  #handOver(bytes: Uint8Array): void {
    this.#replay = new Replay(this.#socket);
    this.#replay.add(bytes);
    this.#settle(this.#replay);
  }

  #settle(outcome: Outcome | Error): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#timer.stop();
    this.#stopListening();
    // Test runners have errors of two kinds, node's and their own, and `instanceof` knows one.
    if (typeof outcome === 'string' || 'destroy' in outcome) this.#callbacks.resolve(outcome);
    else this.#callbacks.reject(outcome);
  }
}

/** What does not begin as an answer does will not become one: no need to wait for the rest. */
function mayBeHead(bytes: Buffer): boolean {
  return 'HTTP/'.startsWith(bytes.toString('latin1', 0, 5));
}

/** More bytes than the body should have mean that its length was wrong, and the body is cut off: node's errors for that. */
function judgeSurplus(surplus: Buffer, { keepsAlive }: PlainAnswer): Error | undefined {
  const text = surplus.toString('latin1', 0, longestHead).replace(/^[\r\n]+/, '');
  if (text === '') return undefined;
  if (!keepsAlive) return failure('HPE_CLOSED_CONNECTION', 'Parse Error: Data after `Connection: close`');
  if ('HTTP/'.startsWith(text.slice(0, 5))) return undefined;
  return failure('HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/');
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
