/** What a handler of `start` can do with the run: newman's `run` object. */
export class RunControl {
  readonly #resolve: (cursor: { readonly position?: number } | undefined) => unknown;
  #isAborted = false;
  #paused: Promise<void> | undefined;
  #resume: (() => void) | undefined;

  constructor(resolveCursor: (cursor: { readonly position?: number } | undefined) => unknown) {
    this.#resolve = resolveCursor;
  }

  get isAborted(): boolean {
    return this.#isAborted;
  }

  /** Ends the run after the item that is under way; the summary still comes. */
  abort(summarise?: boolean | (() => void), callback?: () => void): void {
    this.#isAborted = true;
    this.#resume?.();
    const done = typeof summarise === 'function' ? summarise : callback;
    if (done !== undefined) setImmediate(done);
  }

  /** Stops before the next part of an item, until `resume`. */
  pause(callback?: (error?: Error | null) => void): void {
    if (this.#paused !== undefined) {
      callback?.(new Error('run: already paused'));
      return;
    }
    this.#paused = new Promise((resolve) => {
      this.#resume = resolve;
    });
    if (callback !== undefined) setImmediate(callback, null);
  }

  resume(callback?: (error?: Error | null) => void): void {
    if (this.#paused === undefined) {
      callback?.(new Error('run: not paused'));
      return;
    }
    this.#resume?.();
    callback?.(null);
  }

  /** The item that a cursor points to. */
  resolveCursor(cursor: { readonly position?: number } | undefined): unknown {
    return this.#resolve(cursor);
  }

  /** Waits while the run is paused. */
  async gate(): Promise<void> {
    await this.#paused;
    this.#paused = undefined;
    this.#resume = undefined;
  }

  /** Whether there is something to wait for. */
  get isPaused(): boolean {
    return this.#paused !== undefined;
  }
}
