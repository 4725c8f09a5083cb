import type { Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { failure } from '../failure.ts';
import type { Sink, Taken } from './sink.ts';
import { createZstd } from './zstd.ts';

// As curl and Postman do: what a cut-off stream holds so far is given out, not an error. More than the default is taken
// in before the connection has to wait.
const room = { highWaterMark: 256 * 1024 };
const lenient = { ...room, flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const brotli = { ...room, flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH };

type Open = (first: Uint8Array) => Transform;

const decoders: ReadonlyMap<string, Open> = new Map([
  ['gzip', () => createGunzip(lenient)],
  ['x-gzip', () => createGunzip(lenient)],
  ['deflate', inflateFor],
  ['br', () => createBrotliDecompress(brotli)],
  ['zstd', createZstd],
]);

/** Nobody compresses more often than that on purpose; curl's limit. */
const mostEncodings = 5;

/** The decoders for a Content-Encoding, the one that is needed first last; nothing if one of them is unknown. */
export function decodersFor(contentEncoding: string): readonly Open[] | undefined {
  const names = contentEncoding.split(',').map((name) => name.trim().toLowerCase());
  const found = names.filter((name) => name !== '' && name !== 'identity').map((name) => decoders.get(name));
  const known = found.filter((open) => open !== undefined);
  return known.length < found.length || known.length > mostEncodings ? undefined : known;
}

/** Some servers send deflate without its zlib header; the first byte tells. */
function inflateFor(first: Uint8Array): Transform {
  return ((first[0] ?? 0) & 0x0f) === 0x08 ? createInflate(lenient) : createInflateRaw(lenient);
}

/** Decodes one encoding into another sink. */
export class Decoder implements Sink {
  readonly #open: Open;
  readonly #target: Sink;
  #stream: Transform | undefined;
  #error: Error | undefined;
  #isFull = false;
  #whenReady: (() => void) | undefined;

  constructor(open: Open, target: Sink) {
    this.#open = open;
    this.#target = target;
  }

  add(chunk: Uint8Array): boolean | Promise<boolean> {
    this.#stream ??= this.#start(chunk);
    if (this.#isOver) return false;
    if (this.#stream.write(chunk)) return true;
    return new Promise((resolve) => {
      const earlier = this.#whenReady;
      this.#whenReady = () => {
        earlier?.();
        resolve(!this.#isOver);
      };
    });
  }

  async end(): Promise<Taken> {
    const stream = this.#stream;
    if (stream !== undefined && !this.#isOver) {
      await new Promise<void>((resolve) => {
        stream.once('close', resolve).end();
      });
    }
    if (this.#error !== undefined) throw this.#error;
    return this.#target.end();
  }

  abandon(): Promise<void> {
    this.#stream?.destroy();
    return this.#target.abandon();
  }

  get #isOver(): boolean {
    return this.#error !== undefined || this.#isFull;
  }

  #start(first: Uint8Array): Transform {
    const stream = this.#open(first)
      .on('error', (error) => {
        this.#error ??= error;
      })
      .on('close', () => this.#tellReady())
      .on('drain', () => this.#tellReady())
      .on('data', (decoded: Uint8Array) => {
        const wants = this.#target.add(decoded);
        if (wants === false) this.#stop(stream);
        else if (wants !== true) {
          stream.pause();
          wants.then(
            (isWanted) => (isWanted ? stream.resume() : this.#stop(stream)),
            (error) => stream.destroy(error),
          );
        }
      });
    return stream;
  }

  #stop(stream: Transform): void {
    this.#isFull = true;
    stream.destroy();
  }

  #tellReady(): void {
    const tell = this.#whenReady;
    this.#whenReady = undefined;
    tell?.();
  }
}

/** From here on a body that became this many times longer than it came is taken for a trap. */
const suspiciousBytes = 100 * 1024 * 1024;
const suspiciousRatio = 100;

/** Refuses decoded bytes once they are far too many for what came over the wire. */
export class BombGuard implements Sink {
  readonly #target: Sink;
  readonly #received: () => number;
  #length = 0;
  #isBomb = false;

  constructor(target: Sink, received: () => number) {
    this.#target = target;
    this.#received = received;
  }

  add(chunk: Uint8Array): boolean | Promise<boolean> {
    this.#length += chunk.length;
    this.#isBomb ||= this.#length > suspiciousBytes && this.#length > suspiciousRatio * this.#received();
    return this.#isBomb ? false : this.#target.add(chunk);
  }

  async end(): Promise<Taken> {
    if (!this.#isBomb) return this.#target.end();
    const message = `Maximum response size reached: ${this.#received()} compressed bytes became more than ${suspiciousBytes}`;
    throw failure(
      'answer-too-long',
      message,
      'If that is what the server should send, say so with --max-response-size',
    );
  }

  abandon(): Promise<void> {
    return this.#target.abandon();
  }
}
