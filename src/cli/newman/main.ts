import { asciiMarker, Mask, unicodeMarker } from '../../mask/mask.ts';
import { launch } from '../../newman/launch.ts';
import type { NewmanCallback, NewmanRunOptions } from '../../newman/types.ts';
import { exitCode } from '../exit-codes.ts';
import { letHeapGrow } from '../heap.ts';
import { outliveOutput } from '../terminal/standard-output.ts';
import { readNewmanCall } from './program.ts';

outliveOutput('newman');

const call = readNewmanCall(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
});
if (call.kind === 'exit') process.exitCode = call.code;
else start(call.options);

/** Runs through the library. As in newman the process ends by itself, so that pipes are read to their end. */
function start(options: NewmanRunOptions): void {
  let mask = new Mask(options.disableUnicode ? asciiMarker : unicodeMarker);
  if (options.postmanApiKey) mask.add(options.postmanApiKey);
  let isInterrupted = false;
  const done: NewmanCallback = (error, summary) => {
    // newman's two lines; `friendly` is what other libraries add to theirs.
    if (error !== null) {
      const { message, friendly } = error as Error & { readonly friendly?: string };
      process.stderr.write(mask.text(`error: ${message || error}\n\n${friendly ? `  ${friendly}\n\n` : ''}`));
    }
    const hasFailed = error !== null || Boolean(summary?.run.error) || (summary?.run.failures.length ?? 0) > 0;
    if (isInterrupted) process.exit(exitCode.interrupted);
    if (hasFailed && !options.suppressExitCode) process.exitCode = exitCode.failed;
  };
  const emitter = launch(options, done, (ofRun) => {
    mask = ofRun;
  });
  // Not for the screen alone: the code caches are made in such a run, and hold V8's switches.
  if ([options.reporters ?? []].flat().some((name) => name !== 'cli')) emitter.once('beforeDone', letHeapGrow);
  emitter.once('start', (_error: unknown, { run: running }: { readonly run: { readonly abort: () => void } }) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.on(name, () => {
        if (isInterrupted) process.exit(exitCode.interrupted);
        isInterrupted = true;
        process.stderr.write('\nnewman: ending with the request under way; once more ends at once\n');
        running.abort();
      });
    }
  });
}
