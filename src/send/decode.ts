import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { failure } from './failure.ts';

/** Takes the body of an answer as it comes and gives it decoded. */
export interface Decoder {
  /** Bytes on the wire so far. */
  readonly received: number;
  /** False when nothing more is wanted, because it failed or is too long. */
  write(chunk: Uint8Array): boolean;
  /** The decoded body; rejects if it could not be decoded or is longer than allowed. */
  end(): Promise<Uint8Array>;
  /** Lets go of what is not wanted any more. */
  abandon(): void;
}

// As curl and Postman do: what a cut-off stream holds so far is given out, not an error.
const lenient = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const lenientBrotli = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH };

/** A decoder for a Content-Encoding; unknown ones pass through. */
export function createDecoder(encoding: string, maximumBytes: number): Decoder {
  const name = encoding.trim().toLowerCase();
  if (name === 'gzip') return compressed(() => createGunzip(lenient), maximumBytes);
  if (name === 'deflate') return compressed(inflateFor, maximumBytes);
  if (name === 'br') return compressed(() => createBrotliDecompress(lenientBrotli), maximumBytes);
  return new Plain(maximumBytes);
}

/** Some servers send deflate without its zlib header; the first byte tells. */
function inflateFor(first: Uint8Array): Transform {
  return ((first[0] ?? 0) & 0x0f) === 0x08 ? createInflate(lenient) : createInflateRaw(lenient);
}

function compressed(open: (first: Uint8Array) => Transform, maximumBytes: number): Decoder {
  const chunks = new Chunks(maximumBytes);
  let received = 0;
  let stream: Transform | undefined;
  let error: Error | undefined;
  return {
    get received() {
      return received;
    },
    write(chunk) {
      received += chunk.length;
      stream ??= open(chunk)
        .on('error', (cause) => {
          error = cause;
        })
        .on('data', (decoded: Uint8Array) => {
          if (!chunks.add(decoded)) stream?.destroy();
        });
      if (error === undefined && !stream.destroyed) stream.write(chunk);
      return error === undefined && !chunks.isFull;
    },
    async end() {
      if (stream !== undefined && !stream.destroyed) await ended(stream);
      if (error !== undefined) throw error;
      return chunks.take();
    },
    abandon: () => stream?.destroy(),
  };
}

async function ended(stream: Transform): Promise<void> {
  await new Promise<void>((resolve) => {
    stream
      .once('close', resolve)
      .once('end', resolve)
      .once('error', () => resolve());
    stream.end();
  });
}

/** The pieces of a body, up to a length. Most requests have one: a class is cheaper to make than closures. */
class Chunks {
  readonly #chunks: Uint8Array[] = [];
  readonly #maximumBytes: number;
  #length = 0;

  constructor(maximumBytes: number) {
    this.#maximumBytes = maximumBytes;
  }

  get length(): number {
    return this.#length;
  }

  get isFull(): boolean {
    return this.#length > this.#maximumBytes;
  }

  add(chunk: Uint8Array): boolean {
    this.#length += chunk.length;
    if (this.isFull) return false;
    this.#chunks.push(chunk);
    return true;
  }

  take(): Uint8Array {
    if (this.isFull) throw failure('answer-too-long', `the answer is longer than ${this.#maximumBytes} bytes`);
    const [first] = this.#chunks;
    return this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#length);
  }
}

/** A body that needs no decoding. */
class Plain implements Decoder {
  readonly #chunks: Chunks;

  constructor(maximumBytes: number) {
    this.#chunks = new Chunks(maximumBytes);
  }

  get received(): number {
    return this.#chunks.length;
  }

  write(chunk: Uint8Array): boolean {
    return this.#chunks.add(chunk);
  }

  async end(): Promise<Uint8Array> {
    return this.#chunks.take();
  }

  abandon(): void {}
}
