import type { Collection, Item, Response } from 'postman-collection-4';
import { type NewmanExecutionFacts, renderNewmanJunit } from '../../report/newman-junit.ts';
import type { NewmanExecution, NewmanRun } from '../types.ts';
import { fullName } from './full-name.ts';

/** Writes JUnit's XML as newman does: a suite for each item, a test case for each name of an assertion in it. */
export class JunitReporter {
  constructor(emitter: NewmanRun, options: { readonly export?: unknown }) {
    emitter.on('beforeDone', () => {
      emitter.exports.push({
        name: 'junit-reporter',
        default: 'newman-run-report.xml',
        path: options.export,
        content: render(emitter),
      });
    });
  }
}

function render({ summary }: NewmanRun): string {
  const collection = summary.collection as Collection;
  const { executions, stats, timings } = summary.run;
  const items = new Map<string, Item>();
  collection.forEachItem((item) => items.set(item.id, item));
  const suites = [...groupByItem(executions)].flatMap(([id, group]) => {
    const item = items.get(id);
    return item === undefined ? [] : [{ id, name: fullName(item), executions: group.map(factsOf) }];
  });
  const { id, name } = collection;
  return renderNewmanJunit({
    collection: { id, name },
    tests: stats.tests.total,
    startedAt: timings['started'] ?? 0,
    suites,
  });
}

/** An entry that tells of a request of a script begins its item's list anew (newman's rule). */
function groupByItem(executions: readonly NewmanExecution[]): ReadonlyMap<string, readonly NewmanExecution[]> {
  const groups = new Map<string, readonly NewmanExecution[]>();
  for (const execution of executions) {
    const { id } = execution.item as Item;
    groups.set(id, [...(groups.get(execution.id ?? '') ?? []), execution]);
  }
  return groups;
}

interface Told {
  readonly message: string;
  readonly stack: string;
}

function factsOf(execution: NewmanExecution): NewmanExecutionFacts {
  const { cursor, response, requestError, assertions = [], testScript = [], prerequestScript = [] } = execution;
  const text = (error: unknown): string => {
    const { stack, message } = error as Partial<Told>;
    return String(stack || message);
  };
  return {
    iteration: cursor.iteration,
    milliseconds: (response as Response | undefined)?.responseTime ?? 0,
    assertions: assertions.map(({ assertion, error }) => ({ name: assertion, failure: (error as Told) || undefined })),
    requestError: requestError ? String(requestError.stack) : undefined,
    scriptErrors: [
      ...testScript.map(({ error }) => ({ phase: 'testScript' as const, text: text(error) })),
      ...prerequestScript.map(({ error }) => ({ phase: 'prerequestScript' as const, text: text(error) })),
    ],
  };
}
