import { exitCode } from '../exit-codes.ts';

/**
 * Outlives the standard output of this process. A reader that went away (`postino … | head`) ends the output and not the
 * run, whose reports, current values and exit code are wanted still. Any other failure is told once, and the process
 * ends as unusable unless it has failed by itself.
 */
export function outliveOutput(command: string): void {
  const { stdout, stderr } = process;
  let isGone = false;
  const leave = ({ code, message }: NodeJS.ErrnoException): void => {
    if (isGone) return;
    isGone = true;
    if (code === 'EPIPE') return;
    stderr.write(
      `${command}: standard output cannot be written: ${code === 'ENOSPC' ? 'the disk is full' : message}\n`,
    );
    process.on('exit', () => {
      process.exitCode ||= exitCode.unusable;
    });
  };
  const write = stdout.write.bind(stdout) as (...args: unknown[]) => boolean;
  // What is written to a file fails within the call, what is written to a pipe later.
  stdout.write = (...args: unknown[]): boolean => {
    try {
      if (!isGone) return write(...args);
    } catch (error) {
      leave(error as NodeJS.ErrnoException);
    }
    const done = args.at(-1);
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
  stdout.on('error', leave);
  stderr.on('error', () => undefined);
}
