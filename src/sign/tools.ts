import type { Exchange } from '../model/exchange.ts';
import type { Auth, Request } from '../model/request.ts';
import type { Signature } from './signature.ts';

/** What a scheme can use besides the request and the parameters of the auth. */
export interface SignTools {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** What requests under the same auth leave for the next ones, by names of the scheme's own. */
  readonly session: Map<string, unknown>;
  /** The same for all requests of the run. */
  readonly run: Map<string, unknown>;
  /** Opens the request's body. The Content-Type that Postman adds before it signs is then in the request. */
  readonly open: (request: Request) => Promise<Opened>;
  /** Sends a request of the scheme's own, such as one for a token. */
  readonly send: (request: Request) => Promise<Exchange>;
  /** Has a secret hidden from now on, before there is a signature that tells it. */
  readonly learn: (secret: string) => void;
}

export interface Opened {
  readonly request: Request;
  readonly body: SentBody | undefined;
}

/** A body as it will be sent. */
export interface SentBody {
  /** The Content-Type that it will be sent with. */
  readonly contentType: string | undefined;
  /** Its bytes, from the start each time. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

/** Signs a request by the parameters of its auth. */
export type Sign = (
  request: Request,
  parameters: Auth['parameters'],
  tools: SignTools,
) => Signature | Promise<Signature>;
