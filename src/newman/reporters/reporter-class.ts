import type { NewmanRun, NewmanRunOptions } from '../types.ts';

/** How newman's reporters are made: ours and those that are installed. */
export type ReporterClass = new (emitter: NewmanRun, own: never, options: NewmanRunOptions) => object;
