import { constants } from 'node:http2';
import type { Asked } from './frame-server.ts';
import type { Expected } from './hostile-run.ts';
import { body, field, heads, reset } from './http2-frames.ts';

/** What a server does over HTTP/2 instead of answering, and what is to come of it. */
export interface HostileCase2 extends Expected {
  readonly answer: (asked: Asked) => unknown;
  readonly settings?: Uint8Array;
}

export const cut = { outcome: 'ECONNRESET', message: 'aborted' };
export const hungUp = { outcome: 'ECONNRESET', message: 'socket hang up' };
export const streamError = (name: string) => ({
  outcome: 'ERR_HTTP2_STREAM_ERROR',
  message: `Stream closed with error code ${name}`,
});
/** With each reason that RFC 9113 knows for it, and one that it does not. */
export const resets = [
  { reason: 'NGHTTP2_PROTOCOL_ERROR', code: constants.NGHTTP2_PROTOCOL_ERROR },
  { reason: 'NGHTTP2_INTERNAL_ERROR', code: constants.NGHTTP2_INTERNAL_ERROR },
  { reason: 'NGHTTP2_FLOW_CONTROL_ERROR', code: constants.NGHTTP2_FLOW_CONTROL_ERROR },
  { reason: 'NGHTTP2_REFUSED_STREAM', code: constants.NGHTTP2_REFUSED_STREAM },
  { reason: 'NGHTTP2_ENHANCE_YOUR_CALM', code: constants.NGHTTP2_ENHANCE_YOUR_CALM },
  { reason: 'NGHTTP2_HTTP_1_1_REQUIRED', code: constants.NGHTTP2_HTTP_1_1_REQUIRED },
  { reason: '65535', code: 65535 },
  { reason: 'NGHTTP2_CANCEL', code: constants.NGHTTP2_CANCEL, before: hungUp, within: cut },
  { reason: 'NGHTTP2_NO_ERROR', code: constants.NGHTTP2_NO_ERROR, before: hungUp, within: cut },
].flatMap(({ reason, code, before = streamError(reason), within = before }): HostileCase2[] => [
  { name: `resets with ${reason}`, answer: ({ stream, write }) => write(reset(stream, code)), ...before },
  {
    name: `resets with ${reason} within the body`,
    answer: ({ stream, write }) =>
      write(heads(stream, field('content-length', '9')), body(stream, 'half'), reset(stream, code)),
    ...within,
  },
]);
