import { failure } from '../failure.ts';

/** How a body ends: after so many bytes, with its last chunk, or with the connection. */
export type BodyEnd = number | 'chunked' | 'until-close';

/** Longest line between chunks; nobody sends more on purpose. */
const longestLine = 16 * 1024;
const mostTrailers = 1000;

/**
 * Reads a body piece by piece (RFC 9112, 6 and 7.1). `take` is given its bytes, `isComplete` tells when they are all there.
 */
export class BodyReader {
  #end: BodyEnd;
  /** Bytes that are still to come of the body or of the chunk. */
  #left: number;
  #line = '';
  #state: keyof typeof lines | 'bytes' = 'size';
  #trailers = 0;
  isComplete: boolean;

  constructor(end: BodyEnd) {
    this.#end = end;
    this.#left = typeof end === 'number' ? end : 0;
    this.isComplete = end === 0;
  }

  /** Does the body end before the connection does? */
  get hasEnd(): boolean {
    return this.#end !== 'until-close';
  }

  /**
   * Takes what came, from `start` on, and gives where the body ended in it, or the chunk's length.
   * @throws what node's parser would say of chunks that are none
   */
  read(chunk: Uint8Array, start: number, take: (bytes: Uint8Array) => void): number {
    if (this.#end === 'chunked') return this.#readChunks(chunk, start, take);
    if (this.#end === 'until-close') {
      if (start < chunk.length) take(chunk.subarray(start));
      return chunk.length;
    }
    const end = this.#readBytes(chunk, start, take);
    this.isComplete = this.#left === 0;
    return end;
  }

  /** The connection has ended. */
  close(): void {
    if (this.#end === 'until-close') this.isComplete = true;
  }

  #readBytes(chunk: Uint8Array, start: number, take: (bytes: Uint8Array) => void): number {
    const end = Math.min(chunk.length, start + this.#left);
    if (end > start) take(start === 0 && end === chunk.length ? chunk : chunk.subarray(start, end));
    this.#left -= end - start;
    return end;
  }

  #readChunks(chunk: Uint8Array, start: number, take: (bytes: Uint8Array) => void): number {
    let at = start;
    while (at < chunk.length && !this.isComplete) {
      if (this.#state !== 'bytes') at = this.#readLine(chunk, at, this.#state);
      else {
        at = this.#readBytes(chunk, at, take);
        if (this.#left === 0) this.#state = 'after-bytes';
      }
    }
    return at;
  }

  /** The lines around chunks: a size, the empty one after the bytes, trailers. */
  #readLine(chunk: Uint8Array, start: number, state: keyof typeof lines): number {
    const feed = chunk.indexOf(10, start);
    const end = feed === -1 ? chunk.length : feed + 1;
    this.#line += Buffer.from(chunk.buffer, chunk.byteOffset + start, end - start).toString('latin1');
    if (this.#line.length > longestLine) throw failure('HPE_CHUNK_EXTENSIONS_OVERFLOW', 'Parse Error: Line too long');
    if (!lines[state].test(this.#line)) throw wrongLine(state);
    if (feed === -1) return end;
    this.#takeLine(this.#line.slice(0, -2));
    this.#line = '';
    return end;
  }

  #takeLine(line: string): void {
    if (this.#state === 'after-bytes') this.#state = 'size';
    else if (this.#state === 'trailers') {
      this.isComplete = line === '';
      if (++this.#trailers > mostTrailers) throw failure('HPE_HEADER_OVERFLOW', 'Parse Error: Header overflow');
    } else {
      this.#left = Number.parseInt(line, 16);
      this.#state = this.#left === 0 ? 'trailers' : 'bytes';
    }
  }
}

/** What may stand between chunks, or the beginning of it. */
const lines = {
  size: /^[0-9a-f]{1,13}(?:\r\n?|[\t ]*(?:;[^\r\n]*(?:\r\n?)?)?)$/i,
  'after-bytes': /^\r\n?$/,
  trailers: /^(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?::[^\r\n]*(?:\r\n?)?)?|\r\n?)$/,
};

function wrongLine(state: keyof typeof lines): Error {
  if (state === 'size') return failure('HPE_INVALID_CHUNK_SIZE', 'Parse Error: Invalid character in chunk size');
  if (state === 'trailers') return failure('HPE_INVALID_HEADER_TOKEN', 'Parse Error: Invalid header token');
  return failure('HPE_STRICT', 'Parse Error: Expected LF after chunk data');
}
