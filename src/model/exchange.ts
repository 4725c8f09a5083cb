import type { Connection, Timings } from './connection.ts';
import type { BodyDefinition, Header, RequestDefinition } from './request.ts';

/** What really went out: final URL, every header in order, the body after resolving. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: BodyDefinition | undefined;
}

/** An answer, decoded. */
export interface Response {
  readonly status: number;
  readonly reason: string;
  readonly httpVersion: string;
  /** Every occurrence, in order, case as it came. */
  readonly headers: readonly Header[];
  /** Decoded (gzip, deflate, br, zstd) body; of a long one that was saved, only its beginning. */
  readonly body: Uint8Array;
  /** The file that holds the whole body, and the length of it. */
  readonly saved?: { readonly path: string; readonly bytes: number } | undefined;
  /** Bytes on the wire before decoding. */
  readonly downloadedBytes: number;
  /** Wall time of the last hop, whole milliseconds, rounded up; `hops` of the exchange has its phases. */
  readonly milliseconds: number;
}

/** Length of the whole decoded body, whether it is in memory or in a file. */
export function bodyLength({ body, saved }: Response): number {
  return saved?.bytes ?? body.byteLength;
}

/** A cookie as `pm.cookies` shows it. `expires` is an ISO date, absent for a session cookie. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  readonly expires?: string | undefined;
  readonly maxAge?: number | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly hostOnly: boolean;
  readonly extensions?: readonly string[] | undefined;
}

/** Why there is no answer. A dead host is a result, not an exception. */
export interface SendError {
  /** Node's or Postman's code: `ECONNREFUSED`, `ENOTFOUND`, `ESOCKETTIMEDOUT`, `invalid-url`, `unsupported`, … */
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** Node's own error, where there is one: it knows the system call and the address. */
  readonly cause?: Error | undefined;
}

/** One request on the wire: the first, or what a redirect led to. */
export interface Hop {
  readonly method: string;
  readonly url: string;
  /** `1.1`, or `2.0`, where pseudo headers such as `:path` stand in front. */
  readonly httpVersion: string;
  readonly headers: readonly Header[];
  readonly response:
    | { readonly status: number; readonly httpVersion: string; readonly headers: readonly Header[] }
    | undefined;
  readonly timings: Timings;
  /** Absent where none came about. */
  readonly connection: Connection | undefined;
}

/** One request and what became of it, redirects included. */
export interface Exchange {
  /** Earlier attempts, in order, whose answers asked for a signature or for another one. Absent for none. */
  readonly challenges?: readonly Exchange[] | undefined;
  /** What was asked for, as defined, but with the variables of disabled headers, auth and description filled in. */
  readonly definition?: RequestDefinition | undefined;
  readonly request: SentRequest;
  readonly response: Response | undefined;
  readonly error: SendError | undefined;
  /** The URLs that redirected, in order, each with its status. */
  readonly redirects: readonly { readonly status: number; readonly from: string; readonly to: string }[];
  /** Every request that went out for it, in order; the last one got `response` or `error`. */
  readonly hops: readonly Hop[];
  /** The cookies the jar holds for the final URL. */
  readonly cookies: readonly Cookie[];
  /** Things the sender did differently from what was asked, told to the user: a missing file, a dropped header. */
  readonly warnings: readonly string[];
}
