import type { Cookie, Response } from '../model/exchange.ts';
import type { Scope } from '../model/scope.ts';
import { decodeBytes } from './charset.ts';
import type { PackageAnswer, ScriptInput } from './contract.ts';
import type { ResponseFacts } from './messages.ts';
import { answerWeb } from './web-answers.ts';

/** Which version of which scope the guest has already. */
export type SentScopes = Map<string, { readonly scope: Scope; readonly version: number }>;

/** What the guest of one script may ask for at once; every answer is text or nothing. */
export class Answers {
  readonly #input: ScriptInput;
  readonly #sent: SentScopes;
  readonly #responses: { readonly response: Response; readonly cookies: readonly Cookie[]; text?: string }[] = [];

  constructor(input: ScriptInput, sent: SentScopes) {
    this.#input = input;
    this.#sent = sent;
  }

  /** Registers a response, whose body stays here until it is asked for. */
  keep(response: Response, cookies: readonly Cookie[]): ResponseFacts {
    const answer = this.#responses.push({ response, cookies }) - 1;
    const { status, reason, milliseconds, body } = response;
    return { answer, status, reason, milliseconds, bytes: body.byteLength };
  }

  answer(operation: string, argument: unknown, second: unknown): unknown {
    switch (operation) {
      case 'variables':
        return this.#variables(String(argument));
      case 'data':
        return JSON.stringify(this.#input.data);
      case 'request':
        return JSON.stringify(this.#input.request);
      case 'cookies':
        return JSON.stringify(this.#input.cookies);
      case 'dynamic':
        return this.#input.dynamic(String(argument));
      case 'package':
        return JSON.stringify(this.#package(String(argument)));
      case 'headers':
      case 'response':
      case 'text':
      case 'bytes':
      case 'body':
        return this.#answerResponse(operation, Number(argument), second);
      default:
        return answerWeb(operation, String(argument));
    }
  }

  /** The variables of a scope, unless the guest has them as they are. */
  #variables(name: string): string {
    const scope = this.#input.scopes[name as keyof ScriptInput['scopes']];
    const { version } = scope;
    const last = this.#sent.get(name);
    if (last?.scope === scope && last.version === version) return 'null';
    this.#sent.set(name, { scope, version });
    return JSON.stringify(scope.toArray());
  }

  #package(question: string): PackageAnswer {
    const [name, user] = JSON.parse(question) as [string, string?];
    const read = this.#input.readPackage;
    return read?.(name, user ?? undefined) ?? { kind: 'missing', reason: 'this run has no folder of packages' };
  }

  #answerResponse(operation: string, number: number, target: unknown): unknown {
    const kept = this.#responses[number];
    if (kept === undefined) return undefined;
    const { response, cookies } = kept;
    switch (operation) {
      case 'headers':
        return JSON.stringify(response.headers.map(({ name, value }) => ({ key: name, value })));
      case 'response':
        return JSON.stringify({ downloadedBytes: response.downloadedBytes, cookies });
      case 'text':
        kept.text ??= decode(response);
        return kept.text;
      case 'bytes':
        return Buffer.from(response.body).toString('latin1');
      case 'body':
        // %TypedArray%.prototype.set copies bytes and calls nothing of the guest.
        if (target instanceof Object === false) Uint8Array.prototype.set.call(target as Uint8Array, response.body);
        return undefined;
      default:
        return undefined;
    }
  }
}

/** The body as text, in the character set that its Content-Type names. */
function decode({ body, headers }: Response): string {
  const type = headers.findLast(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  return decodeBytes(body, charset) ?? new TextDecoder().decode(body);
}
