import { randomUUID } from 'node:crypto';
import type { Phase, Script } from '../../model/collection.ts';
import type { RunEvent } from '../../model/event.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Assertion, ScriptError } from '../../model/result.ts';
import { lazily } from '../lazily.ts';
import { assertionError, assertionFailure, scriptError, thrownByAssertion, toldException } from '../told/failures.ts';
import { type Sending, toldEnd, toldStart } from '../told/requests.ts';
import type { NewmanCursor } from '../types.ts';
import type { View } from '../view/view.ts';
import type { ItemContext, Tell } from './item-context.ts';
import { type PhaseScript, scriptsOf } from './phase.ts';

/** What a script does, and its end. */
export type ScriptEvent = Extract<RunEvent, { type: 'console' | 'assertion' | 'exception' | 'script-ended' }>;

/** A script that is running: its cursor and id in each view, and what has failed in it. */
interface OpenScript {
  readonly cursor: NewmanCursor;
  readonly execution: string;
  readonly failed: string[];
  /** What it threw when its own code had ended. */
  late?: ScriptError;
}

/** Tells the scripts of one phase of an item, empty ones too, and the phase itself before and after them. */
export class PhaseBridge {
  readonly #context: ItemContext;
  readonly #tell: Tell;
  readonly #phase: Phase;
  readonly #scripts: ReadonlyMap<View, readonly PhaseScript[]>;
  readonly #executions: ReadonlyMap<View, object[]>;
  readonly #count: number;
  #next = 0;
  #open: OpenScript | undefined;
  #hasFailed = false;
  #fatal: Error | undefined;

  constructor(context: ItemContext, phase: Phase, tell: Tell) {
    const { item, views } = context;
    this.#context = context;
    this.#phase = phase;
    this.#tell = tell;
    this.#scripts = new Map(views.map((view) => [view, scriptsOf(item, view.itemOf(item), phase)]));
    this.#executions = new Map(views.map((view) => [view, []]));
    this.#count = views[0] === undefined ? 0 : (this.#scripts.get(views[0])?.length ?? 0);
    tell(phase === 'prerequest' ? 'beforePrerequest' : 'beforeTest', (view) => [
      null,
      { cursor: context.cursor, events: this.#scriptsFor(view).map(({ event }) => event), item: view.itemOf(item) },
    ]);
  }

  /** A failed script or, with bail, a failed assertion. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  get fatal(): Error | undefined {
    return this.#fatal;
  }

  handle(event: ScriptEvent): void {
    const open = this.#openScript(event.script);
    if (event.type === 'console') this.#tellConsole(open, event);
    else if (event.type === 'assertion') this.#tellAssertion(open, event.assertion);
    else if (event.type === 'exception') {
      open.late ??= event.error;
      this.#tellException(open, event.error);
    } else {
      if (event.error !== undefined) this.#tellException(open, event.error);
      this.#endScript(event.error ?? this.#fatalLate(open), event.next);
    }
  }

  /** A request of `pm.sendRequest`. */
  handleRequest(exchange: Exchange): void {
    const open = this.#open ?? this.#openScript(undefined);
    const sending: Sending = {
      item: this.#context.item,
      source: 'script',
      cursor: { ...inside(open), httpRequestId: randomUUID() },
    };
    this.#tell('beforeRequest', (view) => [null, toldStart(sending, exchange.request, exchange.definition, view)]);
    this.#tell('request', (view) => toldEnd(sending, exchange, view));
  }

  /** Ends the phase; a script that skipped the request, or failed with bail, has ended it early. */
  close(): void {
    const { cursor, item } = this.#context;
    this.#passEmpty(undefined);
    const name = this.#phase === 'prerequest' ? 'prerequest' : 'test';
    this.#tell(name, (view) => [
      null,
      { cursor, executions: this.#executions.get(view) ?? [], item: view.itemOf(item) },
    ]);
  }

