import type { Certificate, ProxyServer } from '../model/connection.ts';
import type { Header, ProtocolProfileBehavior } from '../model/request.ts';
import type { Payload } from './body/payload.ts';
import type { Target } from './target.ts';
import type { Trace } from './trace.ts';

/** One request on its way to one server, redirects aside. */
export interface Hop {
  readonly method: string;
  readonly target: Target;
  readonly headers: readonly Header[];
  readonly payload: Payload | undefined;
  readonly behavior: ProtocolProfileBehavior;
  /** Hops with the same one share a connection that no others use. */
  readonly connection?: object | undefined;
  /** What the request itself names, besides what the run has. */
  readonly certificate?: Certificate | undefined;
  readonly proxy?: ProxyServer | undefined;
}

/** Status line and headers of an answer, as they came. */
export interface Head {
  readonly status: number;
  readonly reason: string;
  readonly httpVersion: string;
  readonly headers: readonly Header[];
}

/**
 * Takes a piece of a body. False when nothing more is wanted; a promise of that when the server should wait, though what
 * has come already may be given before. A rejection is the error of the exchange.
 */
export type TakeChunk = (chunk: Uint8Array) => boolean | Promise<boolean>;

/** Given the head of an answer, says who takes its body; `stop` ends the exchange as if the body were complete. */
export type Receive = (head: Head, stop: () => void) => TakeChunk | undefined;

/** Sends hops. Connections are kept for the next ones until it is closed. */
export interface Transport {
  /**
   * Gives the head to `receive` and the body to what that returns, and resolves when the body is complete or no more of
   * it is wanted. Without a taker the body is dropped and it resolves at once. Rejects with node's errors. Writes down
   * in `trace` when what happened.
   */
  exchange(hop: Hop, receive: Receive, signal: AbortSignal, trace: Trace): Promise<void>;
  close(): Promise<void>;
}

/** RFC 9110, 9.2.2: what may be sent again when a kept connection turns out to be closed. */
export const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']);
