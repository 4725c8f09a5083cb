import { constants } from 'node:http2';
import { brotliCompressSync, constants as compression, gzipSync } from 'node:zlib';
import type { Asked } from './frame-server.ts';
import { drip, flood } from './hostile-pace.ts';
import { cut, type HostileCase2, hungUp, resets, streamError } from './hostile-resets.ts';
import { patience } from './hostile-run.ts';
import {
  announced,
  body,
  endHeaders,
  endStream,
  field,
  frame,
  goaway,
  heads,
  kinds,
  longHeads,
  many,
  pieces,
  pushed,
  status200,
} from './http2-frames.ts';

const zeros = Buffer.alloc(150 * 1024 * 1024);
const bombs = {
  br: brotliCompressSync(zeros, { params: { [compression.BROTLI_PARAM_QUALITY]: 1 } }),
  'gzip, gzip': gzipSync(gzipSync(zeros, { level: 1 })),
};

function bomb(encoding: keyof typeof bombs) {
  return {
    name: `sends a bomb of ${encoding}`,
    answer: ({ stream, write }: Asked) =>
      write(heads(stream, field('content-encoding', encoding)), ...pieces(stream, bombs[encoding])),
    outcome: 'answer-too-long',
    message: /^Maximum response size reached: \d+ compressed bytes became more than 104857600$/,
  };
}

const timedOut = 'ESOCKETTIMEDOUT';
const noAnswer = `no answer within ${patience} ms`;
const noMore = `the answer has begun, but nothing more of it came within ${patience} ms`;
const flooded = {
  outcome: 'ERR_HTTP2_ERROR',
  message: 'Flooding was detected in this HTTP/2 session, and it must be closed',
};
/** Newer versions of Node tell it themselves. */
const broken = {
  outcome: /^(?:broken-http2|ERR_HTTP2_ERROR)$/,
  message: /^(?:the answer is no HTTP\/2 that can be read, or has a header longer than 64 KiB|Protocol error)$/,
};
const sessionError = (name: string) => ({
  outcome: 'ERR_HTTP2_SESSION_ERROR',
  message: `Session closed with error code ${name}`,
});

