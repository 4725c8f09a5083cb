import type { NewmanRun, NewmanRunSummary } from '../types.ts';

/** Writes the whole summary as JSON. */
export class JsonReporter {
  constructor(emitter: NewmanRun, options: { readonly export?: unknown }) {
    emitter.on('beforeDone', (error: unknown, { summary }: { summary: NewmanRunSummary & { exports?: unknown } }) => {
      if (error) return;
      const { exports: _, ...told } = summary;
      emitter.exports.push({
        name: 'json-reporter',
        default: 'newman-run-report.json',
        path: options.export,
        content: JSON.stringify(told, null, 2),
      });
    });
  }
}
