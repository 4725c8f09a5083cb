import type { Clock } from './clock.ts';

interface Plan {
  readonly at: number;
  readonly run: () => void;
}

/** Timers cannot be longer. */
const longestTimer = 2 ** 31 - 1;

/** What is going to happen, in the order of the simulator's clock: a template gets approved, a message is read. */
export class Agenda {
  readonly #clock: Clock;
  #plans: Plan[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  plan(milliseconds: number, run: () => void): void {
    const at = this.#clock.now() + milliseconds;
    const place = this.#plans.findIndex((plan) => plan.at > at);
    this.#plans.splice(place < 0 ? this.#plans.length : place, 0, { at, run });
    this.#arm();
  }

  /** Does what has fallen due, in order. */
  runDue(): void {
    for (;;) {
      const [next] = this.#plans;
      if (next === undefined || next.at > this.#clock.now()) break;
      this.#plans.shift();
      next.run();
    }
    this.#arm();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#plans = [];
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const [next] = this.#plans;
    if (next === undefined || this.#clock.speed === 0) return;
    const wait = Math.max(1, Math.ceil((next.at - this.#clock.now()) / this.#clock.speed));
    this.#timer = setTimeout(() => this.runDue(), Math.min(wait, longestTimer)).unref();
  }
}
