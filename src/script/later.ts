import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Exchange } from '../model/exchange.ts';
import type { Row } from '../model/variable.ts';
import type { Answers } from './answers.ts';
import type { CookieFilter, NewScriptCookie, ScriptInput } from './contract.ts';
import type { Pending } from './pending.ts';
import type { Report } from './report.ts';

/** What a script asks for and gets later: answers to requests, cookies, secrets, what `crypto.subtle` calculates. */
export class Later {
  readonly #input: ScriptInput;
  readonly #answers: Answers;
  readonly #report: Report;
  readonly #pending: Pending;
  #lastRun: Promise<unknown> = Promise.resolve();
  #lastSum: Promise<unknown> = Promise.resolve();

  constructor(input: ScriptInput, answers: Answers, report: Report, pending: Pending) {
    this.#input = input;
    this.#answers = answers;
    this.#report = report;
    this.#pending = pending;
  }

  async answer(operation: string, parameters: readonly unknown[]): Promise<unknown> {
    switch (operation) {
      case 'send':
        return this.#send(parameters[0]);
      case 'run':
        return this.#runAfterOthers(String(parameters[0]), parameters[1] as Row);
      case 'vault':
        return this.#askVault(parameters[0] as string, parameters.slice(1));
      case 'crypto':
        return this.#calculateAfterOthers(parameters[0] as string, parameters[1] as readonly unknown[]);
      case 'cookies':
        return this.#askJar(parameters[0] as string, parameters[1] as readonly [string, unknown]);
      default:
        throw new Error(`${operation} is not known here`);
    }
  }

  async #send(definition: unknown): Promise<unknown> {
    const exchange = await this.#input.sendRequest(definition);
    if (!this.#pending.isOver) this.#report.exchange(exchange);
    return this.#tell(exchange);
  }

  #tell({ response, error, cookies }: Exchange): object {
    if (response === undefined) {
      const details = error?.cause && { ...error.cause };
      throw Object.assign(new Error(error?.message ?? 'no answer'), { code: error?.code, details });
    }
    return { response: this.#answers.keep(response, cookies), cookies };
  }

  /** One request at a time: its scripts run where this one does. */
  #runAfterOthers(request: string, variables: Row): Promise<unknown> {
    const run = this.#lastRun.then(() => this.#run(request, variables));
    // The guest hears how one ended before the next begins.
    this.#lastRun = run.catch(() => undefined).then(() => nextTurn());
    return run;
  }

  async #run(request: string, variables: Row): Promise<unknown> {
    const { runRequest } = this.#input;
    if (runRequest === undefined) throw new Error('there is no collection here to run a request of');
    const over = new AbortController();
    const { signal } = over;
    this.#pending.afterwards(() => over.abort());
    const run = await runRequest({ request, variables, mutations: this.#report.mutations(), signal });
    const { outputs, mutations, exchange, error } = run;
    if (!signal.aborted) this.#report.adopt(outputs, mutations);
    // The changes count even if the request failed.
    const answer = { mutations, ...(exchange?.response !== undefined && this.#tell(exchange)) };
    if (error !== undefined) return { ...answer, error: { name: error.name, message: error.message } };
    if (exchange === undefined || exchange.response !== undefined) return answer;
    return { ...answer, error: { name: 'Error', message: exchange.error?.message, code: exchange.error?.code } };
  }

  /** One thing at a time: what has begun cannot be stopped, and the program's end waits for it. */
  #calculateAfterOthers(method: string, parameters: readonly unknown[]): Promise<unknown> {
    const sum = this.#lastSum.then(async () => {
      if (this.#pending.isOver) return undefined;
      const { calculate } = await import('./web-crypto.ts');
      return calculate(method, parameters);
    });
    this.#lastSum = sum.catch(() => undefined);
    return sum;
  }

  #askVault(method: string, [key, value]: readonly unknown[]): string | undefined {
    const { vault } = this.#input;
    if (vault === undefined) throw new Error('Vault access denied');
    return vault(method, String(key), value);
  }

  async #askJar(method: string, [url, given]: readonly [string, unknown]): Promise<unknown> {
    const jar = this.#input.cookieJar;
    switch (method) {
      case 'get':
        return jar.get(url, String(given));
      case 'getAll':
        return jar.getAll(url, given as CookieFilter);
      case 'set':
        return jar.set(url, given as NewScriptCookie);
      case 'unset':
        return jar.unset(url, String(given));
      default:
        return jar.clear(url);
    }
  }
}