  #scriptsFor(view: View): readonly PhaseScript[] {
    return this.#scripts.get(view) ?? [];
  }

  #modelAt(index: number): Script | undefined {
    const [first] = this.#context.views;
    return first && this.#scriptsFor(first)[index]?.model;
  }

  /** The script that is running, told of when it is first heard of. */
  #openScript(script: Script | undefined): OpenScript {
    if (this.#open === undefined) {
      this.#passEmpty(script);
      this.#open = this.#begin();
    }
    return this.#open;
  }

  /** Tells the empty scripts up to one that runs. */
  #passEmpty(script: Script | undefined): void {
    while (this.#next < this.#count) {
      const model = this.#modelAt(this.#next);
      if (model !== undefined && (script === undefined || model === script)) return;
      this.#open = this.#begin();
      this.#endScript(undefined, undefined);
    }
  }

  #begin(): OpenScript {
    const { cursor, item, views } = this.#context;
    const execution = randomUUID();
    const own = views[0] && this.#scriptsFor(views[0])[this.#next];
    const inner: NewmanCursor = {
      ...cursor,
      ...(own?.event.id && { eventId: own.event.id }),
      ...(own?.script.id && { scriptId: own.script.id }),
    };
    this.#tell('beforeScript', (view) => {
      const at = this.#scriptsFor(view)[this.#next];
      if (at !== undefined) at.script._lastExecutionId = execution;
      return [null, { cursor: inner, script: at?.script, event: at?.event, item: view.itemOf(item) }];
    });
    return { cursor: inner, execution, failed: [] };
  }

  #endScript(error: ScriptError | undefined, jump: { readonly name: string | null } | undefined): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    const index = this.#next++;
    const { item, rules } = this.#context;
    const { failed } = open;
    const counts = rules.onFailure || (rules.abortOnFailure && this.#phase === 'test');
    const bails = error === undefined && counts && failed.length > 0;
    this.#tell('script', (view) => {
      const at = this.#scriptsFor(view)[index];
      const makeError = () => (bails ? assertionFailure(failed) : error === undefined ? null : scriptError(error));
      const told = view.show(makeError());
      const result = {
        id: open.execution,
        target: this.#phase,
        cursor: inside(open),
        return: view.show(returned(jump)),
      };
      this.#executions.get(view)?.push({ event: at?.event, script: at?.script, result, ...(told && { error: told }) });
      if (told) this.#noteFailure(told);
      const sdkItem = view.itemOf(item);
      return [told, { cursor: open.cursor, execution: result, script: at?.script, event: at?.event, item: sdkItem }];
    });
  }

  /** newman keeps the message only. */
  #fatalLate({ late }: OpenScript): ScriptError | undefined {
    return late !== undefined && this.#isFatal ? { name: 'Error', message: late.message } : undefined;
  }

  /** Does a failure of this phase end the run with an error? */
  get #isFatal(): boolean {
    const { abortOnError, abortOnFailure } = this.#context.rules;
    return abortOnError || (abortOnFailure && this.#phase === 'test');
  }

  #noteFailure(error: Error): void {
    this.#hasFailed = true;
    if (this.#isFatal) this.#fatal ??= error;
  }

  #tellAssertion(open: OpenScript, assertion: Assertion): void {
    const { item } = this.#context;
    if (assertion.outcome === 'failed') open.failed.push(assertion.name);
    this.#tell('assertion', (view) => {
      const cursor = inside(open);
      const told = { cursor, assertion: assertion.name, skipped: assertion.outcome === 'skipped' };
      lazily(told, 'error', () => view.show(thrownByAssertion(assertion)));
      Object.assign(told, { item: view.itemOf(item), assertion: view.text(assertion.name) });
      return [view.show(assertionError(assertion, cursor)), told];
    });
  }

  #tellConsole(open: OpenScript, { level, values }: Extract<ScriptEvent, { type: 'console' }>): void {
    this.#tell('console', (view) => [null, { cursor: inside(open), level, messages: view.messages(values) }]);
  }

  #tellException(open: OpenScript, error: ScriptError): void {
    this.#tell('exception', (view) => [null, { cursor: inside(open), error: view.show(toldException(error)) }]);
  }
}

/** The cursor of what a script does, as the sandbox gives it back. */
function inside({ cursor, execution }: OpenScript): NewmanCursor {
  return { ...cursor, execution };
}

function returned(jump: { readonly name: string | null } | undefined): object {
  return { async: false, ...(jump !== undefined && { nextRequest: jump.name }) };
}
