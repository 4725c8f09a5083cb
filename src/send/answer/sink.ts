import { failure } from '../failure.ts';

/** A body that has been taken in. */
export interface Taken {
  /** What is kept in memory: all of it, or the beginning of one that was saved. */
  readonly bytes: Uint8Array;
  /** Length of the whole body. */
  readonly length: number;
  /** The file that holds the whole body. */
  readonly path?: string | undefined;
}

/** Where the pieces of a body go. */
export interface Sink {
  /**
   * Takes a piece. False when nothing more is wanted; a promise when the next pieces should wait for it, though those
   * that are already there may come before.
   */
  add(chunk: Uint8Array): boolean | Promise<boolean>;
  /** The body, once the last piece has been added; rejects if it is not wanted as it is. */
  end(): Promise<Taken>;
  /** Lets go of what has been taken so far, files included. May be called whatever happened before. */
  abandon(): Promise<void>;
}

/** More pieces than this are put together, so that a body of single bytes does not cost a hundred times its length. */
const mostPieces = 1024;

/** Keeps a body in memory. Most requests have one: a class is cheaper to make than closures. */
export class MemorySink implements Sink {
  readonly #maximumBytes: number;
  #pieces: Uint8Array[] = [];
  #older: Uint8Array[] | undefined;
  #length = 0;

  constructor(maximumBytes: number) {
    this.#maximumBytes = maximumBytes;
  }

  add(chunk: Uint8Array): boolean {
    this.#length += chunk.length;
    if (this.#length > this.#maximumBytes) return false;
    this.#pieces.push(chunk);
    if (this.#pieces.length === mostPieces) {
      this.#older ??= [];
      this.#older.push(Buffer.concat(this.#pieces));
      this.#pieces = [];
    }
    return true;
  }

  async end(): Promise<Taken> {
    if (this.#length > this.#maximumBytes) throw tooLong(this.#maximumBytes);
    const [first] = this.#pieces;
    const isOne = this.#older === undefined && this.#pieces.length === 1 && first !== undefined;
    const bytes = isOne ? first : Buffer.concat([...(this.#older ?? []), ...this.#pieces], this.#length);
    return { bytes, length: this.#length };
  }

  async abandon(): Promise<void> {
    this.#older = undefined;
    this.#pieces = [];
  }
}

/** Postman's words, and what to do about it. */
export function tooLong(maximumBytes: number): Error {
  const hint = `It is longer than ${maximumBytes} bytes; raise --max-response-size, or write it to a file with --save-responses`;
  return failure('answer-too-long', 'Maximum response size reached', hint);
}
