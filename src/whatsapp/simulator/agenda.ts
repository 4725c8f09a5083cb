import { longestTimer } from '../../model/deadline.ts';
import type { Clock } from './clock.ts';

interface Plan {
  readonly at: number;
  readonly run: () => void;
}

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
    this.#plans.splice(this.#placeAfter(at), 0, { at, run });
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

  /** Where what happens at this time goes: after everything that happens no later. */
  #placeAfter(at: number): number {
    let [low, high] = [0, this.#plans.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#plans[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const [next] = this.#plans;
    if (next === undefined || this.#clock.speed === 0) return;
    const wait = Math.max(1, Math.ceil((next.at - this.#clock.now()) / this.#clock.speed));
    this.#timer = setTimeout(() => this.runDue(), Math.min(wait, longestTimer)).unref();
  }
}
