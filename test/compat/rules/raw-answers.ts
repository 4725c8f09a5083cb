import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Rule } from '../rule.ts';

const words = 'hello compressed world '.repeat(40);
const ok = 'HTTP/1.1 200 OK\r\n';

/** A request that is answered with these bytes, after which the connection is closed. */
function raw(...parts: readonly (string | Uint8Array)[]): string {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));
  return `http://server.test/raw/${bytes.toString('base64url')}`;
}

function encoded(encoding: string, bytes: Uint8Array): string {
  return raw(`${ok}Content-Encoding: ${encoding}\r\nContent-Length: ${bytes.length}\r\n\r\n`, bytes);
}

const read =
  'console.log(pm.response.code, pm.response.status, pm.response.text(), pm.response.headers.get("Content-Encoding"))';

/** Answers that both runners read alike. */
const alike: Readonly<Record<string, string>> = {
  'gzip in capital letters': encoded(' GZIP ', gzipSync(words)),
  'gzip in two members': encoded('gzip', Buffer.concat([gzipSync('one'), gzipSync('two')])),
  'gzip that is cut off': encoded('gzip', gzipSync(words).subarray(0, -9)),
  'gzip with something behind it': encoded('gzip', Buffer.concat([gzipSync(words), Buffer.from('garbage')])),
  'gzip that is none': encoded('gzip', Buffer.from('plain text')),
  'deflate that is none': encoded('deflate', Buffer.from('plain')),
  'brotli that is none': encoded('br', Buffer.from('plain text, not brotli')),
  'deflate that is cut off': encoded('deflate', deflateSync(words).subarray(0, -4)),
  'raw deflate that is cut off': encoded('deflate', deflateRawSync(words).subarray(0, -1)),
  'an encoding that nobody knows': encoded('compress', Buffer.from('plain')),
  identity: encoded('identity', Buffer.from('plain')),
  'no name of an encoding': encoded('', Buffer.from('plain')),
  'a Content-Length that is too long': raw(`${ok}Content-Length: 100\r\n\r\nshort`),
  'a Content-Length that is too short': raw(`${ok}Content-Length: 5\r\n\r\nhello world and more`),
  'a Content-Length below zero': raw(`${ok}Content-Length: -5\r\n\r\nhello`),
  'two different Content-Lengths': raw(`${ok}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`),
  'two equal Content-Lengths': raw(`${ok}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello`),
  'Content-Length beside chunks': raw(
    `${ok}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
  ),
  'a chunk size that is none': raw(`${ok}Transfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n`),
  'chunks that are cut off': raw(`${ok}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`),
  'chunks with extensions and trailers': raw(
    `${ok}Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nX: y\r\n\r\n`,
  ),
  'another transfer encoding before chunks': raw(
    `${ok}Transfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
  ),
  'garbage instead of HTTP': raw('\x00\x01\x02garbage\r\n\r\n'),
  'an answer of HTTP/0.9': raw('<html>hello</html>'),
  'an answer of HTTP/1.0': raw('HTTP/1.0 200 OK\r\n\r\nuntil the end'),
  'an answer that says it is HTTP/2.0': raw('HTTP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n'),
  'a connection that is closed at once': raw(''),
  'a connection that is closed after the status': raw(ok),
  'a connection that is closed after the headers': raw(`${ok}\r\n`),
  'a connection that is closed before the body': raw(`${ok}Content-Length: 9\r\n\r\n`),
  'two answers to one request': raw(`${ok}Content-Length: 5\r\n\r\nfirst${ok}Content-Length: 6\r\n\r\nsecond`),
  'a header without a valid name': raw(`${ok}Bad Header: 1\r\nContent-Length: 0\r\n\r\n`),
  'a header that holds a NUL': raw(`${ok}X: a\0b\r\nContent-Length: 0\r\n\r\n`),
  'lines that end with a line feed only': raw('HTTP/1.1 200 OK\nContent-Length: 2\n\nok'),
  'a status without a reason': raw('HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n'),
  'a status of two digits': raw('HTTP/1.1 99 X\r\nContent-Length: 0\r\n\r\n'),
  'a status of four digits': raw('HTTP/1.1 1000 X\r\nContent-Length: 0\r\n\r\n'),
  'fifty interim answers': raw('HTTP/1.1 100 Continue\r\n\r\n'.repeat(50), `${ok}Content-Length: 2\r\n\r\nok`),
  'a body after 204': raw('HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\nhello'),
  'a body after 304': raw('HTTP/1.1 304 No\r\nContent-Length: 5\r\n\r\nhello'),
  'a redirect to a file': raw('HTTP/1.1 302 F\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n'),
  'a redirect to another protocol': raw('HTTP/1.1 302 F\r\nLocation: ftp://127.0.0.1/x\r\nContent-Length: 0\r\n\r\n'),
  'an event stream that ends': raw(`${ok}Content-Type: text/event-stream\r\n\r\ndata: 1\n\ndata: 2\n\n`),
};

export const rawAnswerRules: readonly Rule[] = [
  ...Object.entries(alike).map(([name, request]) => ({ rule: `${name} in an answer`, request, test: read })),
  {
    rule: 'with insecureHTTPParser a wrong header is read',
    request: raw(`${ok}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`),
    protocolProfileBehavior: { insecureHTTPParser: true },
    test: read,
  },
  ...[
    { encoding: 'x-gzip', bytes: gzipSync('short') },
    { encoding: 'gzip, br', bytes: brotliCompressSync(gzipSync('short')) },
  ].map(({ encoding, bytes }) => ({
    rule: `an answer with Content-Encoding ${encoding}`,
    request: encoded(encoding, bytes),
    test: 'console.log(pm.response.text() === "short")',
    differs: { id: 'encodings', newman: { console: ['log: false'] }, postino: { console: ['log: true'] } },
  })),
  {
    rule: 'an answer whose brotli is cut off',
    request: encoded('br', brotliCompressSync(words).subarray(0, -3)),
    test: 'console.log(pm.response.code ?? "none")',
    differs: {
      id: 'encodings',
      newman: { unsent: ['request'], passed: false, console: ["log: 'none'"] },
      postino: { unsent: [], passed: true, console: ['log: 200'] },
    },
  },
];
