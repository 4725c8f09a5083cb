import type { Terminal } from '../terminal.ts';
import type { NewmanCursor, NewmanRun, NewmanRunOptions } from '../types.ts';
import type { ReporterClass } from './reporter-class.ts';

/** A face for each item, and one for the run. */
export function emojitrainReporter({ write }: Terminal): ReporterClass {
  const Reporter: ReporterClass = class EmojitrainReporter {
    constructor(emitter: NewmanRun, own: { readonly silent?: boolean }, options: NewmanRunOptions) {
      if (options.silent || own.silent) return;
      const failed = new Set<string>();
      const note = (error: unknown, { cursor }: { cursor: NewmanCursor }): void => {
        if (error) failed.add(cursor.ref);
      };
      for (const name of ['script', 'request', 'assertion']) emitter.on(name, note);
      emitter.on('item', (error: unknown, { cursor }: { cursor: NewmanCursor }) => {
        write(error || failed.has(cursor.ref) ? '😢 ' : '😀 ');
      });
      emitter.on('done', (error: unknown) => write(error || failed.size > 0 ? ' 😭\n' : ' 😍\n'));
    }
  };
  Reporter.prototype.dominant = true;
  return Reporter;
}
