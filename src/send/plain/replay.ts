import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** A connection whose request has gone out already, for node's client to read the answer from: what it writes is dropped. */
export class Replay extends Duplex {
  readonly #socket: Socket;
  #hasEnded = false;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
  }

  /** Takes bytes that came; they are copied. */
  add(bytes: Uint8Array): void {
    if (!this.#hasEnded) this.push(Buffer.from(bytes));
  }

  /** Nothing more will come. */
  finish(): void {
    if (!this.#hasEnded) this.push(null);
    this.#hasEnded = true;
  }

  override _read(): void {}

  override _write(_chunk: unknown, _encoding: unknown, done: () => void): void {
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#hasEnded = true;
    this.#socket.destroy();
    done(error);
  }
}
