import { launch } from './launch.ts';
import type { NewmanCallback, NewmanRun, NewmanRunOptions } from './types.ts';

export type {
  NewmanCallback,
  NewmanCount,
  NewmanCursor,
  NewmanError,
  NewmanExecution,
  NewmanExport,
  NewmanFailure,
  NewmanObject,
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
  return typeof options === 'function' ? launch({}, options) : launch(options, callback);
}

const newman: { readonly run: typeof run } = { run };
// biome-ignore lint/style/noDefaultExport: newman's users write `import newman from`.
export default newman;