export const hostileCases2: readonly HostileCase2[] = [
  ...resets,
  { name: 'never answers', answer: () => undefined, outcome: timedOut, message: noAnswer },
  { name: 'closes at once', answer: ({ socket }) => socket.end(), ...hungUp },
  { name: 'breaks at once', answer: ({ socket }) => socket.destroy(), ...hungUp },
  {
    name: 'closes after the headers',
    answer: ({ stream, socket }) => socket.end(heads(stream)),
    ...cut,
  },
  {
    name: 'closes within the body',
    answer: ({ stream, socket }) => socket.end(Buffer.concat([heads(stream), body(stream, 'half')])),
    ...cut,
  },
  {
    name: 'closes within a frame',
    answer: ({ stream, socket }) => socket.end(Buffer.concat([heads(stream), body(stream, 'half').subarray(0, 11)])),
    ...cut,
  },
  {
    name: 'sends no end',
    answer: ({ stream, write }) => write(heads(stream), body(stream, 'some')),
    outcome: timedOut,
    message: noMore,
  },
  {
    name: 'drips its body',
    answer: (asked) => {
      asked.write(heads(asked.stream));
      drip(asked.socket, [body(asked.stream, 'a')]);
    },
    outcome: timedOut,
    message: noMore,
  },
  {
    name: 'stops within the headers',
    answer: ({ stream, write }) => write(frame(kinds.headers, 0, stream, status200)),
    outcome: timedOut,
    message: noAnswer,
  },
  {
    name: 'drips its headers',
    answer: (asked) => {
      asked.write(frame(kinds.headers, 0, asked.stream, status200));
      drip(asked.socket, [frame(kinds.continuation, 0, asked.stream, field('x', '1'))], 300);
    },
    outcome: timedOut,
    message: noAnswer,
  },
  {
    name: 'continues its headers without an end',
    answer: (asked) => {
      asked.write(frame(kinds.headers, 0, asked.stream, status200));
      flood(asked.socket, frame(kinds.continuation, 0, asked.stream, field('x', '1')));
    },
    outcome: 'ERR_HTTP2_ERROR',
    message: 'Too many CONTINUATION frames following a HEADER frame',
  },
  {
    name: 'sends empty pieces without an end',
    answer: (asked) => {
      asked.write(heads(asked.stream));
      drip(asked.socket, [body(asked.stream, '')], 50);
    },
    outcome: timedOut,
    message: noMore,
  },
  {
    name: 'floods empty pieces',
    answer: (asked) => {
      asked.write(heads(asked.stream));
      flood(asked.socket, body(asked.stream, ''));
    },
    outcome: 'ERR_HTTP2_TOO_MANY_INVALID_FRAMES',
    message: 'Too many invalid HTTP/2 frames',
  },
  {
    name: 'asks whether we are there, instead of answering',
    answer: (asked) => drip(asked.socket, [frame(kinds.ping, 0, 0, Buffer.alloc(8))], 50),
    outcome: timedOut,
    message: noAnswer,
  },
  {
    name: 'floods pings',
    answer: (asked) => flood(asked.socket, frame(kinds.ping, 0, 0, Buffer.alloc(8))),
    ...flooded,
  },
  { name: 'floods settings', answer: (asked) => flood(asked.socket, frame(kinds.settings, 0, 0)), ...flooded },
  {
    name: 'announces its answer without an end',
    answer: (asked) => flood(asked.socket, announced(asked.stream)),
    outcome: 'no-answer',
    message: 'the server announced its answer 100 times and did not send it',
  },
  {
    name: 'announces its answer a few times',
    answer: ({ stream, write }) =>
      write(announced(stream), announced(stream), heads(stream), body(stream, 'ok', endStream)),
    outcome: 200,
    body: 'ok',
  },
  {
    name: 'says goodbye within its answer, and ends it',
    answer: ({ stream, write }) =>
      write(heads(stream), body(stream, 'wh'), goaway(stream, 0), body(stream, 'ole', endStream)),
    outcome: 200,
    body: 'whole',
  },
  {
    name: 'says goodbye within its answer, and closes',
    answer: ({ stream, socket }) => socket.end(Buffer.concat([heads(stream), body(stream, 'wh'), goaway(stream, 0)])),
    ...cut,
  },
  {
    name: 'says goodbye within its answer, and waits',
    answer: ({ stream, write }) => write(heads(stream), body(stream, 'wh'), goaway(stream, 0)),
    outcome: timedOut,
    message: noMore,
  },
  {
    name: 'says goodbye to a request that it has not seen',
    answer: ({ write }) => write(goaway(0, 0)),
    ...streamError('NGHTTP2_REFUSED_STREAM'),
  },
  {
    name: 'says goodbye for our bad manners',
    answer: ({ write }) => write(goaway(0, constants.NGHTTP2_ENHANCE_YOUR_CALM)),
    ...sessionError('NGHTTP2_ENHANCE_YOUR_CALM'),
  },
  {
    name: 'says goodbye with an error within its answer',
    answer: ({ stream, write }) =>
      write(heads(stream), body(stream, 'wh'), goaway(stream, constants.NGHTTP2_INTERNAL_ERROR)),
    ...sessionError('NGHTTP2_INTERNAL_ERROR'),
  },
  {
    name: 'sends a header of a megabyte',
    answer: ({ stream, write }) => write(...longHeads(stream, field('x', 'a'.repeat(2 ** 20)))),
    ...broken,
  },
  {
    name: 'sends 300 headers',
    answer: ({ stream, write }) => write(...longHeads(stream, ...many(300)), body(stream, 'ok', endStream)),
    outcome: 200,
    body: 'ok',
  },
  {
    name: 'sends 3000 headers',
    answer: ({ stream, write }) => write(...longHeads(stream, ...many(3000)), body(stream, 'ok', endStream)),
    ...streamError('NGHTTP2_ENHANCE_YOUR_CALM'),
  },
  bomb('br'),
  bomb('gzip, gzip'),
  {
    name: 'sends no gzip as gzip',
    answer: ({ stream, write }) =>
      write(heads(stream, field('content-encoding', 'gzip')), body(stream, 'no gzip at all', endStream)),
    outcome: 'Z_DATA_ERROR',
    message: 'incorrect header check',
  },
  {
    name: 'promises more than it sends',
    answer: ({ stream, write }) => write(heads(stream, field('content-length', '9')), body(stream, 'short', endStream)),
    ...streamError('NGHTTP2_PROTOCOL_ERROR'),
  },
  {
    name: 'sends more than it promises',
    answer: ({ stream, write }) =>
      write(heads(stream, field('content-length', '2')), body(stream, 'longer', endStream)),
    outcome: /^ERR_HTTP2_(?:STREAM_)?ERROR$/,
    message: /^(?:Stream closed with error code NGHTTP2_PROTOCOL_ERROR|Protocol error)$/,
  },
  {
    name: 'sends no status',
    answer: ({ stream, write }) => write(frame(kinds.headers, endHeaders | endStream, stream, field('x', '1'))),
    ...streamError('NGHTTP2_PROTOCOL_ERROR'),
  },
  {
    name: 'sends a body without headers',
    answer: ({ stream, write }) => write(body(stream, 'ok', endStream)),
    ...broken,
  },
  {
    name: 'answers twice',
    answer: ({ stream, write }) =>
      write(heads(stream), body(stream, 'first', endStream), heads(stream), body(stream, 'second', endStream)),
    outcome: 200,
    body: 'first',
  },
  {
    name: 'answers another request',
    answer: ({ stream, write }) => write(heads(stream + 2), body(stream + 2, 'ok', endStream)),
    outcome: 'ERR_HTTP2_ERROR',
    message: 'Protocol error',
  },
  {
    name: 'sends what nobody asked for',
    answer: ({ stream, write }) => write(pushed(stream), heads(stream), body(stream, 'ok', endStream)),
    outcome: 'ERR_HTTP2_ERROR',
    message: 'Protocol error',
  },
  {
    name: 'sends a frame longer than allowed',
    answer: ({ stream, write }) => write(heads(stream), body(stream, 'a'.repeat(20_000), endStream)),
    ...broken,
  },
  {
    name: 'sends more than the window allows',
    answer: ({ stream, write }) => {
      write(heads(stream));
      for (let count = 0; count < 400; count++) write(body(stream, 'a'.repeat(16_000)));
    },
    outcome: new RegExp(`^(?:${timedOut}|ERR_HTTP2_ERROR)$`),
    message: new RegExp(`^(?:${noMore}|Protocol error)$`),
    isWaitedFor: true,
  },
  {
    name: 'sends headers that cannot be decompressed',
    answer: ({ stream, write }) =>
      write(frame(kinds.headers, endHeaders, stream, Buffer.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff))),
    ...broken,
  },
  {
    name: 'sends garbage',
    answer: ({ write }) => write(Buffer.from('what is this? what is this? what is this?')),
    ...broken,
  },
  {
    name: 'speaks HTTP/1 after it agreed to HTTP/2',
    answer: ({ write }) => write(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')),
    ...broken,
  },
  {
    name: 'never takes the body',
    // RFC 9113, 6.5.2: SETTINGS_INITIAL_WINDOW_SIZE.
    settings: Buffer.of(0, 4, 0, 0, 0, 0),
    answer: () => undefined,
    outcome: timedOut,
  },
];
