/** Text worth a write of its own. */
const fullLength = 16_384;

/** How long a written line may wait for others, in milliseconds. */
const longestWait = 50;

/** Collects what is printed line by line into few writes: each one to a pipe costs as much as sending a request. */
export class Batch {
  readonly #write: (text: string) => void;
  #waiting = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  add(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= fullLength) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), longestWait).unref();
  }

  /** Writes what waits; to be called before the process ends by itself, since the wait does not keep it alive. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting === '') return;
    const text = this.#waiting;
    this.#waiting = '';
    this.#write(text);
  }
}
