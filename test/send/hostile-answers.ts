import type { Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { drip, flood } from './hostile-pace.ts';
import { type Expected, patience } from './hostile-run.ts';

/** What a server does instead of answering, and what is to come of it. */
export interface HostileCase extends Expected {
  /** Answers one request, whose head has come. */
  readonly answer: (socket: Socket, to: Surroundings) => unknown;
}

interface Surroundings {
  /** Where this server listens, and its twin over TLS. */
  readonly origins: { readonly plain: string; readonly secure: string };
  /** Breaks the connection without a goodbye. */
  readonly reset: () => void;
}

const ok = 'HTTP/1.1 200 OK\r\n';
const head = (...lines: readonly string[]) => `${ok}${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
const redirect = (location: string) =>
  `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n`;
const zeros = Buffer.alloc(150 * 1024 * 1024);
const gzipBomb = gzipSync(zeros, { level: 1 });
const brotliBomb = brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
const doubleBomb = gzipSync(gzipBomb);

function compressed(socket: Socket, encoding: string, bytes: Buffer): void {
  socket.write(head(`Content-Encoding: ${encoding}`, `Content-Length: ${bytes.length}`));
  socket.write(bytes);
}

const timedOut = 'ESOCKETTIMEDOUT';
const noAnswer = `no answer within ${patience} ms`;
const noMore = `the answer has begun, but nothing more of it came within ${patience} ms`;
const cut = { outcome: 'ECONNRESET', message: 'aborted' };
const hungUp = { outcome: 'ECONNRESET', message: 'socket hang up' };
const overflow = { outcome: 'HPE_HEADER_OVERFLOW', message: 'Parse Error: Header overflow' };
const notHttp = { outcome: 'HPE_INVALID_CONSTANT', message: /^Parse Error: Expected HTTP\// };

export const hostileCases: readonly HostileCase[] = [
  {
    name: 'never answers',
    answer: () => undefined,
    outcome: timedOut,
    message: noAnswer,
  },
  { name: 'closes at once', answer: (socket) => socket.end(), ...hungUp },
  { name: 'resets at once', answer: (_socket, { reset }) => reset(), outcome: 'ECONNRESET' },
  { name: 'closes within the headers', answer: (socket) => socket.end(`${ok}Content-Le`), ...hungUp },
  { name: 'closes after the headers', answer: (socket) => socket.end(head('Content-Length: 5')), ...cut },
  {
    name: 'resets within the body',
    answer: (socket, { reset }) => socket.write(`${head('Content-Length: 9')}abc`, reset),
    outcome: 'ECONNRESET',
  },
  {
    name: 'stops within the headers',
    answer: (socket) => socket.write(`${ok}X: 1\r\n`),
    outcome: timedOut,
    message: noAnswer,
  },
  {
    name: 'sends no end',
    answer: (socket) => socket.write(`${head('Content-Type: text/plain')}some`),
    outcome: timedOut,
    message: noMore,
  },
  {
    name: 'drips its headers',
    answer: (socket) => drip(socket, head('X: 1')),
    outcome: timedOut,
    message: noAnswer,
  },
  {
    name: 'drips its headers fast, without an end',
    answer: (socket) => {
      socket.write(ok);
      drip(socket, ['X: 1\r\n'], 50);
    },
    outcome: timedOut,
    message: noAnswer,
  },
  {
    name: 'drips its body',
    answer: (socket) => {
      socket.write(head('Content-Length: 100'));
      drip(socket, 'abc');
    },
    outcome: timedOut,
    message: noMore,
  },
  {
    name: 'promises more than it sends, and closes',
    answer: (socket) => socket.end(`${head('Content-Length: 10')}short`),
    ...cut,
  },
  {
    name: 'promises more than it sends, and waits',
    answer: (socket) => socket.write(`${head('Content-Length: 10')}short`),
    outcome: timedOut,
    message: noMore,
  },
  {
    name: 'sends more than it promises',
    answer: (socket) => socket.write(`${head('Content-Length: 5')}much longer`),
    ...notHttp,
  },
  {
    name: 'answers twice',
    answer: (socket) => socket.write(`${head('Content-Length: 5')}first${head('Content-Length: 6')}second`),
    outcome: 200,
    body: 'first',
  },
  {
    name: 'gives two lengths',
    answer: (socket) => socket.write(`${head('Content-Length: 5', 'Content-Length: 6')}first!`),
    outcome: 'HPE_UNEXPECTED_CONTENT_LENGTH',
  },
  {
    name: 'gives a length and chunks',
    answer: (socket) => socket.end(`${head('Content-Length: 5', 'Transfer-Encoding: chunked')}5\r\nhello\r\n0\r\n\r\n`),
    outcome: 'HPE_INVALID_TRANSFER_ENCODING',
    message: "Parse Error: Transfer-Encoding can't be present with Content-Length",
  },
  {
    name: 'gives a length that is none',
    answer: (socket) => socket.end(`${head('Content-Length: -5')}hello`),
    outcome: 'HPE_INVALID_CONTENT_LENGTH',
  },
  {
    name: 'gives a chunk size that is none',
    answer: (socket) => socket.end(`${head('Transfer-Encoding: chunked')}xyz\r\nhello\r\n`),
    outcome: 'HPE_INVALID_CHUNK_SIZE',
  },
  {
    name: 'gives a chunk size beyond all numbers',
    answer: (socket) => socket.end(`${head('Transfer-Encoding: chunked')}${'f'.repeat(20)}\r\nhello\r\n`),
    outcome: /^HPE_/,
  },
  {
    name: 'sends a chunk longer than its size',
    answer: (socket) => socket.end(`${head('Transfer-Encoding: chunked')}2\r\nhello\r\n0\r\n\r\n`),
    outcome: /^HPE_/,
  },
  {
    name: 'sends no last chunk',
    answer: (socket) => socket.end(`${head('Transfer-Encoding: chunked')}5\r\nhello\r\n`),
    ...cut,
  },
  {
    name: 'sends trailers without an end',
    answer: (socket) => {
      socket.write(`${head('Transfer-Encoding: chunked')}0\r\n`);
      flood(socket, 'X: 1\r\n');
    },
    ...overflow,
  },
  { name: 'sends garbage', answer: (socket) => socket.end('\u0000\u0001 what is this?\r\n\r\n'), ...notHttp },
  { name: 'speaks HTTP/0.9', answer: (socket) => socket.end('<html>hello</html>\r\n'), ...notHttp },
  {
    name: 'speaks another protocol',
    answer: (socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n'),
    outcome: /^HPE_/,
  },
  {
    name: 'sends a header of a megabyte',
    answer: (socket) => socket.end(head(`X: ${'a'.repeat(2 ** 20)}`)),
    ...overflow,
  },
  {
    name: 'sends headers without an end',
    answer: (socket) => {
      socket.write(ok);
      flood(socket, 'X-Some: header\r\n');
    },
    ...overflow,
  },
  {
    name: 'announces its answer without an end',
    answer: (socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n'),
    outcome: 'no-answer',
    message: 'the server announced its answer 100 times and did not send it',
  },
  {
    name: 'announces its answer a few times',
    answer: (socket) => socket.end(`${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(5)}${head('Content-Length: 2')}ok`),
    outcome: 200,
    body: 'ok',
  },
  {
    name: 'switches the protocol',
    answer: (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    ...hungUp,
  },
  {
    name: 'sends a bomb of gzip',
    answer: (socket) => compressed(socket, 'gzip', gzipBomb),
    outcome: 'answer-too-long',
    message: /^Maximum response size reached: \d+ compressed bytes became more than 104857600$/,
  },
  {
    name: 'sends a bomb of brotli',
    answer: (socket) => compressed(socket, 'br', brotliBomb),
    outcome: 'answer-too-long',
    message: /^Maximum response size reached: \d+ compressed bytes became more than 104857600$/,
  },
  {
    name: 'sends a bomb in a bomb',
    answer: (socket) => compressed(socket, 'gzip, gzip', doubleBomb),
    outcome: 'answer-too-long',
    message: /^Maximum response size reached: \d+ compressed bytes became more than 104857600$/,
  },
  {
    name: 'sends no gzip as gzip',
    answer: (socket) => compressed(socket, 'gzip', Buffer.from('no gzip at all')),
    outcome: 'Z_DATA_ERROR',
    message: 'incorrect header check',
  },
  {
    name: 'redirects to itself',
    answer: (socket) => socket.write(redirect('?')),
    outcome: 'too-many-redirects',
    message: /^Exceeded maxRedirects\. Probably stuck in a redirect loop https?:\/\/127\.0\.0\.1:\d+\//,
  },
  {
    name: 'redirects to no URL',
    answer: (socket) => socket.write(redirect('http://')),
    outcome: 'invalid-url',
    message: /^Invalid URI ".*"\. This can be caused by a crappy redirection\.$/,
  },
  {
    name: 'redirects to a file',
    answer: (socket) => socket.write(redirect('file:///etc/passwd')),
    outcome: 'invalid-url',
  },
  {
    name: 'redirects to a file of another machine',
    answer: (socket) => socket.write(redirect('file://host/etc/passwd')),
    outcome: 'invalid-url',
    message: 'Invalid protocol: file:',
  },
  {
    name: 'redirects to where nobody listens',
    answer: (socket) => socket.write(redirect('//127.0.0.1:1/')),
    outcome: 'ECONNREFUSED',
  },
  {
    name: 'redirects with control characters',
    answer: (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: /a\u0000b\r\nContent-Length: 0\r\n\r\n'),
    outcome: /^HPE_/,
  },
  {
    name: 'redirects from https to http',
    answer: (socket, { origins }) => socket.write(redirect(`${origins.secure}/down`)),
    outcome: 200,
    body: 'fine',
    warning: /^https:\/\/127\.0\.0\.1:\d+ redirects to http:\/\/127\.0\.0\.1:\d+: from there on nothing is encrypted$/,
  },
];
