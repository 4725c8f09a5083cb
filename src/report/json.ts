import type { RunEvent } from '../model/event.ts';
import { Gatherer } from './gather.ts';
import { describeExecution } from './json-execution.ts';
import type { Output, Reporter } from './reporter.ts';

/** How much of long texts a JSON report keeps. */
export interface JsonReportOptions extends Output {
  /** Characters of a text, bytes of a binary body; default 65,536. */
  readonly textLimit?: number | undefined;
}

/**
 * Writes a run as one JSON document while it happens, an execution per line: `format`, `version`, `collection`, `items`,
 * `iterations`, `startedAt` (ISO 8601), `executions` and `summary`, which is null when the run did not come to its end.
 */
export function createJsonReporter({ write, hide, textLimit = 65_536 }: JsonReportOptions): Reporter {
  const gatherer = new Gatherer();
  const bounds = { hide, textLimit };
  let state: 'new' | 'open' | 'finished' = 'new';
  let separator = '\n';

  const open = (event?: Extract<RunEvent, { type: 'run-started' }>): void => {
    if (state !== 'new') return;
    state = 'open';
    write(`${JSON.stringify(headOf(event, hide)).slice(0, -1)},"executions":[`);
  };
  const writeExecution = (execution: unknown): void => {
    open();
    write(separator + JSON.stringify(execution));
    separator = ',\n';
  };
  const finish = (event?: Extract<RunEvent, { type: 'run-ended' }>): void => {
    if (state === 'finished') return;
    open();
    for (const unfinished of gatherer.takeUnfinished()) writeExecution(describeExecution(unfinished, bounds));
    write(`\n],"summary":${JSON.stringify(event === undefined ? null : summaryOf(event))}}\n`);
    state = 'finished';
  };
  return {
    tell: (event) => {
      if (event.type === 'run-started') open(event);
      const ended = gatherer.add(event);
      if (ended !== undefined) writeExecution(describeExecution(ended, bounds));
      if (event.type === 'run-ended') finish(event);
    },
    finish: () => finish(),
  };
}

function headOf(event: Extract<RunEvent, { type: 'run-started' }> | undefined, hide: Output['hide']): object {
  const format = { format: 'postino-report', version: 1 };
  if (event === undefined) return { ...format, collection: null, items: 0, iterations: 0, startedAt: null };
  const { collection, items, iterations, startedAt } = event;
  const { id, name, origin } = collection;
  const hidden = { id: hide(id), name: hide(name), origin: hide(origin) };
  return { ...format, collection: hidden, items, iterations, startedAt: isoDate(startedAt) };
}

function summaryOf({ summary }: Extract<RunEvent, { type: 'run-ended' }>): object {
  return { ...summary, startedAt: isoDate(summary.startedAt), endedAt: isoDate(summary.endedAt) };
}

function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
