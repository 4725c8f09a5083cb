import type { Header, Request } from '../model/request.ts';

/** What a scheme makes: the request to send, what to tell the user, and the secrets to hide. */
export interface Signature {
  readonly request: Request;
  readonly warnings: readonly string[];
  readonly credentials: readonly string[];
}

/** The request with exactly one Authorization header, the given one. */
export function withAuthorization(request: Request, value: string): Request {
  return withHeader(
    withoutHeaders(request, ({ name }) => name.toLowerCase() === 'authorization'),
    'Authorization',
    value,
  );
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
