import { createWriteStream, type WriteStream } from 'node:fs';
import { access, constants, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { notWritable } from './not-writable.ts';
import { type ResponsePlace, responseName } from './response-name.ts';

/** The bodies of a run's answers, each in a file of its own below one folder. */
export class ResponseFiles {
  readonly #folder: string;
  /** The iteration whose names are known; those of past ones are let go. */
  #iteration = -1;
  #taken = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the folder, so that a bad one is told before anything is sent. */
  static async prepare(folder: string): Promise<void> {
    try {
      await mkdir(folder, { recursive: true, mode: ownerOnly | 0o100 });
      await access(folder, constants.W_OK);
    } catch (cause) {
      throw notWritable(folder, cause);
    }
  }

  /**
   * Opens the file for an answer. When a request is sent more than once, as some kinds of auth do, its last answer counts.
   */
  opener(place: Omit<ResponsePlace, 'contentType'>): (contentType: string | undefined) => Promise<ResponseFile> {
    let last: ResponseFile | undefined;
    return async (contentType) => {
      await last?.remove();
      if (last !== undefined) this.#taken.delete(keyOf(last.path));
      last = await this.#open({ ...place, contentType });
      return last;
    };
  }

  async #open(place: ResponsePlace): Promise<ResponseFile> {
    const path = await this.#pathFor(place);
    try {
      await mkdir(dirname(path), { recursive: true, mode: ownerOnly | 0o100 });
    } catch (cause) {
      throw notWritable(path, cause);
    }
    return new ResponseFile(path);
  }

  /** A name that was given in this iteration before gets a number. */
  async #pathFor(place: ResponsePlace): Promise<string> {
    const { folders, base, extension } = await responseName(place);
    if (place.iteration !== this.#iteration) {
      this.#iteration = place.iteration;
      this.#taken = new Set();
    }
    for (let number = 1; ; number++) {
      const path = join(this.#folder, ...folders, `${base}${number === 1 ? '' : ` (${number})`}${extension}`);
      if (this.#taken.has(keyOf(path))) continue;
      this.#taken.add(keyOf(path));
      return path;
    }
  }
}

/** Where A and a are one file, neither may take the other's place. */
function keyOf(path: string): string {
  return path.toLowerCase();
}

/** Answers hold what they hold, secrets included. */
const ownerOnly = 0o600;

/** How much waits for the disk before the server has to. */
const waitingBytes = 1024 * 1024;

/** A file that stands under `<path>.partial` until it is whole. */
export class ResponseFile {
  readonly path: string;
  readonly #partial: string;
  readonly #stream: WriteStream;
  #error: Error | undefined;
  #isFinished = false;

  constructor(path: string) {
    this.path = path;
    this.#partial = `${path}.partial`;
    this.#stream = createWriteStream(this.#partial, { mode: ownerOnly, highWaterMark: waitingBytes });
    this.#stream.on('error', (cause) => {
      this.#error = notWritable(path, cause);
    });
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (this.#error === undefined && !this.#stream.write(chunk)) await this.#next('drain');
    if (this.#error !== undefined) throw this.#error;
  }

  async finish(): Promise<void> {
    this.#stream.end();
    if (!this.#stream.closed) await this.#next('close');
    if (this.#error !== undefined) throw this.#error;
    await rename(this.#partial, this.path).catch((cause) => {
      throw notWritable(this.path, cause);
    });
    this.#isFinished = true;
  }

  async discard(): Promise<void> {
    if (this.#isFinished) return;
    this.#stream.destroy();
    if (!this.#stream.closed) await this.#next('close');
    await rm(this.#partial, { force: true });
  }

  /** Takes it away, finished or not. */
  async remove(): Promise<void> {
    await this.discard();
    await rm(this.path, { force: true });
  }

  /** Waits for the stream, or for its end. */
  async #next(event: 'drain' | 'close'): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = (): void => {
        this.#stream.off('drain', end).off('close', end);
        resolve();
      };
      this.#stream.once(event, end).once('close', end);
    });
  }
}
