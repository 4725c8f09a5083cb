import { onAbort } from './on-abort.ts';

/** Milliseconds; timers cannot be longer. That is 24 days and 20 hours. */
export const longestTimer = 2 ** 31 - 1;

/**
 * A signal that aborts after a time, or with another signal; to be cleared when nobody waits for it any more. Node's own
 * do neither well: on Node.js 20 the timer of an `AbortSignal.timeout` that only an `AbortSignal.any` knows is collected as
 * garbage, and a timeout stays until its time is over.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #releases: readonly (() => void)[];

  /** Milliseconds; 0 means no limit, and more than a timer can hold the longest one. */
  constructor(milliseconds: number, ...others: readonly (AbortSignal | undefined)[]) {
    const signals = others.filter((each) => each !== undefined);
    this.#timer = milliseconds > 0 ? setTimeout(this.#expire, Math.min(milliseconds, longestTimer)).unref() : undefined;
    this.#releases = signals.map((each) => onAbort(each, () => this.#end(each.reason)));
    const over = signals.find(({ aborted }) => aborted);
    if (over !== undefined) this.#end(over.reason);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  clear(): void {
    clearTimeout(this.#timer);
    for (const release of this.#releases) release();
  }

  readonly #expire = (): void => this.#end(new DOMException('The time is over', 'TimeoutError'));

  #end(reason: unknown): void {
    this.clear();
    this.#controller.abort(reason);
  }
}
