import { type ClientHttp2Session, connect } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { Deadline } from '../../model/deadline.ts';
import { failure } from '../failure.ts';
import { interruption } from '../interruption.ts';
import { negotiate } from '../route/negotiate.ts';
import type { Newer } from '../route/routes.ts';
import { originOf, type Target } from '../target.ts';
import type { Trace } from '../trace.ts';
import { Pulse } from './http2-pulse.ts';

/** As many as node takes over HTTP/1, and pseudo headers. */
const mostHeaders = 2004;

/** An HTTP/2 connection to one server; many requests share it. */
export interface Session {
  readonly kind: 'http2';
  readonly session: ClientHttp2Session;
  readonly socket: TLSSocket;
  readonly pulse: Pulse;
}

/** The server speaks HTTP/1; the connection that told us so is the first one's to use. */
export interface Older {
  readonly kind: 'http1';
  readonly socket: TLSSocket | undefined;
}

/** Keeps what each server speaks, and the HTTP/2 connections to them. */
export class Http2Sessions {
  readonly #found = new Map<string, Promise<Session | Older>>();
  readonly #sockets = new Set<TLSSocket>();
  readonly #timeout: number;

  /** Milliseconds to wait for a connection; 0 waits for ever. */
  constructor(timeout: number) {
    this.#timeout = timeout;
  }

  async find(target: Target, newer: Newer, trace: Trace, signal: AbortSignal): Promise<Session | Older> {
    const key = keyOf(target, newer);
    const known = this.#found.get(key);
    const found = await known?.catch(() => undefined);
    if (found?.kind === 'http1') return { kind: 'http1', socket: undefined };
    if (found !== undefined && !found.session.closed && !found.session.destroyed) {
      trace.assigned(found.socket, true);
      return found;
    }
    // Another request may have begun to connect while we waited.
    if (this.#found.get(key) !== known) return this.find(target, newer, trace, signal);
    const opening = this.#open(target, newer, trace, signal);
    this.#found.set(key, opening);
    try {
      const opened = await opening;
      this.#watch(opened.socket);
      if (opened.kind === 'http2') opened.session.once('close', () => this.#forget(key, opening));
      return opened;
    } catch (error) {
      this.#forget(key, opening);
      throw error;
    }
  }

  /** From now on this server is asked over HTTP/1. */
  avoid(target: Target, newer: Newer): void {
    this.#found.set(keyOf(target, newer), Promise.resolve({ kind: 'http1', socket: undefined }));
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async #open(target: Target, newer: Newer, trace: Trace, signal: AbortSignal): Promise<Session | Older> {
    const deadline = new Deadline(this.#timeout, signal);
    try {
      return await open(target, newer, trace, deadline.signal);
    } catch (cause) {
      if (signal.aborted) throw interruption(signal);
      throw deadline.signal.aborted ? failure('ETIMEDOUT', `no connection within ${this.#timeout} ms`) : cause;
    } finally {
      deadline.clear();
    }
  }

  #watch(socket: TLSSocket | undefined): void {
    if (socket === undefined) return;
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #forget(key: string, opening: Promise<Session | Older>): void {
    if (this.#found.get(key) === opening) this.#found.delete(key);
  }
}

function keyOf(target: Target, { isForced, security, servername, kind }: Newer): string {
  return `${isForced} ${security.options.rejectUnauthorized} ${kind} ${originOf(target)} ${servername}`;
}

async function open(target: Target, newer: Newer, trace: Trace, signal: AbortSignal): Promise<Session | Older> {
  const { socket, speaksHttp2 } = await negotiate(target, newer, trace, signal);
  if (!speaksHttp2) return { kind: 'http1', socket };
  const session = connect(originOf(target), {
    createConnection: () => socket,
    maxHeaderListPairs: mostHeaders,
    settings: { enablePush: false },
  });
  // Each request is told by its own stream; without a listener node would end the process.
  session.on('error', () => undefined);
  session.on('goaway', () => session.close());
  return { kind: 'http2', session, socket, pulse: new Pulse(session, socket) };
}
