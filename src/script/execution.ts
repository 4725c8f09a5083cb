import type { Script } from '../model/collection.ts';
import type { ScriptError } from '../model/result.ts';
import { Answers, type SentScopes } from './answers.ts';
import type { Ready } from './compile.ts';
import type { SandboxOptions, ScriptInput, ScriptResult } from './contract.ts';
import { Later } from './later.ts';
import type { Order, Start } from './messages.ts';
import { Pending } from './pending.ts';
import type { Ending, Realm, RealmUser } from './realm.ts';
import { Report } from './report.ts';
import { ScriptClock } from './script-clock.ts';
import { ended, reasons } from './script-error.ts';

const sentTo = new WeakMap<Realm, SentScopes>();

/** What a script did, and whether its realm was left in the middle of something. */
export interface ScriptEnd {
  readonly result: ScriptResult;
  readonly isSpoilt: boolean;
}

/** Runs one script to its end: until its code has ended and nothing that it started is pending. */
export async function runScript(
  realm: Realm,
  script: Script,
  input: ScriptInput,
  options: SandboxOptions,
): Promise<ScriptEnd> {
  const compiled = realm.compile(script.source);
  if (compiled.kind === 'broken') {
    return { result: new Report(script, '').fail(compiled.error).result(), isSpoilt: false };
  }
  const report = new Report(script, compiled.file, input.hearValue);
  const sent: SentScopes = sentTo.get(realm) ?? new Map();
  sentTo.set(realm, sent);
  const run = new ScriptRun(realm, compiled, script, input, options, report, new Answers(input, sent));
  const isSpoilt = await run.complete();
  return { result: report.result(), isSpoilt };
}

/** The host's side of one running script: when it gets control, for how long, and when it has ended. */
class ScriptRun implements RealmUser {
  readonly ready: Ready;
  readonly #realm: Realm;
  readonly #script: Script;
  readonly #input: ScriptInput;
  readonly #clock: ScriptClock;
  readonly #report: Report;
  readonly #answers: Answers;
  readonly #later: Later;
  readonly #pending = new Pending((order) => this.#enter(order));
  readonly #orders: Order[] = [];
  #isInside = false;
  #isSpoilt = false;
  #isLate = false;
  #end: () => void = () => undefined;
  #unwatch: (() => void) | undefined;

  constructor(
    realm: Realm,
    ready: Ready,
    script: Script,
    input: ScriptInput,
    options: SandboxOptions,
    report: Report,
    answers: Answers,
  ) {
    this.#realm = realm;
    this.ready = ready;
    this.#script = script;
    this.#input = input;
    this.#clock = new ScriptClock(options);
    this.#report = report;
    this.#answers = answers;
    this.#later = new Later(input, answers, report, this.#pending);
  }

  /** Gives whether the realm is spoilt. */
  async complete(): Promise<boolean> {
    if (this.#input.signal?.aborted) {
      this.#abort();
      return false;
    }
    const over = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    const waiting = this.#realm.user;
    this.#realm.user = this;
    this.#enter({ kind: 'run', start: this.#start() });
    await over;
    this.#unwatch?.();
    const isSpoilt = this.#isSpoilt || this.#isInside;
    if (waiting !== undefined) this.#realm.enter({ kind: 'leave' }, this.#clock.limit());
    this.#realm.user = waiting;
    waiting?.resume();
    return isSpoilt;
  }

  answer(operation: string, argument: unknown, second: unknown): unknown {
    return this.#answers.answer(operation, argument, second);
  }

  rejected(): void {
    this.#enter({ kind: 'rejected' });
  }

  /** Does what had to wait until a script that this one waits for has ended. */
  resume(): void {
    const order = this.#orders.shift();
    if (order !== undefined) this.#enter(order);
  }

  readonly #abort = (): void => this.#stop(ended);

  /** Inside, the realm holds the limit, and then knows what the script did until then. */
  readonly #expire = (): void => {
    this.#isLate = this.#isInside;
    if (!this.#isInside) this.#stop(this.#clock.overtime());
  };

