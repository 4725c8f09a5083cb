import type { EventEmitter } from 'node:events';
import SerialisedError from 'serialised-error';
import { lazily } from '../lazily.ts';
import type { NewmanCursor, NewmanExecution, NewmanFailure, NewmanRunSummary, NewmanStats } from '../types.ts';
import { bodySizeOf, exchangeOf } from './exchanges.ts';
import { addTimings, noTimings } from './timings.ts';

/** What the handlers of newman's events get, as far as the summary needs it. */
interface Told {
  readonly cursor: NewmanCursor;
  readonly item?: { readonly id: string; readonly __parent?: { readonly __parent?: unknown } };
  readonly event?: { readonly listen: string };
  readonly request?: unknown;
  readonly response?: unknown;
  readonly assertion?: string;
  readonly skipped?: boolean;
}

type Failure = Error & { readonly index?: number; readonly stacktrace?: SerialisedError['stacktrace'] };

/** newman's summary of a run: it grows with the emitter's events, like newman's, by handlers of its own. */
export function attachSummary(
  emitter: EventEmitter,
  start: Pick<NewmanRunSummary, 'collection' | 'environment' | 'globals'>,
  isVerbose: boolean,
): NewmanRunSummary {
  const summary: NewmanRunSummary = {
    ...start,
    run: {
      stats: noStats(),
      timings: noTimings(),
      executions: [],
      transfers: { responseTotal: 0 },
      failures: [],
      error: null,
    },
  };
  attachTimes(emitter, summary);
  attachStats(emitter, summary.run.stats);
  attachTransfers(emitter, summary, isVerbose);
  attachFailures(emitter, summary.run.failures);
  attachExecutions(emitter, summary.run.executions);
  return summary;
}

function noStats(): NewmanStats {
  const none = () => ({ total: 0, pending: 0, failed: 0 });
  return {
    iterations: none(),
    items: none(),
    scripts: none(),
    prerequests: none(),
    requests: none(),
    tests: none(),
    assertions: none(),
    testScripts: none(),
    prerequestScripts: none(),
  };
}

function attachTimes(emitter: EventEmitter, summary: NewmanRunSummary): void {
  const { timings } = summary.run;
  emitter.on('start', () => {
    timings['started'] = Date.now();
  });
  emitter.on('beforeDone', () => {
    timings['completed'] = Date.now();
  });
  emitter.on('done', (error: Error | null) => {
    if (error) summary.error = error;
  });
}

function attachStats(emitter: EventEmitter, stats: NewmanStats): void {
  for (const [plural, count] of Object.entries(stats)) {
    const name = plural.slice(0, -1);
    emitter.on(`before${name.charAt(0).toUpperCase()}${name.slice(1)}`, () => {
      count.pending++;
    });
    emitter.on(name, (error: unknown) => {
      if (count.pending > 0) count.pending--;
      if (error) count.failed++;
      count.total++;
    });
  }
}

function attachTransfers(emitter: EventEmitter, { run }: NewmanRunSummary, isVerbose: boolean): void {
  emitter.on('request', (error: unknown, told: Told) => {
    const exchange = exchangeOf(told);
    if (error || exchange?.response === undefined) return;
    run.transfers.responseTotal += bodySizeOf(exchange.response);
    addTimings(run.timings, exchange, run.stats.requests.total, isVerbose);
  });
}

const failing = [
  ...['beforeIteration', 'iteration', 'beforeItem', 'item', 'beforeScript', 'script', 'beforePrerequest', 'prerequest'],
  ...['beforeRequest', 'request', 'beforeTest', 'test', 'beforeAssertion', 'assertion'],
];

function attachFailures(emitter: EventEmitter, failures: NewmanFailure[]): void {
  for (const event of failing) {
    emitter.on(event, (error: Failure | null, told: Told) => {
      if (!error) return;
      failures.push({
        error: error.stack && !error.stacktrace ? new SerialisedError(error, true) : error,
        at: placeOf(event, error, told),
        source: told.item || undefined,
        // The parent of an item is the list that it stands in.
        parent: told.item?.__parent?.__parent || undefined,
        cursor: told.cursor || {},
      });
    });
  }
}

function placeOf(event: string, { index, stacktrace }: Failure, told: Told): string {
  if (event === 'assertion') return `${event}${index === undefined ? '' : `:${index}`} in test-script`;
  if (event !== 'script') return event;
  const { lineNumber, columnNumber } = stacktrace?.[0] ?? {};
  // newman's sandbox puts two lines before a script.
  const place = lineNumber ? [lineNumber - 2, ...(columnNumber ? [columnNumber] : [])] : [];
  return [`${told.event?.listen ?? 'unknown'}-script`, ...place].join(':');
}

/** One entry for each request; those of one execution of an item are one object, which tells of its last request. */
function attachExecutions(emitter: EventEmitter, executions: NewmanExecution[]): void {
  const byRef = new Map<string, Partial<NewmanExecution>>();
  const find = ({ cursor }: Told): Partial<NewmanExecution> => {
    const execution = byRef.get(cursor.ref) ?? {};
    byRef.set(cursor.ref, execution);
    return execution;
  };
  emitter.on('beforeItem', (_error: unknown, told: Told) => {
    Object.assign(find(told), { cursor: told.cursor, item: told.item });
  });
  emitter.on('item', (_error: unknown, told: Told) => byRef.delete(told.cursor.ref));
  emitter.on('request', (error: Error | null, told: Told) => {
    const execution = find(told);
    execution.cursor = told.cursor;
    lazily(execution, 'request', () => told.request);
    lazily(execution, 'response', () => told.response);
    lazily(execution, 'id', () => told.item?.id);
    if (error) execution.requestError = error;
    executions.push(execution as NewmanExecution);
  });
  emitter.on('script', (error: unknown, told: Told) => {
    if (!error) return;
    const execution = find(told);
    const name = told.event?.listen === 'prerequest' ? 'prerequestScript' : 'testScript';
    execution[name] = [...(execution[name] ?? []), { error }];
  });
  emitter.on('assertion', (error: Error | null, told: Told) => {
    const execution = find(told);
    execution.assertions ??= [];
    const { assertion = '', skipped = false } = told;
    execution.assertions.push({ assertion, skipped, error: error || undefined });
  });
}
