import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readlink, realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/** An open file, or the news that it lies outside of the folders. */
export type Guarded = FileHandle | 'outside';

/** A pipe must not keep us waiting for whoever writes to it; the last part of a path without links is no link. */
const guardedFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * Opens what really lies inside one of the folders, links followed. The path is looked at before and the open file after:
 * a link that is put in place between the two gains nothing.
 * @throws node's errors
 */
export async function openGuarded(path: string, folders: readonly string[]): Promise<Guarded> {
  const real = await realpath(path);
  const realFolders = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  if (!isInside(real, realFolders)) return 'outside';
  const handle = await open(real, guardedFlags);
  try {
    if (isInside(await placeOf(handle, real), realFolders)) return handle;
  } catch {
    // It went away, or became something else: not what was looked at.
  }
  await handle.close();
  return 'outside';
}

/** Is the path in one of the folders, by its name alone? */
export function isInside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => !leadsOut(relative(folder, path)));
}

function leadsOut(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** Where an open file lies. Linux tells; elsewhere the path must still lead to the same file, and through no link. */
async function placeOf(handle: FileHandle, path: string): Promise<string> {
  const told = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => undefined);
  if (told !== undefined) return told;
  const [opened, named, real] = await Promise.all([handle.stat(), lstat(path), realpath(path)]);
  if (opened.ino !== named.ino || opened.dev !== named.dev || real !== path) throw new Error('replaced');
  return real;
}
