import type { Socket } from 'node:net';
import type { WireRequest } from '../wire.ts';

/** What a server says to a signature: 200 if it holds, else why not. */
export interface Verdict {
  readonly status: number;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly why?: string;
}

/** Checks the signature of a request as a server of that scheme does. What the URL asks for is in its query. */
export type Verify = (
  request: WireRequest,
  query: URLSearchParams,
  socket: Socket | null,
) => Verdict | Promise<Verdict>;

export const accepted: Verdict = { status: 200 };

export function refused(why: string, ...challenges: readonly string[]): Verdict {
  return { status: 401, headers: challenges.map((value) => ['WWW-Authenticate', value]), why };
}

export function headerOf({ headers }: WireRequest, name: string): string | undefined {
  return headers.find(([own]) => own.toLowerCase() === name.toLowerCase())?.[1];
}

/** `name="value"` pairs after a scheme's name. */
export function paramsOf(authorization: string | undefined, separator = ','): ReadonlyMap<string, string> {
  const pairs = authorization?.slice(authorization.indexOf(' ') + 1).split(separator) ?? [];
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).replace(/^"(.*)"$/, '$1')];
    }),
  );
}
