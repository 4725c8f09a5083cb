import type { ScriptError } from '../model/result.ts';
import type { SandboxOptions } from './contract.ts';
import type { Limit } from './realm.ts';

/** How long one script may go on, and how long it may keep control each time it gets it. */
export class ScriptClock {
  /** Longest time for the script; 0 means no limit. */
  readonly timeout: number;
  readonly #stretch: number;
  readonly #deadline: number;
  readonly #end: number;

  constructor({ timeout, stretch = 0, deadline = Number.POSITIVE_INFINITY }: SandboxOptions) {
    this.timeout = timeout;
    this.#stretch = stretch > 0 ? stretch : Number.POSITIVE_INFINITY;
    this.#deadline = deadline;
    this.#end = timeout > 0 ? performance.now() + timeout : Number.POSITIVE_INFINITY;
  }

  /** What is left of the time for the script. */
  get rest(): number {
    return Math.max(0, this.#end - performance.now());
  }

  limit(): Limit {
    const end = Math.min(this.#end, this.#deadline);
    const left = end === Number.POSITIVE_INFINITY ? this.#stretch : Math.min(this.#stretch, end - performance.now());
    const milliseconds = left === Number.POSITIVE_INFINITY ? 0 : Math.max(1, Math.ceil(left));
    return { milliseconds, isStrict: this.timeout > 0 };
  }

  isRunOver(): boolean {
    return performance.now() >= this.#deadline;
  }

  overtime(): ScriptError {
    const message =
      this.timeout > 0
        ? `script ran longer than ${this.timeout} ms`
        : `script kept the processor for ${this.#stretch} ms without a pause`;
    return { name: 'TimeoutError', message };
  }
}
