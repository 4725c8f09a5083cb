import { parseUrl } from '../load/collection/url.ts';
import type { Item, Phase, Script } from '../model/collection.ts';
import type { RunEvent } from '../model/event.ts';
import type { Exchange } from '../model/exchange.ts';
import type { RequestDefinition } from '../model/request.ts';
import {
  type Assertion,
  type Bail,
  type FailedRequest,
  type FailedScript,
  type ItemResult,
  isReasonToStop,
  type Outcomes,
  type ScriptOutput,
} from '../model/result.ts';
import type { ScriptResult } from '../script/contract.ts';
import { failedLate } from '../script/strict.ts';
import type { Prepared } from './deliver.ts';
import { mergeHeaders } from './sent-headers.ts';
import type { Stages } from './stages.ts';
import type { Turn } from './turn.ts';

interface StepInput {
  readonly item: Item;
  readonly turn: Turn;
  readonly stages: Stages;
  /** Go no further after this. */
  readonly bail: Bail;
}

/** Where the scripts of an item want to go next. */
type Next = ScriptResult['nextRequest'];

/**
 * One item on its way through the stages: pre-request scripts, resolve and sign; send; test scripts. Who drives it tells
 * the events of each part before the next one begins: a generator of its own would cost more than most events do.
 */
export class Step {
  readonly #input: StepInput;
  #advance: () => Promise<void> = () => this.#prepare();
  #events: RunEvent[] = [];
  #result: ItemResult | undefined;
  #next: Next;
  #hasBegun = false;

  constructor(input: StepInput) {
    this.#input = input;
  }

  /** What became of the item; absent while there is a part to go. */
  get result(): ItemResult | undefined {
    return this.#result;
  }

  /** Is the next part worth telling what happened before it? Only preparing a request without a script is not. */
  get takesTime(): boolean {
    return this.#hasBegun || this.#input.item.scripts.some(({ phase }) => phase === 'prerequest');
  }

  get next(): Next {
    return this.#next;
  }

  /** Goes through the next part and gives what happened in it; the last event is `item-ended`. */
  async advance(): Promise<readonly RunEvent[]> {
    this.#hasBegun = true;
    await this.#advance();
    const events = this.#events;
    this.#events = [];
    return events;
  }

  async #prepare(): Promise<void> {
    const { item, turn, stages } = this.#input;
    const refusal = stages.reasonToSkip(item, turn.row);
    if (refusal !== undefined) return this.#end(skipped(this.#input, refusal, nothing));

    const before = await runScripts(this.#input, this.#events, 'prerequest', item.request);
    this.#next = before.next;
    const stop = reasonToStop(this.#input, before);
    if (stop !== undefined) return this.#end(skipped(this.#input, stop, before));

    const prepared = await stages.prepare(item, before.request, turn);
    const { method, url, headers, body } = prepared.request;
    const request = { method, url, headers, body };
    this.#events.push({
      type: 'request-started',
      iteration: turn.iteration,
      item,
      request,
      definition: prepared.definition,
    });
    this.#advance = () => this.#send(before, prepared);
  }

  async #send(before: PhaseEnd, prepared: Prepared): Promise<void> {
    const { item, turn, stages } = this.#input;
    const { iteration } = turn;
    const exchange = await stages.transmit(prepared);
    this.#events.push({ type: 'request-ended', iteration, item, source: 'item', exchange });
    for (const text of exchange.warnings) this.#events.push({ type: 'warning', iteration, item, text });
    this.#advance = () => this.#test(before, exchange);
  }

  async #test(before: PhaseEnd, exchange: Exchange): Promise<void> {
    const isLast = this.#input.bail !== false && exchange.error !== undefined;
    const sent = asSent(before.request, exchange);
    const after = isLast ? nothing : await runScripts(this.#input, this.#events, 'test', sent, exchange);
    this.#next = after.next ?? before.next;
    this.#end(
      finished(this.#input, exchange, {
        assertions: [...before.assertions, ...after.assertions],
        failedScripts: [...before.failedScripts, ...after.failedScripts],
        failedRequests: [...before.failedRequests, ...after.failedRequests],
      }),
    );
  }

  #end(result: ItemResult): void {
    this.#result = result;
    this.#events.push({ type: 'item-ended', result });
  }
}

