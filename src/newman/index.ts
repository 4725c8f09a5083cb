import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { version } from '../version.ts';
import type { NewmanCallback, NewmanRun, NewmanRunOptions } from './types.ts';

export type {
  NewmanCallback,
  NewmanCount,
  NewmanCursor,
  NewmanExecution,
  NewmanExport,
  NewmanFailure,
  NewmanRun,
  NewmanRunOptions,
  NewmanRunSummary,
  NewmanStats,
} from './types.ts';

/**
 * Runs a collection the way newman's `run` does: the emitter comes back at once, the run starts later and tells newman's
 * events; the callback gets what kept it from its end, or null, and the summary. Nothing is thrown.
 */
export function run(options: NewmanRunOptions | NewmanCallback, callback?: NewmanCallback): NewmanRun {
  const given = typeof options === 'function' ? {} : options;
  const done = typeof options === 'function' ? options : callback;
  const emitter = new EventEmitter() as NewmanRun;
  // newman, too, writes these into the options that it is given.
  given.newmanVersion = version;
  given.workingDir ||= resolve('.');
  given.insecureFileRead = given.insecureFileRead ?? true;
  setImmediate(async () => {
    const { start } = await import('./start.ts');
    await start(emitter, given, done ?? (() => undefined));
  });
  return emitter;
}

const newman: { readonly run: typeof run } = { run };
// biome-ignore lint/style/noDefaultExport: newman's users write `import newman from`.
export default newman;
