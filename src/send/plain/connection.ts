import { connect, type Socket, type TcpNetConnectOpts } from 'node:net';
import { type Order, type Outcome, PlainExchange } from './exchange.ts';

/** Room for what comes in one go; larger answers come in several. */
const bufferBytes = 64 * 1024;

/** A server may close a connection a little before it said it would. */
const marginMilliseconds = 1000;

/** Whom a connection tells that it is free for another request, or gone. */
interface Told {
  readonly free: () => void;
  readonly closed: () => void;
}

/** One connection to a server, for one request after the other. */
export class Connection {
  readonly #socket: Socket;
  readonly #tell: Told;
  #exchange: PlainExchange | undefined;
  #isReused = false;
  #usableUntil = Number.POSITIVE_INFINITY;

  constructor(options: TcpNetConnectOpts, tell: Told) {
    this.#tell = tell;
    const buffer = Buffer.allocUnsafeSlow(bufferBytes);
    const callback = (count: number): boolean => {
      this.#hear(buffer.subarray(0, count));
      return true;
    };
    this.#socket = connect({ ...options, noDelay: true, keepAlive: true, onread: { buffer, callback } })
      .on('error', (error) => this.#exchange?.fail(error))
      .on('end', () => this.#exchange?.end())
      .on('close', () => {
        this.#exchange?.end();
        tell.closed();
      });
  }

  get isUsable(): boolean {
    return this.#socket.writable && performance.now() < this.#usableUntil;
  }

  /** Sends a request and has its answer taken. */
  run(order: Order): Promise<Outcome> {
    const isReused = this.#isReused;
    this.#isReused = true;
    if (isReused) this.#socket.ref();
    return new Promise((resolve, reject) => {
      this.#exchange = new PlainExchange(order, this.#socket, isReused, { resolve, reject, free: this.#free });
      this.#exchange.start();
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  readonly #free = (idleMilliseconds: number | undefined): void => {
    this.#exchange = undefined;
    if (idleMilliseconds !== undefined) this.#usableUntil = performance.now() + idleMilliseconds - marginMilliseconds;
    // Waiting for nothing, it must not keep the process alive.
    this.#socket.unref();
    this.#tell.free();
  };

  #hear(bytes: Uint8Array): void {
    // Nobody asked for it: it must not become the next answer.
    if (this.#exchange === undefined) this.#socket.destroy();
    else this.#exchange.hear(bytes);
  }
}
