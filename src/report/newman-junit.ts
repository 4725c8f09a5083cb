import camelCase from 'lodash/camelCase.js';
import { create, type XMLElement } from 'xmlbuilder';

/** What newman's JUnit report is made of. */
export interface NewmanJunit {
  readonly collection: { readonly id: string; readonly name: string };
  /** How many items came to their tests. */
  readonly tests: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly suites: readonly NewmanSuite[];
}

/** All executions of one item. */
export interface NewmanSuite {
  readonly id: string;
  readonly name: string;
  readonly executions: readonly NewmanExecutionFacts[];
}

export interface NewmanExecutionFacts {
  readonly iteration: number;
  readonly milliseconds: number;
  readonly assertions: readonly { readonly name: string; readonly failure: Failure | undefined }[];
  /** The stack of the error that kept the request from getting an answer. */
  readonly requestError: string | undefined;
  /** What test and pre-request scripts threw, in this order. */
  readonly scriptErrors: readonly { readonly phase: 'testScript' | 'prerequestScript'; readonly text: string }[];
}

interface Failure {
  readonly message: string;
  readonly stack: string;
}

/** JUnit XML as newman writes it: a suite for each item, a test case for each name of an assertion in it. */
export function renderNewmanJunit({ collection, tests, startedAt, suites }: NewmanJunit): string {
  const root = create('testsuites', { version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' });
  root.att('name', collection.name).att('tests', tests);
  const timestamp = new Date(startedAt).toISOString();
  let seconds = 0;
  for (const suite of suites) seconds += addSuite(root, suite, collection, timestamp);
  root.att('time', seconds.toFixed(3));
  return root.end({ pretty: true, indent: '  ', newline: '\n', allowEmpty: false });
}

/** Adds the suite of one item, and gives its time in seconds. */
function addSuite(
  root: XMLElement,
  suite: NewmanSuite,
  collection: NewmanJunit['collection'],
  timestamp: string,
): number {
  const { executions } = suite;
  const element = root.ele('testsuite');
  element.att('name', suite.name).att('id', suite.id).att('timestamp', timestamp);
  const failures = executions.flatMap(({ assertions }) => assertions.filter(({ failure }) => failure)).length;
  element.att('tests', executions.at(-1)?.assertions.length ?? 0).att('failures', failures);
  element.att('errors', executions.flatMap(errorsOf).length);
  const times = executions.map(({ milliseconds }) => milliseconds / 1000);
  const total = times.reduce((sum, seconds) => sum + seconds, 0);
  element.att('time', (total / times.length).toFixed(3));
  const told = executions.flatMap(tellErrors);
  if (told.length > 0) element.ele('system-err').dat(told.join(''));
  for (const [name, failed] of gatherTests(executions)) {
    addCase(element, suite, collection, name, failed, times.at(-1) ?? 0);
  }
  return total;
}

/** The failures of each assertion by its name; one that passes takes back those before it (newman's rule). */
function gatherTests(executions: readonly NewmanExecutionFacts[]): ReadonlyMap<string, readonly Failure[]> {
  const tests = new Map<string, readonly Failure[]>();
  for (const { name, failure } of executions.flatMap(({ assertions }) => assertions)) {
    tests.set(name, failure ? [...(tests.get(name) ?? []), failure] : []);
  }
  return tests;
}

function errorsOf({ requestError, scriptErrors }: NewmanExecutionFacts): readonly string[] {
  return [
    ...(requestError === undefined ? [] : [`RequestError: ${requestError}\n`]),
    ...scriptErrors.map(({ phase, text }) => `${phase}Error: ${text}\n---\n`),
  ];
}

function tellErrors(execution: NewmanExecutionFacts): readonly string[] {
  const errors = errorsOf(execution);
  if (errors.length === 0) return [];
  const [first, rest] = execution.requestError === undefined ? ['', errors] : [errors[0] ?? '', errors.slice(1)];
  return [`Iteration: ${execution.iteration}\n${first}\n---\n${rest.join('')}`];
}

function addCase(
  element: XMLElement,
  suite: NewmanSuite,
  collection: NewmanJunit['collection'],
  name: string,
  failures: readonly Failure[],
  seconds: number,
): void {
  const testCase = element.ele('testcase');
  testCase.att('name', name).att('time', seconds.toFixed(3));
  testCase.att('classname', classNameOf(suite.name) || classNameOf(collection.name));
  const [first] = failures;
  if (first === undefined) return;
  const failure = testCase.ele('failure').att('type', 'AssertionFailure');
  failure.dat(`Failed ${failures.length} times.`);
  failure.dat(`Collection JSON ID: ${collection.id}.`);
  failure.dat(`Collection name: ${collection.name}.`);
  failure.dat(`Request name: ${suite.name}.`);
  failure.dat(`Test description: ${name}.`);
  failure.att('message', first.message);
  failure.dat(`Error message: ${first.message}.`);
  failure.dat(`Stacktrace: ${first.stack}.`);
}

/** A name that a class could have. */
function classNameOf(name: string): string {
  const words = camelCase(name).replace(/\W/g, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
