import { OptionError } from '../errors.ts';
import type { RunSettings } from '../options.ts';
import type { ReporterSettings } from '../reporter-options.ts';
import { assignReporterFlags, type ReporterFlag } from './reporter-flags.ts';
import { fillAlone } from './run-options.ts';
import type { Terminal } from './terminal.ts';

/** Everything a run is told, wherever it came from. */
export interface RunPlan extends RunSettings {
  readonly collection: string;
  readonly reporter: ReporterSettings;
}

/** `postino run` as it was typed. */
export interface TypedRun {
  readonly sources: readonly string[];
  readonly typed: RunSettings;
  readonly flags: readonly ReporterFlag[];
}

/** Puts together what was typed and what stands elsewhere. */
export async function settle({ sources, typed, flags }: TypedRun, _terminal: Terminal): Promise<RunPlan> {
  const [collection, ...more] = sources;
  if (more.length > 0) {
    throw new OptionError('bad-option', `there is one collection to a run, but "${more[0]}" is another word`, {
      hint: `Put quotes around names with blanks, or leave "${more.join(' ')}" out`,
    });
  }
  if (collection === undefined) {
    throw new OptionError('missing-option', 'there is no collection to run', {
      hint: 'Name it: postino run <collection>',
    });
  }
  const settings = fillAlone(typed);
  return { ...settings, collection, reporter: assignReporterFlags(flags, settings.reporters ?? ['cli']) };
}
