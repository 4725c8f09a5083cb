import { types } from 'node:util';
import type { SendError } from '../model/exchange.ts';

const hints: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'Start the server, or check host and port of the URL'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'Check the host name of the URL and the network'],
  [/^E(SOCKETTIMEDOUT|TIMEDOUT)$/, 'Check the server, or raise --timeout-request'],
  [
    /CERT|SIGNATURE|^SELF_SIGNED/,
    'Trust its authority with --ssl-extra-ca-certs, or accept any certificate with --insecure',
  ],
  [/^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER)$/, 'Check whether the server speaks TLS: the URL may need http://'],
  [/^ERR_SSL_/, 'Check which TLS versions, ciphers and client certificates the server takes'],
  [/^ECONNRESET$/, 'Check the server and what lies before it: the connection was closed before the answer was whole'],
  [
    /^ERR_HTTP2_/,
    'Check the server and what lies before it; it may do better when protocolVersion, or --http-version, is http1',
  ],
  [/^(Z_|ERR_.*BROTLI|ZSTD_)/, 'Check the Content-Encoding of the answer: its body is not encoded like that'],
  [/^HPE_HEADER_OVERFLOW$/, 'Check the headers that the server sends: they are longer than 128 KiB'],
  [
    /^HPE_.*(CHUNK|LENGTH|TRANSFER|STRICT)/,
    "Check the answer's Content-Length and Transfer-Encoding: they do not fit its body",
  ],
  [/^HPE_/, 'Check that an HTTP server answers at the URL'],
];

/** Node's code and message as they are, with what to try next. */
export function toSendError(cause: unknown): SendError {
  const error = lastOf(cause);
  const { code = 'request-failed', message, hint } = error;
  const known = hint ?? hints.find(([pattern]) => pattern.test(code))?.[1];
  return { code, message, hint: known, ...('syscall' in error && { cause: error }) };
}

/** An error with one of our codes. */
export function failure(code: string, message: string, hint?: string): Error {
  return Object.assign(new Error(message), { code, hint });
}

/** Of several addresses that were tried, the last one's error: the list itself has no message. */
export function lastOf(cause: unknown): Error & { readonly code?: string; readonly hint?: string } {
  // Not `instanceof`: under some test runners node's errors are of another kind.
  if (!types.isNativeError(cause)) return new Error(String(cause));
  if ('errors' in cause && Array.isArray(cause.errors))
    return lastOf(cause.errors.at(-1) ?? new Error('could not connect'));
  return cause;
}
