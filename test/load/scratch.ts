import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from 'vitest';
import { PostinoError } from '../../src/errors.ts';
import type { LoadIo } from '../../src/load/source/source.ts';

/** A directory of its own for a test, and loading relative to it. */
export interface Scratch {
  readonly directory: string;
  readonly io: LoadIo;
  /** Writes a file and gives its absolute path. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
  /** The same loading, with this on standard input. */
  readonly withInput: (text: string) => LoadIo;
}

/** vitest's `test`, with a scratch directory that goes with it. */
export const test = base.extend<{ scratch: Scratch }>({
  scratch: async ({ task }, use) => {
    const directory = await mkdtemp(join(tmpdir(), `postino-${task.id}-`));
    await chmod(directory, 0o755);
    const withInput = (text: string): LoadIo => ({ cwd: directory, readStandardInput: async () => text });
    const write = async (name: string, content: string | Uint8Array): Promise<string> => {
      const path = join(directory, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return path;
    };
    await use({ directory, io: withInput(''), write, withInput });
    await rm(directory, { recursive: true, force: true });
  },
});

/** What a user reads of an error: code, message and hint. Anything but an error of ours fails the test. */
export async function complaint(work: Promise<unknown>, directory = ''): Promise<string> {
  const error = await work.then(
    () => new Error('no complaint'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PostinoError)) throw error;
  const text = `${error.code}: ${error.message}\n-> ${error.hint}`;
  return directory === '' ? text : text.replaceAll(directory, '<dir>');
}

/** Does something as a user without rights, also where tests run as root. */
export async function asOrdinaryUser<Result>(work: () => Promise<Result>): Promise<Result> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
