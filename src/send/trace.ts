import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Connection, Timings } from '../model/connection.ts';
import type { Header } from '../model/request.ts';

/** When what happened to one hop, on the sender's clock; 0 for what did not happen. */
export class Trace {
  readonly now: () => number;
  readonly startedAt: number;
  reused = false;
  /** What was done otherwise than asked: a certificate that could not be read. */
  warnings: readonly string[] = [];
  /** What went out where that is not what was given: over HTTP/2. */
  headers: readonly Header[] | undefined;
  /** The proxy it went through, without credentials. */
  proxy: string | undefined;
  #socket: Socket | undefined;
  #socketAt = 0;
  #lookupAt = 0;
  #connectAt = 0;
  #secureAt = 0;
  #responseAt = 0;

  constructor(now: () => number) {
    this.now = now;
    this.startedAt = now();
  }

  /** A connection is being made: to the server, or to the proxy on the way. */
  opening(socket: Socket): void {
    this.#socketAt ||= this.now();
    socket.once('lookup', () => {
      this.#lookupAt ||= this.now();
    });
    socket.once('connect', () => {
      this.#connectAt = this.now();
    });
  }

  /** The proxy has made the connection. */
  tunnelled(): void {
    this.#connectAt = this.now();
  }

  /** The request has got its connection, an old one or one that may still be in the making. */
  assigned(socket: Socket, reused: boolean): void {
    this.#socket = socket;
    this.reused = reused;
    if (reused) {
      this.#socketAt = this.now();
      return;
    }
    if (socket.connecting) this.opening(socket);
    else this.#socketAt ||= this.now();
    if ('encrypted' in socket && (socket as { secureConnecting?: boolean }).secureConnecting !== false)
      socket.once('secureConnect', () => {
        this.#secureAt = this.now();
      });
  }

  answered(): void {
    this.#responseAt ||= this.now();
  }

  /** The phases of a hop whose body ended at `endedAt` and which was done with at `doneAt`. */
  timings(prepare: number, endedAt: number, doneAt: number): Timings {
    const { startedAt } = this;
    const socketAt = this.#socketAt || startedAt;
    const lookupAt = this.#lookupAt || socketAt;
    const connectAt = this.#connectAt || lookupAt;
    const secureAt = this.#secureAt || connectAt;
    const responseAt = this.#responseAt || secureAt;
    const hasAnswer = this.#responseAt > 0;
    return {
      prepare,
      wait: socketAt - startedAt,
      dns: lookupAt - socketAt,
      tcp: connectAt - lookupAt,
      secureHandshake: secureAt - connectAt,
      firstByte: responseAt - secureAt,
      download: hasAnswer ? endedAt - responseAt : 0,
      process: hasAnswer ? doneAt - endedAt : 0,
      total: prepare + doneAt - startedAt,
    };
  }

  connection(): Connection | undefined {
    if (this.#socket === undefined) return undefined;
    const facts = factsOf(this.#socket);
    return { reused: this.reused, ...facts, ...(this.proxy !== undefined && { proxy: this.proxy }) };
  }
}

type Facts = Omit<Connection, 'reused' | 'proxy'>;

/** They stay the same as long as a connection lives. */
const known = new WeakMap<Socket, Facts>();

function factsOf(socket: Socket): Facts {
  let facts = known.get(socket);
  if (facts === undefined) {
    facts = readFacts(socket);
    if (socket.remoteAddress !== undefined) known.set(socket, facts);
  }
  return facts;
}

function readFacts(socket: Socket): Facts {
  const { remoteAddress, remotePort } = socket;
  if (!('encrypted' in socket)) return { remoteAddress, remotePort };
  const secure = socket as TLSSocket;
  const tlsProtocol = secure.getProtocol() ?? undefined;
  return { remoteAddress, remotePort, tlsProtocol, cipher: secure.getCipher()?.name };
}
