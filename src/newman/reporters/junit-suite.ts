import type { Collection, Item, Response } from 'postman-collection-4';
import type { XMLElement } from 'xmlbuilder';
import type { NewmanExecution } from '../types.ts';
import { classNameOf } from './junit.ts';

/** What a suite is about. */
export interface Suite {
  readonly item: Item;
  readonly name: string;
  readonly collection: Collection;
  /** For a suite without a name. */
  readonly className: string;
  readonly timestamp: string;
}

interface Failure {
  readonly message: string;
  readonly stack: string;
}

/** Adds the suite of one item with all its executions, and gives their time in seconds. */
export function addSuite(root: XMLElement, suite: Suite, executions: readonly NewmanExecution[]): number {
  const element = root.ele('testsuite');
  element.att('name', suite.name).att('id', suite.item.id).att('timestamp', suite.timestamp);
  const tests = gatherTests(executions);
  const errors = executions.map(errorsOf);
  const failures = executions.flatMap(({ assertions = [] }) => assertions.filter(({ error }) => error)).length;
  element.att('tests', executions.at(-1)?.assertions?.length ?? 0).att('failures', failures);
  element.att('errors', errors.flat().length);
  const times = executions.map(({ response }) => ((response as Response | undefined)?.responseTime ?? 0) / 1000);
  const total = times.reduce((sum, seconds) => sum + seconds, 0);
  element.att('time', (total / times.length).toFixed(3));
  const told = executions.flatMap((execution, index) => tellErrors(execution, errors[index] ?? []));
  if (told.length > 0) element.ele('system-err').dat(told.join(''));
  for (const [name, failed] of tests) addCase(element, suite, name, failed, times.at(-1) ?? 0);
  return total;
}

/** The failures of each assertion by its name; one that passes takes back those before it (newman's rule). */
function gatherTests(executions: readonly NewmanExecution[]): ReadonlyMap<string, readonly Failure[]> {
  const tests = new Map<string, readonly Failure[]>();
  for (const { assertion, error } of executions.flatMap(({ assertions = [] }) => assertions)) {
    tests.set(assertion, error ? [...(tests.get(assertion) ?? []), error as Failure] : []);
  }
  return tests;
}

function errorsOf({ requestError, testScript = [], prerequestScript = [] }: NewmanExecution): readonly string[] {
  const told = (kind: string, { error }: { readonly error: unknown }): string => {
    const { stack, message } = error as Partial<Failure>;
    return `${kind}Error: ${stack || message}\n---\n`;
  };
  return [
    ...(requestError ? [`RequestError: ${requestError.stack}\n`] : []),
    ...testScript.map((failed) => told('testScript', failed)),
    ...prerequestScript.map((failed) => told('prerequestScript', failed)),
  ];
}

function tellErrors({ cursor, requestError }: NewmanExecution, errors: readonly string[]): readonly string[] {
  if (errors.length === 0) return [];
  const [first, rest] = requestError ? [errors[0] ?? '', errors.slice(1)] : ['', errors];
  return [`Iteration: ${cursor.iteration}\n${first}\n---\n${rest.join('')}`];
}

function addCase(suite: XMLElement, about: Suite, name: string, failures: readonly Failure[], seconds: number): void {
  const element = suite.ele('testcase');
  element.att('name', name).att('time', seconds.toFixed(3));
  element.att('classname', classNameOf(about.name) || about.className);
  const [first] = failures;
  if (first === undefined) return;
  const { collection } = about;
  const failure = element.ele('failure').att('type', 'AssertionFailure');
  failure.dat(`Failed ${failures.length} times.`);
  failure.dat(`Collection JSON ID: ${collection.id}.`);
  failure.dat(`Collection name: ${collection.name}.`);
  failure.dat(`Request name: ${about.name}.`);
  failure.dat(`Test description: ${name}.`);
  failure.att('message', first.message);
  failure.dat(`Error message: ${first.message}.`);
  failure.dat(`Stacktrace: ${first.stack}.`);
}
