/** RFC 9113, 6: the kinds of frames. */
export const kinds = {
  data: 0,
  headers: 1,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goaway: 7,
  window: 8,
  continuation: 9,
} as const;

export const endStream = 1;
export const endHeaders = 4;
export const acknowledged = 1;

/** The bytes of one frame. */
export function frame(kind: number, flags: number, stream: number, payload: Uint8Array = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(kind, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

export function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** RFC 7541, 6.2.2: a field without compression. Pseudo fields of the static table stand for themselves. */
export function field(name: string, value: string): Buffer {
  return Buffer.concat([Buffer.of(0), text(name), text(value)]);
}

/** RFC 7541, appendix A: `:status: 200`. */
export const status200 = Buffer.of(0x88);

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'latin1');
  return Buffer.concat([lengthOf(bytes.length), bytes]);
}

/** RFC 7541, 5.1, with a prefix of seven bits. */
function lengthOf(length: number): Buffer {
  if (length < 127) return Buffer.of(length);
  const bytes = [127];
  let rest = length - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.of(...bytes, rest);
}

export const heads = (stream: number, ...fields: readonly Buffer[]) =>
  frame(kinds.headers, endHeaders, stream, Buffer.concat([status200, ...fields]));
export const body = (stream: number, text: string | Buffer, flags = 0) =>
  frame(kinds.data, flags, stream, Buffer.from(text));
export const reset = (stream: number, code: number) => frame(kinds.reset, 0, stream, integer(code));
export const goaway = (last: number, code: number) =>
  frame(kinds.goaway, 0, 0, Buffer.concat([integer(last), integer(code)]));
/** A body in frames that are not too long. */
export const pieces = (stream: number, bytes: Buffer) =>
  split(bytes).map((piece, index, all) => body(stream, piece, index === all.length - 1 ? endStream : 0));
/** Headers in frames that are not too long. */
export const longHeads = (stream: number, ...fields: readonly Buffer[]) =>
  split(Buffer.concat([status200, ...fields])).map((piece, index, all) =>
    frame(index === 0 ? kinds.headers : kinds.continuation, index === all.length - 1 ? endHeaders : 0, stream, piece),
  );
export const many = (count: number) => Array.from({ length: count }, (_, index) => field(`x-${index}`, '1'));
export const announced = (stream: number) => frame(kinds.headers, endHeaders, stream, field(':status', '103'));

function split(bytes: Buffer): Buffer[] {
  const count = Math.ceil(bytes.length / 16_000);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * 16_000, (index + 1) * 16_000));
}

/** Promises an answer to `GET /`. */
export const pushed = (stream: number) =>
  frame(
    kinds.push,
    endHeaders,
    stream,
    Buffer.concat([integer(2), Buffer.of(0x82, 0x84, 0x87), field(':authority', 'a')]),
  );
