import camelCase from 'lodash/camelCase.js';
import type { Collection, Item } from 'postman-collection-4';
import { create } from 'xmlbuilder';
import type { NewmanExecution, NewmanRun } from '../types.ts';
import { fullName } from './full-name.ts';
import { addSuite } from './junit-suite.ts';

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
  const root = create('testsuites', { version: '1.0', encoding: 'UTF-8' });
  root.att('name', collection.name).att('tests', stats.tests.total);
  const items = new Map<string, Item>();
  collection.forEachItem((item) => items.set(item.id, item));
  const timestamp = new Date(timings['started'] ?? 0).toISOString();
  let seconds = 0;
  for (const [id, group] of groupByItem(executions)) {
    const item = items.get(id);
    if (item === undefined) continue;
    const suite = { item, name: fullName(item), collection, className: classNameOf(collection.name), timestamp };
    seconds += addSuite(root, suite, group);
  }
  root.att('time', seconds.toFixed(3));
  return root.end({ pretty: true, indent: '  ', newline: '\n', allowEmpty: false });
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

/** A name that a class could have. */
export function classNameOf(name: string): string {
  const words = camelCase(name).replace(/\W/g, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
