import { parseUrl } from './load/url.ts';
import type { Item, Phase, Script } from './model/collection.ts';
import type { RunEvent } from './model/event.ts';
import type { Exchange } from './model/exchange.ts';
import type { RequestDefinition } from './model/request.ts';
import type { Assertion, FailedRequest, FailedScript, ItemResult, ScriptOutput } from './model/result.ts';
import type { Row } from './model/variable.ts';
import type { ScriptResult } from './script/sandbox.ts';
import type { Stages } from './stages.ts';

/** Where in the run an item stands: its iteration, counted from 0, and that iteration's data. */
export interface Turn {
  readonly iteration: number;
  readonly iterations: number;
  readonly row: Row;
}

/** What became of an item, all that happened to it, and where its scripts want to go next. */
export interface StepEnd {
  /** In order, `item-ended` last. They come when the item has ended: a generator for each would cost more than they do. */
  readonly events: readonly RunEvent[];
  readonly result: ItemResult;
  readonly next: ScriptResult['nextRequest'];
}

interface Step {
  readonly item: Item;
  readonly turn: Turn;
  readonly stages: Stages;
  readonly bail: boolean;
}

/** Takes one item through the stages: pre-request scripts, resolve, sign and send, test scripts. */
export async function runItem(step: Step): Promise<StepEnd> {
  const { item, turn, stages } = step;
  const { iteration } = turn;
  const events: RunEvent[] = [];
  const refusal = stages.reasonToSkip(item, turn.row);
  if (refusal !== undefined) return end(events, skipped(step, refusal, nothing));

  const before = await runScripts(step, events, 'prerequest', item.request);
  const stop = reasonToStop(step, before);
  if (stop !== undefined) return end(events, skipped(step, stop, before), before.next);

  const exchange = await stages.send(item, before.request, turn.row);
  events.push({ type: 'request-ended', iteration, item, source: 'item', exchange });
  for (const text of exchange.warnings) events.push({ type: 'warning', iteration, item, text });

  const isLast = step.bail && exchange.error !== undefined;
  const sent = asSent(before.request, exchange);
  const after = isLast ? nothing : await runScripts(step, events, 'test', sent, exchange);
  const result = finished(step, exchange, {
    assertions: [...before.assertions, ...after.assertions],
    failedScripts: [...before.failedScripts, ...after.failedScripts],
    failedRequests: [...before.failedRequests, ...after.failedRequests],
  });
  return end(events, result, after.next ?? before.next);
}

function end(events: readonly RunEvent[], result: ItemResult, next?: StepEnd['next']): StepEnd {
  return { events: [...events, { type: 'item-ended', result }], result, next };
}

/** What the scripts of one phase left behind. */
interface PhaseEnd extends Outcomes {
  readonly request: RequestDefinition;
  readonly next: StepEnd['next'];
  readonly skips: boolean;
}

type Outcomes = Pick<ItemResult, 'assertions' | 'failedScripts' | 'failedRequests'>;

const nothing: Outcomes & { readonly next: undefined } = {
  assertions: [],
  failedScripts: [],
  failedRequests: [],
  next: undefined,
};

async function runScripts(
  step: Step,
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
  let next: StepEnd['next'];
  let skips = false;
  for (const script of item.scripts) {
    if (script.phase !== phase || stages.signal.aborted) continue;
    const result = await stages.execute(script, { item, turn, request: current, exchange });
    for (const output of result.outputs) {
      if (output.kind === 'assertion') assertions.push(output.assertion);
      else if (output.kind === 'exchange' && output.exchange.error !== undefined)
        failedRequests.push({ script, exchange: output.exchange, error: output.exchange.error });
      events.push(tell(output, step, script));
    }
    const { error } = result;
    if (error !== undefined) failedScripts.push({ script, error });
    events.push({ type: 'script-ended', iteration: turn.iteration, item, script, error });
    current = result.request ?? current;
    next = result.nextRequest ?? next;
    skips = result.skipRequest;
    if (skips || (step.bail && hasFailed({ assertions, failedScripts, failedRequests }))) break;
  }
  return { request: current, assertions, failedScripts, failedRequests, next, skips };
}

/** What test scripts see as `pm.request`: the request as it went out. Its URL is parsed when a script asks. */
function asSent(definition: RequestDefinition, { request }: Exchange): RequestDefinition {
  return {
    ...definition,
    method: request.method,
    get url() {
      return parseUrl(request.url);
    },
    header: request.headers.map(({ name, value, system }) => ({ key: name, value, system })),
    body: request.body,
  };
}

function tell(output: ScriptOutput, { item, turn: { iteration } }: Step, script: Script): RunEvent {
  switch (output.kind) {
    case 'assertion':
      return { type: 'assertion', iteration, item, script, assertion: output.assertion };
    case 'console':
      return { type: 'console', iteration, item, script, level: output.level, text: output.text };
    case 'exchange':
      return { type: 'request-ended', iteration, item, source: 'script', exchange: output.exchange };
    case 'exception':
      return { type: 'exception', iteration, item, script, error: output.error };
  }
}

function reasonToStop({ stages, bail }: Step, before: PhaseEnd): string | undefined {
  if (before.skips) return 'a script skipped it';
  if (bail && hasFailed(before)) return 'its pre-request script failed';
  return stages.signal.aborted ? 'the run was ended' : undefined;
}

function hasFailed({ assertions, failedScripts, failedRequests }: Outcomes): boolean {
  return (
    failedScripts.length > 0 || failedRequests.length > 0 || assertions.some(({ outcome }) => outcome === 'failed')
  );
}

function skipped({ item, turn: { iteration } }: Step, reason: string, outcomes: Outcomes): ItemResult {
  const { assertions, failedScripts, failedRequests } = outcomes;
  return { kind: 'skipped', reason, item, iteration, assertions, failedScripts, failedRequests };
}

function finished({ item, turn: { iteration } }: Step, exchange: Exchange, outcomes: Outcomes): ItemResult {
  const { error } = exchange;
  if (error === undefined) return { kind: 'answered', exchange, item, iteration, ...outcomes };
  return { kind: 'unsent', exchange, error, item, iteration, ...outcomes };
}
