import type { RunEvent } from '../model/event.ts';
import type { Assertion, FailedScript, ItemResult } from '../model/result.ts';
import { type NewmanExecutionFacts, type NewmanSuite, renderNewmanJunit } from './newman-junit.ts';
import type { Hide, Output, Reporter } from './reporter.ts';

/** `--reporter-junit-newman`: newman's form of the JUnit report, which can be written only once the run has ended. */
export function createNewmanJunitReporter({ write, hide }: Output): Reporter {
  const suites = new Map<string, { readonly suite: NewmanSuite; readonly executions: NewmanExecutionFacts[] }>();
  let started: Extract<RunEvent, { type: 'run-started' }> | undefined;
  let tests = 0;
  let isFinished = false;

  const add = (result: ItemResult): void => {
    if (result.kind === 'skipped') return;
    tests++;
    const { id, path } = result.item;
    const known = suites.get(id);
    if (known !== undefined) {
      known.executions.push(factsOf(result, hide));
      return;
    }
    const executions = [factsOf(result, hide)];
    suites.set(id, { suite: { id, name: hide(path.join(' / ')), executions }, executions });
  };
  const finish = (): void => {
    if (isFinished) return;
    isFinished = true;
    const { id = '', name = '' } = started?.collection ?? {};
    write(
      renderNewmanJunit({
        collection: { id, name: hide(name) },
        tests,
        startedAt: started?.startedAt ?? 0,
        suites: Array.from(suites.values(), ({ suite }) => suite),
      }),
    );
  };
  return {
    tell: (event) => {
      if (event.type === 'run-started') started = event;
      else if (event.type === 'item-ended') add(event.result);
      else if (event.type === 'run-ended') finish();
    },
    finish,
  };
}

type Sent = Exclude<ItemResult, { kind: 'skipped' }>;

function factsOf({ iteration, exchange, assertions, failedScripts }: Sent, hide: Hide): NewmanExecutionFacts {
  const { error, response } = exchange;
  return {
    iteration,
    milliseconds: response?.milliseconds ?? 0,
    assertions: assertions.map((assertion) => ({ name: hide(assertion.name), failure: failureOf(assertion, hide) })),
    requestError: error && hide(`Error: ${error.message}`),
    scriptErrors: [
      ...errorsOf(failedScripts, 'test', hide).map((text) => ({ phase: 'testScript' as const, text })),
      ...errorsOf(failedScripts, 'prerequest', hide).map((text) => ({ phase: 'prerequestScript' as const, text })),
    ],
  };
}

function failureOf({ outcome, error, name }: Assertion, hide: Hide) {
  if (outcome !== 'failed') return undefined;
  const { message = name, stack } = error ?? {};
  return { message: hide(message), stack: hide(stack ?? `${error?.name ?? 'AssertionError'}: ${message}`) };
}

function errorsOf(failed: readonly FailedScript[], phase: string, hide: Hide): readonly string[] {
  return failed.filter(({ script }) => script.phase === phase).map(({ error }) => hide(error.message));
}
