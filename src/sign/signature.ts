import type { Response } from '../model/exchange.ts';
import type { Header, Request } from '../model/request.ts';

/** What a scheme makes: the request to send, what to tell the user, and the secrets to hide. */
export interface Signature {
  readonly request: Request;
  readonly warnings: readonly string[];
  readonly credentials: readonly string[];
  /** Looks at the answer. Absent where every answer stands. */
  readonly answer?: ((response: Response) => Promise<Reply>) | undefined;
  /** Requests with the same one share a connection that no others use. */
  readonly connection?: object | undefined;
}

/** What a scheme says to an answer: that it stands, or that the request is to be sent again, signed so. */
export type Reply =
  | { readonly kind: 'done'; readonly warnings?: readonly string[] }
  | ({ readonly kind: 'again' } & Signature);

/** The request as it is, because something that the auth needs is missing. */
export function unsigned(request: Request, ...warnings: readonly string[]): Signature {
  return { request, warnings, credentials: [] };
}

/** The request with exactly one Authorization header, the given one. */
export function withAuthorization(request: Request, value: string): Request {
  return withHeader(withoutAuthorization(request), 'Authorization', value);
}

export function withoutAuthorization(request: Request): Request {
  return withoutHeaders(request, ({ name }) => name.toLowerCase() === 'authorization');
}

/** The request with a header at the end. */
export function withHeader(request: Request, name: string, value: string): Request {
  return { ...request, headers: [...request.headers, { name, value, system: true }] };
}

/** The request without the headers that fit. */
export function withoutHeaders(request: Request, fits: (header: Header) => boolean): Request {
  return { ...request, headers: request.headers.filter((header) => !fits(header)) };
}

/** The text of a parameter; nothing for what is absent. */
export function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

/** The parts that are worth hiding: an empty text hides nothing. */
export function secrets(...values: readonly string[]): readonly string[] {
  return values.filter((value) => value !== '');
}