/** What the scripts of one phase left behind. */
interface PhaseEnd extends Outcomes {
  readonly request: RequestDefinition;
  readonly next: Next;
  readonly skips: boolean;
}

const nothing: Outcomes & { readonly next: undefined } = {
  assertions: [],
  failedScripts: [],
  failedRequests: [],
  next: undefined,
};

async function runScripts(
  step: StepInput,
  events: RunEvent[],
  phase: Phase,
  request: RequestDefinition,
  exchange?: Exchange,
): Promise<PhaseEnd> {
  const { item, turn, stages } = step;
  const assertions: Assertion[] = [];
  const failedScripts: FailedScript[] = [];
  const failedRequests: FailedRequest[] = [];
  let current = request;
  let next: Next;
  let skips = false;
  for (const script of item.scripts) {
    if (script.phase !== phase || stages.signal.aborted) continue;
    const ran = await stages.execute(script, { item, turn, request: current, exchange });
    const result = step.bail === false || step.bail === 'newman' ? ran : failedLate(ran);
    for (const output of result.outputs) {
      if (output.kind === 'assertion') assertions.push(output.assertion);
      else if (output.kind === 'exchange' && output.exchange.error !== undefined)
        failedRequests.push({ script, exchange: output.exchange, error: output.exchange.error });
      events.push(tell(output, step, script));
    }
    const { error } = result;
    if (error !== undefined) failedScripts.push({ script, error });
    events.push({ type: 'script-ended', iteration: turn.iteration, item, script, error, next: result.nextRequest });
    current = result.request ?? current;
    next = result.nextRequest ?? next;
    skips = result.skipRequest;
    if (skips || isReasonToStop(step.bail, { assertions, failedScripts, failedRequests })) break;
  }
  return { request: current, assertions, failedScripts, failedRequests, next, skips };
}

/** What test scripts see as `pm.request`: the request as it went out. Its URL is parsed when a script asks. */
function asSent(scripted: RequestDefinition, { request, definition = scripted }: Exchange): RequestDefinition {
  return {
    ...definition,
    method: request.method,
    get url() {
      return parseUrl(request.url);
    },
    header: mergeHeaders(definition.header, request.headers),
    body: request.body,
  };
}

function tell(output: ScriptOutput, { item, turn: { iteration } }: StepInput, script: Script): RunEvent {
  switch (output.kind) {
    case 'assertion':
      return { type: 'assertion', iteration, item, script, assertion: output.assertion };
    case 'console': {
      const { level, text, values } = output;
      return { type: 'console', iteration, item, script, level, text, values };
    }
    case 'exchange':
      return { type: 'request-ended', iteration, item, source: 'script', exchange: output.exchange };
    case 'exception':
      return { type: 'exception', iteration, item, script, error: output.error };
    case 'warning':
      return { type: 'warning', iteration, item, text: output.text };
    case 'unfinished':
      return { type: 'warning', iteration, item, text: `${nameOf(script)}: ${output.text}` };
  }
}

function nameOf({ phase, owner }: Script): string {
  return `${phase === 'prerequest' ? 'pre-request script' : 'test script'} of ${owner}`;
}

function reasonToStop({ stages, bail }: StepInput, before: PhaseEnd): string | undefined {
  if (before.skips) return 'a script skipped it';
  if (isReasonToStop(bail, before)) return 'its pre-request script failed';
  return stages.signal.aborted ? 'the run was ended' : undefined;
}

function skipped({ item, turn: { iteration } }: StepInput, reason: string, outcomes: Outcomes): ItemResult {
  const { assertions, failedScripts, failedRequests } = outcomes;
  return { kind: 'skipped', reason, item, iteration, assertions, failedScripts, failedRequests };
}

function finished({ item, turn: { iteration } }: StepInput, exchange: Exchange, outcomes: Outcomes): ItemResult {
  const { error } = exchange;
  if (error === undefined) return { kind: 'answered', exchange, item, iteration, ...outcomes };
  return { kind: 'unsent', exchange, error, item, iteration, ...outcomes };
}
