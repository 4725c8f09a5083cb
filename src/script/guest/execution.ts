import type { Start, ToldError } from '../messages.ts';
import { askJson, tell } from './bridge.ts';
import { describe } from './errors.ts';

/** One run of one script. Nothing of it counts any more once it is sealed. */
export class Execution {
  readonly start: Start;
  /** Work that the host does for this script: timers, requests, cookies. */
  readonly waiting = new Map<number, Waiting>();
  /** Done when the script's own code has ended. */
  readonly whenEnded: (() => void)[] = [];
  /** Done when nothing is pending any more; each costs another entry, so it is only used where needed. */
  readonly #whenFinished: (() => void)[] = [];
  sealed = false;
  assertions = 0;
  readonly #facts = new Map<string, unknown>();

  constructor(start: Start) {
    this.start = start;
  }

  tell(...message: readonly unknown[]): void {
    if (!this.sealed) tell(...message);
  }

  beforeFinish(act: () => void): void {
    if (this.#whenFinished.push(act) === 1) this.tell('wants finish');
  }

  end(): void {
    for (const act of this.whenEnded.splice(0)) act();
    this.tell('ended');
  }

  finish(): void {
    for (const act of this.whenEnded.splice(0)) act();
    for (const act of this.#whenFinished.splice(0)) act();
  }

  seal(): void {
    this.sealed = true;
    this.waiting.clear();
  }

  fail(thrown: unknown): void {
    this.tell('exception', describe(thrown));
  }

  /** Asks the host once; scripts get the same object each time. */
  fact<Fact>(name: string): Fact {
    if (!this.#facts.has(name)) this.#facts.set(name, askJson(name));
    return this.#facts.get(name) as Fact;
  }

  /** Makes a value once per execution. */
  once<Made>(name: string, make: () => Made): Made {
    if (!this.#facts.has(name)) this.#facts.set(name, make());
    return this.#facts.get(name) as Made;
  }

  replace(name: string, value: unknown): void {
    this.#facts.set(name, value);
  }
}

/** Takes what the host answered: JSON values. */
export type Waiting = (error: ToldError | null, answer?: unknown) => void;

/** The script that runs, behind those that wait for it. */
const running: Execution[] = [];
let serial = 0;

export function current(): Execution {
  const latest = running.at(-1);
  if (latest === undefined) throw new Error('no script is running');
  return latest;
}

export function begin(start: Start): Execution {
  if (!start.isNested) for (const each of running.splice(0)) each.seal();
  const execution = new Execution(start);
  running.push(execution);
  return execution;
}

/** Ends a script that another one waits for. */
export function leave(): void {
  running.pop()?.seal();
}

/** Numbers for what the host has to answer, never used twice in a run. */
export function nextSerial(): number {
  return ++serial;
}
