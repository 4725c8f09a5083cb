import type { Terminal } from '../terminal.ts';
import type { NewmanRun, NewmanRunOptions } from '../types.ts';
import { type CliOptions, CliScreen } from './cli-screen.ts';
import type { ReporterClass } from './reporter-class.ts';

/** newman's screen. */
export function cliReporter(terminal: Terminal): ReporterClass {
  const Reporter: ReporterClass = class CliReporter {
    constructor(emitter: NewmanRun, own: CliOptions, options: NewmanRunOptions) {
      if (!own.silent && !options.silent) new CliScreen(emitter, own, options, terminal).listen();
    }
  };
  Reporter.prototype.dominant = true;
  return Reporter;
}
