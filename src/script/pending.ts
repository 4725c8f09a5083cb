import type { Order, ToldError } from './messages.ts';
import { tellError } from './script-error.ts';

/** What a script has started and not got yet: its timers, and what it asked of the host. It ends when none is left. */
export class Pending {
  readonly #enter: (order: Order) => void;
  readonly #timers = new Map<number, NodeJS.Timeout | NodeJS.Immediate>();
  readonly #whenOver: (() => void)[] = [];
  #questions = 0;
  #isOver = false;

  /** `enter` hands the guest what it waits for. */
  constructor(enter: (order: Order) => void) {
    this.#enter = enter;
  }

  get isEmpty(): boolean {
    return this.#timers.size === 0 && this.#questions === 0;
  }

  /** Has the script ended? */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** -1 milliseconds: as soon as the turn of the loop is over. */
  startTimer(serial: number, milliseconds: number, repeats: boolean): void {
    const fire = () => {
      if (!repeats) this.#timers.delete(serial);
      this.#enter({ kind: 'answer', serial, error: null });
    };
    const timer =
      milliseconds === -1
        ? setImmediate(fire)
        : repeats
          ? setInterval(fire, milliseconds)
          : setTimeout(fire, milliseconds);
    this.#timers.set(serial, timer);
  }

  stopTimer(serial: number): void {
    const timer = this.#timers.get(serial);
    this.#timers.delete(serial);
    if (timer !== undefined) clearTimer(timer);
  }

  /** Waits for what the guest asked for under this number, and tells it how that ended. */
  answer(serial: number, asked: Promise<unknown>): void {
    this.#questions++;
    const answer = (outcome: { readonly error?: ToldError; readonly answer?: unknown }) => {
      this.#questions--;
      this.#enter({ kind: 'answer', serial, error: null, ...outcome });
    };
    asked.then(
      (value) => answer({ answer: value ?? null }),
      (error: unknown) => answer({ error: tellError(error) }),
    );
  }

  /** Keeps the script from ending by itself. */
  hold(): void {
    this.#questions++;
  }

  /** Does it when the script has ended, at once if it has. */
  afterwards(act: () => void): void {
    if (this.#isOver) act();
    else this.#whenOver.push(act);
  }

  /** Gives up what is left. */
  end(): void {
    this.#isOver = true;
    for (const timer of this.#timers.values()) clearTimer(timer);
    this.#timers.clear();
    for (const act of this.#whenOver) act();
  }
}

function clearTimer(timer: NodeJS.Timeout | NodeJS.Immediate): void {
  if ('hasRef' in timer && 'refresh' in timer) clearTimeout(timer);
  else clearImmediate(timer as NodeJS.Immediate);
}
