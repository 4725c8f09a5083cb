import { randomUUID } from 'node:crypto';
import type { RunEvent } from '../../model/event.ts';
import type { Exchange } from '../../model/exchange.ts';
import { requestError } from '../told/failures.ts';
import { type Sending, toldEnd, toldStart } from '../told/requests.ts';
import { emitSafely } from './emit.ts';
import type { ItemContext, Tell } from './item-context.ts';
import { PhaseBridge } from './phase-bridge.ts';
import type { StopRules } from './stop-rules.ts';

type ItemEvent = Exclude<
  RunEvent,
  { type: 'run-started' | 'iteration-started' | 'item-started' | 'iteration-ended' | 'run-ended' }
>;

/** Tells one execution of an item in newman's events. */
export class ItemBridge {
  readonly #context: ItemContext;
  #phase: PhaseBridge | undefined;
  /** A phase is told when its first part is heard of: until then the run may be paused. */
  #waiting: 'prerequest' | 'test' | undefined = 'prerequest';
  #fatal: Error | undefined;
  #isEnded = false;
  #hasFailed = false;

  constructor(context: ItemContext) {
    this.#context = context;
    this.#tellItem('beforeItem');
  }

  /** What ends the run with an error. */
  get fatal(): Error | undefined {
    return this.#fatal ?? this.#phase?.fatal;
  }

  /** Between two parts of an item, or behind it: where a run that was aborted is left. */
  get isBetween(): boolean {
    return this.#isEnded || this.#waiting !== undefined;
  }

  /** With bail: is the run to end here? */
  get hasFailed(): boolean {
    return this.#hasFailed || (this.#phase?.hasFailed ?? false);
  }

  handle(event: ItemEvent): void {
    if (this.fatal !== undefined) return;
    if (event.type === 'warning') {
      this.#warn(event.text);
      return;
    }
    const phase = this.#openPhase();
    switch (event.type) {
      case 'request-started':
        this.#closePhase();
        if (this.#context.isAborted()) this.#isEnded = true;
        else this.#startRequest(event);
        break;
      case 'request-ended':
        if (event.source === 'script') phase?.handleRequest(event.exchange);
        else this.#endRequest(event.exchange);
        break;
      case 'item-ended':
        this.#end();
        break;
      default:
        phase?.handle(event);
        // newman tells of the phase that an error has ended, and no more.
        if (this.fatal !== undefined) {
          this.#fatal = this.fatal;
          this.#closePhase();
        }
    }
  }

  /** newman, too, tells on the console what is wrong with a request; it knows before the request is sent. */
  #warn(text: string): void {
    const { cursor } = this.#context;
    this.#tell('console', (view) => [null, { cursor: { ...cursor }, level: 'warn', messages: [view.text(text)] }]);
  }

  #openPhase(): PhaseBridge | undefined {
    if (this.#waiting !== undefined) this.#phase = new PhaseBridge(this.#context, this.#waiting, this.#tell);
    this.#waiting = undefined;
    return this.#phase;
  }

  #closePhase(): void {
    this.#hasFailed = this.hasFailed;
    this.#phase?.close();
    this.#phase = undefined;
  }

  #startRequest({ request, definition }: Extract<RunEvent, { type: 'request-started' }>): void {
    const sending = this.#sending();
    this.#tell('beforeRequest', (view) => [null, toldStart(sending, request, definition, view)]);
  }

  /** Attempts that were answered by a challenge are told like requests of their own. */
  #endRequest(exchange: Exchange): void {
    const { item, cursor, rules } = this.#context;
    for (const challenge of exchange.challenges ?? []) {
      const attempt = { ...challenge, definition: exchange.definition };
      this.#tell('request', (view) => toldEnd({ item, source: 'item', cursor }, attempt, view));
      const next = this.#sending();
      this.#tell('beforeRequest', (view) => [null, toldStart(next, exchange.request, exchange.definition, view)]);
    }
    this.#tell('request', (view) => toldEnd({ item, source: 'item', cursor }, exchange, view));
    if (exchange.error === undefined) this.#waiting = 'test';
    else this.#endFailed(requestError(exchange.error), rules);
  }

  #endFailed(error: Error, { abortOnError, onFailure }: StopRules): void {
    if (abortOnError) this.#fatal = error;
    else if (onFailure) this.#hasFailed = true;
    else this.#waiting = 'test';
  }

  #end(): void {
    this.#closePhase();
    if (this.fatal !== undefined) return;
    this.#isEnded = true;
    this.#tellItem('item');
  }

  /** Each request of an item has an id, which is in the cursor of all that comes after it. */
  #sending(): Sending {
    const { item, cursor } = this.#context;
    cursor['httpRequestId'] = randomUUID();
    return { item, source: 'item', cursor };
  }

  #tellItem(name: string): void {
    const { item, cursor } = this.#context;
    this.#tell(name, (view) => [null, { cursor, item: view.itemOf(item) }]);
  }

  readonly #tell: Tell = (name, build) => {
    for (const view of this.#context.views) emitSafely(view.emitter, name, ...build(view));
  };
}