  /** A script that waits for something can be ended while it does. Most wait for nothing. */
  #watch(): void {
    if (this.#unwatch !== undefined) return;
    const { signal } = this.#input;
    const { timeout, rest } = this.#clock;
    const limit = timeout > 0 ? setTimeout(this.#expire, rest) : undefined;
    signal?.addEventListener('abort', this.#abort, { once: true });
    this.#unwatch = () => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', this.#abort);
    };
  }

  #start(): Start {
    const { phase, iteration, iterationCount, item, response, cookies, environmentName, globalsName } = this.#input;
    return {
      phase,
      iteration,
      iterationCount,
      item,
      hasLegacy: !/^["']use sandbox2["'];/.test(this.#script.source),
      place: placeOf(this.#script.owner, item.path),
      environmentName,
      globalsName,
      response: response && this.#answers.keep(response, cookies),
      isNested: this.#input.isNested ?? false,
    };
  }

  /** Enters the realm, then does what the script asked for while it ran. */
  #enter(order: Order): void {
    if (this.#pending.isOver) return;
    if (this.#isInside || this.#realm.user !== this) {
      this.#orders.push(order);
      return;
    }
    this.#isInside = true;
    const ending = this.#realm.enter(order, this.#clock.limit());
    if (typeof ending === 'string') this.#leave(ending);
    else {
      this.#watch();
      void ending.then((each) => this.#leave(each));
    }
  }

  #leave(ending: Ending): void {
    this.#isInside = false;
    this.#isSpoilt ||= ending !== 'left';
    this.#take();
    if (ending !== 'left') this.#giveUp(ending);
    else if (this.#isLate) this.#stop(this.#clock.overtime());
    if (this.#pending.isOver) return;
    const order = this.#orders.shift();
    if (order !== undefined) this.#enter(order);
    else if (this.#isIdle()) this.#endIfIdle();
    else this.#watch();
  }

  #giveUp(ending: Exclude<Ending, 'left'>): void {
    // The run is about to be ended; this script with it, in case nobody listens.
    if (ending === 'interrupted' || (ending === 'overtime' && this.#clock.isRunOver())) {
      this.#pending.hold();
      setTimeout(() => this.#stop(ended), 50);
    } else this.#stop(ending === 'overtime' ? this.#clock.overtime() : reasons[ending]);
  }

  /** Hears what was told. A script that changed how its realm makes JSON can garble it, which is its own failure. */
  #take(): void {
    try {
      for (const line of this.#realm.take().split('\n')) if (line !== '') this.#hear(JSON.parse(line));
    } catch {
      this.#stop({ name: 'Error', message: 'this script, or one before it, broke what its results are told with' });
    }
  }

  #hear([kind, ...message]: readonly [string, ...unknown[]]): void {
    if (this.#pending.isOver) return;
    if (typeof kind !== 'string') throw new TypeError('arrays are told as something else');
    const [serial, first, second] = message as [number, unknown, unknown];
    switch (kind) {
      case 'timer':
        this.#pending.startTimer(serial, first as number, second as boolean);
        break;
      case 'untimer':
        this.#pending.stopTimer(serial);
        break;
      case 'later':
        this.#pending.answer(serial, this.#later.answer(first as string, second as readonly unknown[]));
        break;
      case 'skip':
        this.#report.skip();
        this.#finish();
        break;
      default:
        this.#report.hear(kind, message);
    }
  }

  /** Node tells of unhandled rejections after this turn of its loop, so the end waits for the next. */
  #endIfIdle(): void {
    setImmediate(() => {
      if (this.#pending.isOver || !this.#isIdle()) return;
      if (this.#report.takeFinish()) this.#enter({ kind: 'finish' });
      else this.#finish();
    });
  }

  #isIdle(): boolean {
    return this.#pending.isEmpty && !this.#isInside;
  }

  #stop(error: ScriptError): void {
    if (this.#pending.isOver) return;
    this.#report.fail(error);
    this.#finish();
  }

  #finish(): void {
    this.#pending.end();
    this.#end();
  }
}

/** The last name of the script's owner: of its path's parts the one that the owner ends with, else the collection. */
function placeOf(owner: string, path: readonly string[]): string {
  return path.findLast((name) => owner === name || owner.endsWith(` / ${name}`)) ?? owner;
}
