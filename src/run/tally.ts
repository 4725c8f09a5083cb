import type { RunEvent, RunSummary } from '../model/event.ts';
import { bodyLength, type Exchange } from '../model/exchange.ts';
import { isFailure } from '../model/result.ts';

/** Counts what a run does, event by event; flat in memory however long the run is. */
export class Tally {
  readonly startedAt: number;
  #iterations = 0;
  #items = { total: 0, failed: 0, skipped: 0 };
  #requests = { total: 0, failed: 0 };
  #scripts = { total: 0, failed: 0 };
  #assertions = { total: 0, failed: 0, skipped: 0 };
  #receivedBytes = 0;
  #answers = 0;
  #milliseconds = 0;
  #minimum = Number.POSITIVE_INFINITY;
  #maximum = 0;

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  get hasFailed(): boolean {
    return this.#items.failed > 0;
  }

  /** Takes an event into account and gives it on. */
  count(event: RunEvent): RunEvent {
    if (event.type === 'iteration-started') this.#iterations++;
    else if (event.type === 'script-ended') this.#countScript(event);
    else if (event.type === 'assertion') this.#countAssertion(event);
    else if (event.type === 'request-ended') this.#countRequests(event.exchange);
    else if (event.type === 'item-ended') this.#countItem(event);
    return event;
  }

  /** How it went; `signal` tells whether it was ended from outside. */
  summary(endedAt: number, signal: AbortSignal): RunSummary {
    return {
      outcome: outcomeOf(this.hasFailed, signal),
      iterations: this.#iterations,
      items: this.#items,
      requests: this.#requests,
      scripts: this.#scripts,
      assertions: this.#assertions,
      receivedBytes: this.#receivedBytes,
      responseMilliseconds: {
        average: this.#answers === 0 ? 0 : this.#milliseconds / this.#answers,
        minimum: this.#answers === 0 ? 0 : this.#minimum,
        maximum: this.#maximum,
      },
      startedAt: this.startedAt,
      endedAt,
    };
  }

  #countScript({ error }: Extract<RunEvent, { type: 'script-ended' }>): void {
    this.#scripts.total++;
    if (error !== undefined) this.#scripts.failed++;
  }

  #countAssertion({ assertion }: Extract<RunEvent, { type: 'assertion' }>): void {
    this.#assertions.total++;
    if (assertion.outcome !== 'passed') this.#assertions[assertion.outcome]++;
  }

  /** Each attempt is a request. */
  #countRequests(exchange: Exchange): void {
    for (const challenge of exchange.challenges ?? []) this.#countRequest(challenge);
    this.#countRequest(exchange);
  }

  #countRequest(exchange: Exchange): void {
    this.#requests.total++;
    if (exchange.response === undefined) {
      this.#requests.failed++;
      return;
    }
    const { milliseconds } = exchange.response;
    this.#answers++;
    this.#receivedBytes += bodyLength(exchange.response);
    this.#milliseconds += milliseconds;
    this.#minimum = Math.min(this.#minimum, milliseconds);
    this.#maximum = Math.max(this.#maximum, milliseconds);
  }

  #countItem({ result }: Extract<RunEvent, { type: 'item-ended' }>): void {
    this.#items.total++;
    if (isFailure(result)) this.#items.failed++;
    else if (result.kind === 'skipped') this.#items.skipped++;
  }
}

function outcomeOf(hasFailed: boolean, signal: AbortSignal): RunSummary['outcome'] {
  if (!signal.aborted) return hasFailed ? 'failed' : 'passed';
  return isTimeout(signal.reason) ? 'timed-out' : 'interrupted';
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
