import type { Header } from '../../model/request.ts';
import { MemorySink, type Sink, type Taken, tooLong } from './sink.ts';

/** A file that a body is written to. It gets its name when it is whole. */
export interface BodyFile {
  /** Where the whole body will be. */
  readonly path: string;
  /** Writes after what was written before; resolves when there is room for more. */
  write(chunk: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  /** Leaves nothing behind, unless it is finished. */
  discard(): Promise<void>;
}

/** Opens the file for a body, given the headers of its answer. */
export type OpenBodyFile = (headers: readonly Header[]) => Promise<BodyFile>;

/** What is kept in memory of a body that has a file of its own. */
const keptBytes = 10 * 1024 * 1024;

/** Writes a body to a file as it comes, and keeps its beginning in memory for scripts and reports. */
export class SavedBody implements Sink {
  readonly #file: Promise<BodyFile>;
  readonly #maximumBytes: number;
  readonly #beginning = new MemorySink(keptBytes);
  #length = 0;
  #written: Promise<boolean> = Promise.resolve(true);

  constructor(file: Promise<BodyFile>, maximumBytes: number) {
    this.#file = file;
    this.#maximumBytes = maximumBytes;
    file.catch(() => undefined);
  }

  add(chunk: Uint8Array): Promise<boolean> {
    const start = this.#length;
    this.#length += chunk.length;
    if (start < keptBytes) this.#beginning.add(chunk.subarray(0, keptBytes - start));
    this.#written = this.#written.then((isWanted) => isWanted && this.#write(chunk));
    this.#written.catch(() => undefined);
    return this.#written;
  }

  async end(): Promise<Taken> {
    const file = await this.#file;
    if (!(await this.#written)) throw tooLong(this.#maximumBytes);
    await file.finish();
    return { ...(await this.#beginning.end()), length: this.#length, path: file.path };
  }

  async abandon(): Promise<void> {
    const file = await this.#file.catch(() => undefined);
    await file?.discard();
  }

  async #write(chunk: Uint8Array): Promise<boolean> {
    if (this.#length > this.#maximumBytes) return false;
    await (await this.#file).write(chunk);
    return true;
  }
}
