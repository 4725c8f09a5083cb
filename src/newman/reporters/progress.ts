import progress from 'cli-progress';
import type { NewmanCursor, NewmanRun, NewmanRunOptions } from '../types.ts';
import type { ReporterClass } from './reporter-class.ts';

/** A bar that fills with the items. */
export const ProgressReporter: ReporterClass = class ProgressReporter {
  constructor(emitter: NewmanRun, own: { readonly silent?: boolean }, options: NewmanRunOptions) {
    if (options.silent || own.silent) return;
    const bar = new progress.Bar({});
    emitter.on('start', (error: unknown, { cursor }: { cursor: NewmanCursor }) => {
      if (!error) bar.start(cursor.length * cursor.cycles, 0);
    });
    emitter.on('item', () => bar.increment());
    emitter.on('done', () => bar.stop());
  }
};
ProgressReporter.prototype.dominant = true;
