import type { Answers } from './answers.ts';
import type { Report } from './report.ts';
import type { CookieFilter, NewScriptCookie, ScriptInput } from './sandbox.ts';

/** What a script asks for and gets later: answers to requests, cookies. */
export class Later {
  readonly #input: ScriptInput;
  readonly #answers: Answers;
  readonly #report: Report;
  readonly #isOver: () => boolean;

  constructor(input: ScriptInput, answers: Answers, report: Report, isOver: () => boolean) {
    this.#input = input;
    this.#answers = answers;
    this.#report = report;
    this.#isOver = isOver;
  }

  async answer(operation: string, parameters: readonly unknown[]): Promise<unknown> {
    switch (operation) {
      case 'send':
        return this.#send(parameters[0]);
      case 'cookies':
        return this.#askJar(parameters[0] as string, parameters[1] as readonly [string, unknown]);
      default:
        throw new Error(`${operation} is not known here`);
    }
  }

  async #send(definition: unknown): Promise<unknown> {
    const exchange = await this.#input.sendRequest(definition);
    if (!this.#isOver()) this.#report.exchange(exchange);
    const { response, error, cookies } = exchange;
    if (response === undefined) throw Object.assign(new Error(error?.message ?? 'no answer'), { code: error?.code });
    return { response: this.#answers.keep(response, cookies), cookies };
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
