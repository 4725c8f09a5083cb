import type { Collection, Item } from '../model/collection.ts';
import { Deadline } from '../model/deadline.ts';
import type { RunEvent } from '../model/event.ts';
import { isReasonToStop } from '../model/result.ts';
import { Scope } from '../model/scope.ts';
import type { Variable } from '../model/variable.ts';
import { countIterations, RowReader } from '../plan/iterations.ts';
import { findJump } from '../plan/jump.ts';
import { selectItems } from '../plan/select.ts';
import type { RunOptions } from './options.ts';
import { type Scopes, Stages } from './stages.ts';
import { Step } from './step.ts';
import { Tally } from './tally.ts';
import type { Turn } from './turn.ts';
import { withinTimers } from './within-timers.ts';

/**
 * Runs a collection and yields everything that happens, in order; the last event is `run-ended` with the summary.
 * Failed assertions, dead hosts and throwing scripts are results, not exceptions.
 * @throws OptionError when an option cannot be what it is, and when the collection is none
 * @throws PlanError when a folder does not exist
 * @throws SandboxError when scripts cannot be isolated, though `sandbox` asks for it
 */
export async function* run(collection: Collection, options: RunOptions = {}): AsyncGenerator<RunEvent, void> {
  const { checkRun } = await import('./check-run.ts');
  checkRun(collection, options);
  for await (const events of runInParts(collection, options)) yield* events;
}

/**
 * The same for what has been checked, with all events at once that lie between two things that take time. A generator
 * costs as much for each value as most events do.
 */
export async function* runInParts(
  collection: Collection,
  given: RunOptions = {},
): AsyncGenerator<readonly RunEvent[], void> {
  const options = withinTimers(given);
  const items = selectItems(collection, options.folders ?? []);
  const iterations = items.length === 0 ? 0 : countIterations(options.iterations, options.data);
  const deadline = new Deadline(options.timeout ?? 0, options.signal);
  const stages = openStages(collection, options, deadline.signal);
  const tally = new Tally(stages.now());
  const rows = new RowReader(options.data);
  const { bail = false, delay } = options;
  let isStopped = false;
  let pending: RunEvent[] = [];
  const tell = (event: RunEvent): void => void pending.push(tally.count(event));
  const take = (): readonly RunEvent[] => {
    const told = pending;
    pending = [];
    return told;
  };
  try {
    await stages.check();
    tell(runStarted(collection, items.length, iterations, tally.startedAt));
    for (let iteration = 0; iteration < iterations; iteration++) {
      const row = await rows.next();
      const turn: Turn = { iteration, iterations, row };
      tell({ type: 'iteration-started', iteration, row });
      let position = 0;
      while (position < items.length && !stages.signal.aborted) {
        if (delay) {
          yield take();
          if (!(await hasTime(stages, delay))) break;
        }
        const item = items[position] as Item;
        tell({ type: 'item-started', iteration, item });
        const step = new Step({ item, turn, stages, bail });
        while (step.result === undefined) {
          if (step.takesTime) yield take();
          for (const event of await step.advance()) tell(event);
        }
        isStopped = isReasonToStop(bail, step.result);
        if (isStopped) break;
        position = step.next === undefined ? position + 1 : (findJump(items, step.next.name) ?? items.length);
      }
      tell({ type: 'iteration-ended', iteration });
      if (stages.signal.aborted || isStopped) break;
    }
    tell({ type: 'run-ended', summary: tally.summary(stages.now(), stages.signal) });
    yield take();
  } finally {
    deadline.clear();
    await Promise.all([stages.close(), rows.close()]);
  }
}

function openStages(collection: Collection, options: RunOptions, signal: AbortSignal): Stages {
  return new Stages({
    collection,
    scopes: scopesOf(collection, options),
    signal,
    options,
    runRequest: async (...call) => (await import('./nested.ts')).runNested(collection, ...call),
  });
}

function runStarted({ id, name, origin }: Collection, items: number, iterations: number, startedAt: number): RunEvent {
  return { type: 'run-started', collection: { id, name, origin }, items, iterations, startedAt };
}

/** Waits between requests; false when the run was ended. */
async function hasTime(stages: Stages, delay: number): Promise<boolean> {
  await stages.pause(delay);
  return !stages.signal.aborted;
}

function scopesOf(collection: Collection, options: RunOptions): Scopes {
  return {
    local: new Scope(),
    environment: asScope(options.environment),
    collection: asScope(options.collectionVariables ?? collection.variables),
    globals: asScope(options.globals),
  };
}

function asScope(given: Scope | readonly Variable[] | undefined): Scope {
  return given instanceof Scope ? given : new Scope(given);
}
