import type { Script } from '../model/collection.ts';
import type { Exchange } from '../model/exchange.ts';
import type { RequestDefinition } from '../model/request.ts';
import type { Assertion, ConsoleLevel, ScriptError, ScriptOutput } from '../model/result.ts';
import type { Mutation, ScopeName } from '../model/variable.ts';
import { readConsole } from './console-text.ts';
import type { Mutations, ScriptInput, ScriptResult } from './contract.ts';
import type { ToldError } from './messages.ts';
import { locate } from './script-error.ts';

const waitsForEver = 'it waits for a promise that nothing settles; what comes after that await did not run';

/** Gathers what a script tells into its result. */
export class Report {
  readonly #script: Script;
  readonly #file: string;
  readonly #hearValue: ScriptInput['hearValue'];
  readonly #outputs: ScriptOutput[] = [];
  readonly #changes: Record<ScopeName, Changes> = {
    local: new Changes(),
    environment: new Changes(),
    collection: new Changes(),
    globals: new Changes(),
  };
  #error: ScriptError | undefined;
  #request: RequestDefinition | undefined;
  #next: { readonly name: string | null } | undefined;
  #visualizer: unknown;
  #skips = false;
  #wantsFinish = false;
  #hasEnded = false;

  /** `file` is what stacks call the script. */
  constructor(script: Script, file: string, hearValue?: ScriptInput['hearValue']) {
    this.#script = script;
    this.#file = file;
    this.#hearValue = hearValue;
  }

  hear(kind: string, message: readonly unknown[]): void {
    const [first, second] = message;
    switch (kind) {
      case 'assertion':
        this.#outputs.push({ kind: 'assertion', assertion: this.#assertion(first as ToldAssertion) });
        break;
      case 'console':
        this.#outputs.push({ kind: 'console', level: first as ConsoleLevel, ...readConsole(second as never) });
        break;
      case 'exception':
        this.#outputs.push({ kind: 'exception', error: this.#locate(first as ToldError) });
        break;
      case 'failed':
        this.#error ??= this.#locate(first as ToldError);
        break;
      case 'change':
        this.#change(first as ScopeName, toMutation(message.slice(1)));
        break;
      case 'next':
        this.#next = first === undefined ? undefined : { name: first as string | null };
        break;
      case 'request':
        this.#request = first as RequestDefinition;
        break;
      case 'visualizer':
        this.#visualizer = first ?? undefined;
        break;
      case 'wants finish':
        this.#wantsFinish = true;
        break;
      case 'unfinished':
        this.#outputs.push({ kind: 'unfinished', text: first as string });
        break;
      case 'ended':
        this.#hasEnded = true;
        break;
    }
  }

  /** What a request did that this script ran. */
  adopt(outputs: readonly ScriptOutput[], mutations: Mutations): void {
    this.#outputs.push(...outputs);
    for (const name of Object.keys(this.#changes) as ScopeName[]) {
      for (const mutation of mutations[name]) this.#changes[name].add(mutation);
    }
  }

  mutations(): Mutations {
    const { local, environment, collection, globals } = this.#changes;
    return {
      local: local.all(),
      environment: environment.all(),
      collection: collection.all(),
      globals: globals.all(),
    };
  }

  exchange(exchange: Exchange): void {
    for (const text of exchange.warnings) this.#outputs.push({ kind: 'warning', text });
    this.#outputs.push({ kind: 'exchange', exchange });
  }

  skip(): void {
    this.#skips = true;
  }

  fail(error: ScriptError): this {
    this.#error = error;
    return this;
  }

  /** Nothing is pending any more: is there something that the guest does then? */
  takeFinish(): boolean {
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#wantsFinish = true;
      this.#outputs.push({ kind: 'unfinished', text: waitsForEver });
    }
    const wanted = this.#wantsFinish;
    this.#wantsFinish = false;
    return wanted;
  }

  result(): ScriptResult {
    return {
      outputs: this.#outputs,
      error: this.#error,
      mutations: this.mutations(),
      request: this.#request,
      nextRequest: this.#next,
      skipRequest: this.#skips,
      visualizer: this.#visualizer,
    };
  }

  #change(scope: ScopeName, mutation: Mutation): void {
    this.#changes[scope].add(mutation);
    if (mutation.kind === 'set') this.#hearValue?.(mutation.key, mutation.value);
  }

  #assertion({ name, outcome, index, error }: ToldAssertion): Assertion {
    const { phase } = this.#script;
    return error === undefined
      ? { name, outcome, index, phase }
      : { name, outcome, index, phase, error: this.#locate(error) };
  }

  #locate(told: ToldError): ScriptError {
    return locate(told, this.#file, this.#script.owner);
  }
}

type ToldAssertion = Omit<Assertion, 'error' | 'phase'> & { readonly error?: ToldError };

const none: readonly Mutation[] = [];

/** The changes of one scope; of several to one variable only the last counts. */
class Changes {
  #byKey: Map<string, Mutation> | undefined;

  add(mutation: Mutation): void {
    const key = mutation.kind === 'clear' ? '' : `=${mutation.key}`;
    this.#byKey ??= new Map();
    if (mutation.kind === 'clear') this.#byKey.clear();
    this.#byKey.delete(key);
    this.#byKey.set(key, mutation);
  }

  all(): readonly Mutation[] {
    return this.#byKey === undefined ? none : [...this.#byKey.values()];
  }
}

function toMutation([kind, key, value]: readonly unknown[]): Mutation {
  if (kind === 'clear') return { kind };
  if (typeof key !== 'string') throw new TypeError('a variable has no name');
  return kind === 'unset' ? { kind, key } : { kind: 'set', key, value };
}
