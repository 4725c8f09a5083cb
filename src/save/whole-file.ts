import { mkdir, readFile, readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { notWritable } from './not-writable.ts';

/** The file behind symbolic links, existing or not; its directory is made. */
export async function resolveTarget(path: string): Promise<string> {
  try {
    const target = await realpath(path).catch(() => followLink(path));
    await mkdir(dirname(target), { recursive: true });
    return target;
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

/** A link may point to a file that is yet to be made. */
async function followLink(path: string): Promise<string> {
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? resolve(path) : resolve(dirname(path), target);
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw notWritable(path, cause);
  }
}

/** Replaces a file in one step, so that it is never seen half written. Without a mode it keeps the one it has. */
export async function writeWhole(path: string, text: string, mode?: number): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  try {
    await writeFileAtomic(path, text, mode === undefined ? {} : { mode });
  } catch (cause) {
    throw notWritable(path, cause);
  }
}
