import { WhatsappError } from '../../errors.ts';
import { isRateLimit, type Refusal, refusalError, refusalIn } from './refusal.ts';
import type { GraphAnswer, RunRequest } from './run-request.ts';
import { isObject, type Json, objectsIn, textOf } from './shape.ts';
import { pauses, type Wait } from './wait.ts';

/** More pages than anybody has accounts or numbers: a list that never ends is a fault of the server. */
const mostPages = 1000;

/** An answer, or the reason why there is none. */
export type Reply<Value> =
  | { readonly kind: 'given'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Asks Graph through the collection's requests, with what is known so far. */
export class Graph {
  /** Environment variables by name; grows as ids are found. */
  readonly values: Map<string, string>;
  readonly #runRequest: RunRequest;
  readonly #wait: Wait | undefined;

  /** Without `wait` a rate limit is a refusal like any other. */
  constructor(values: ReadonlyMap<string, string>, runRequest: RunRequest, wait?: Wait) {
    this.values = new Map(values);
    this.#runRequest = runRequest;
    this.#wait = wait;
  }

  /** Runs a request; `more` are variables for this call only. */
  async ask(request: string, more: Readonly<Record<string, string>> = {}): Promise<Reply<Json>> {
    return toReply(request, await this.#run(request, more));
  }

  /** Runs a request that lists, page after page to the last. */
  async list(request: string, more: Readonly<Record<string, string>> = {}): Promise<Reply<readonly Json[]>> {
    const all: Json[] = [];
    let query: Record<string, string> = {};
    for (let page = 0; page < mostPages; page++) {
      const reply = toReply(request, await this.#run(request, more, query));
      if (reply.kind === 'refused') return reply;
      all.push(...objectsIn(reply.value['data']));
      const after = cursorAfter(reply.value);
      if (after === undefined || after === query['after']) return { kind: 'given', value: all };
      query = { after };
    }
    throw new WhatsappError('graph', `"${request}" has more than ${mostPages} pages`);
  }

  async #run(request: string, more: Readonly<Record<string, string>>, query = {}): Promise<GraphAnswer> {
    const variables = new Map([...this.values, ...Object.entries(more)]);
    for (const pause of this.#wait === undefined ? [] : pauses) {
      const answer = await this.#runRequest(request, variables, query);
      const refusal = refusalIn(answer);
      if (refusal === undefined || !isRateLimit(refusal)) return answer;
      await this.#wait?.(answer.wait ?? pause, refusal.message);
    }
    return await this.#runRequest(request, variables, query);
  }
}

/** The value of a reply; a refusal stops. */
export function granted<Value>(request: string, reply: Reply<Value>): Value {
  if (reply.kind === 'refused') throw refusalError(request, reply.refusal);
  return reply.value;
}

function toReply(request: string, answer: GraphAnswer): Reply<Json> {
  const refusal = refusalIn(answer);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  if (isObject(answer.json) && answer.status < 400) return { kind: 'given', value: answer.json };
  throw new WhatsappError(
    'graph',
    `"${request}" was answered with status ${answer.status}, not as the Graph API does`,
    {
      hint: 'Check the variables Graph-URL and Version, and what stands between here and the Graph API',
    },
  );
}

/** The cursor of the next page. A page may be short or empty and still have a next one. */
function cursorAfter(answer: Json): string | undefined {
  const paging = isObject(answer['paging']) ? answer['paging'] : {};
  const next = textOf(paging['next']);
  if (next === undefined) return undefined;
  const cursors = isObject(paging['cursors']) ? paging['cursors'] : {};
  const inLink = URL.canParse(next) ? new URL(next).searchParams.get('after') : null;
  return textOf(cursors['after']) ?? inLink ?? undefined;
}
