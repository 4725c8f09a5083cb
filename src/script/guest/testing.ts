import { describe } from './errors.ts';
import type { Execution } from './execution.ts';

type Body = (done?: (error?: unknown) => void) => unknown;

/** The outcome of one assertion, told to the host when it is known. */
interface Outcome {
  readonly name: string;
  readonly index: number;
}

export interface Test<Chain> {
  (name: unknown, body?: unknown): Chain;
  skip(name: unknown): Chain;
  index(): number;
}

/** `pm.test` of one execution; every call returns `chain`. */
export function createTest<Chain>(execution: Execution, chain: () => Chain): Test<Chain> {
  function test(name: unknown, body?: unknown): Chain {
    const outcome = { name: String(name), index: execution.assertions++ };
    if (typeof body !== 'function') pass(execution, outcome);
    else if (body.length > 0) runWithCallback(execution, outcome, body as Body);
    else run(execution, outcome, body as Body);
    return chain();
  }
  return Object.assign(test, {
    skip(name: unknown): Chain {
      execution.tell('assertion', { name: String(name), index: execution.assertions++, outcome: 'skipped' });
      return chain();
    },
    index: () => execution.assertions,
  });
}

/** Tells a failed assertion that no `pm.test` made (legacy `tests`). */
export function fail(execution: Execution, { name, index }: Outcome, thrown: unknown): void {
  execution.tell('assertion', { name, index, outcome: 'failed', error: describe(thrown) });
}

export function pass(execution: Execution, { name, index }: Outcome): void {
  execution.tell('assertion', { name, index, outcome: 'passed' });
}

function run(execution: Execution, outcome: Outcome, body: Body): void {
  try {
    const returned = body();
    if (isThenable(returned)) follow(execution, outcome, returned);
    else pass(execution, outcome);
  } catch (error) {
    fail(execution, outcome, error);
  }
}

/** A promise counts as part of the test, unlike in Postman, where such a test always passes. */
function follow(execution: Execution, outcome: Outcome, returned: PromiseLike<unknown>): void {
  let isOpen = true;
  const close = (tell: () => void) => {
    if (isOpen) tell();
    isOpen = false;
  };
  execution.beforeFinish(() => close(() => fail(execution, outcome, new Error('its promise was never settled'))));
  returned.then(
    () => close(() => pass(execution, outcome)),
    (error: unknown) => close(() => fail(execution, outcome, error)),
  );
}

function runWithCallback(execution: Execution, outcome: Outcome, body: Body): void {
  let hasFailed = false;
  let isDone = false;
  execution.beforeFinish(() => {
    if (!isDone && !hasFailed) execution.tell('unfinished', `the test "${outcome.name}" has not called its callback`);
  });
  try {
    body((error) => {
      isDone = true;
      if (hasFailed) return;
      hasFailed = Boolean(error);
      if (error) fail(execution, outcome, error);
      else pass(execution, outcome);
    });
  } catch (error) {
    hasFailed = true;
    fail(execution, outcome, error);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
