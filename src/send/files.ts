import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { SendError } from '../model/exchange.ts';
import type { FilePart } from './payload.ts';

/** Where the files of request bodies may lie. */
export interface FileAccess {
  readonly workingDirectory: string;
  readonly readOutside: boolean;
}

/** A file to send, what Postman would say about it, or the refusal to read it at all. */
export type OpenedFile =
  | { readonly kind: 'file'; readonly part: FilePart }
  | { readonly kind: 'missing'; readonly problem: string }
  | { readonly kind: 'refused'; readonly error: SendError };

/**
 * Finds a file relative to the working directory. A link that leads out of it counts as outside. Only what exists outside
 * is refused: collections name files of their authors' machines.
 */
export async function openFile(source: unknown, { workingDirectory, readOutside }: FileAccess): Promise<OpenedFile> {
  if (typeof source !== 'string' || source === '') return missing('invalid or missing file source');
  const path = resolve(workingDirectory, source);
  if (!readOutside && !(await isInside(path, workingDirectory))) {
    return (await exists(path)) ? refused(source, workingDirectory) : missing(absent(source));
  }
  try {
    const stats = await stat(path);
    if (!stats.isFile()) return missing(`"${source}", is not a file`);
    if ((stats.mode & anyoneReads) === 0) return missing(denied(source));
    await access(path, constants.R_OK);
    return { kind: 'file', part: { path, size: stats.size } };
  } catch (error) {
    return missing(problemOf(source, error as NodeJS.ErrnoException));
  }
}

/** A file that nobody may read is not for the superuser either. */
const anyoneReads = 0o444;

async function isInside(path: string, directory: string): Promise<boolean> {
  const folder = resolve(directory);
  const written = relative(folder, path);
  if (leadsOut(written)) return false;
  const [realFolder, realPath] = await Promise.all([real(folder), real(path)]);
  return !leadsOut(relative(realFolder, realPath));
}

function leadsOut(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

/** What we may not look at may well exist. */
async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT' && code !== 'ENOTDIR',
  );
}

/** What is not there cannot be a link. */
async function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** Why a file cannot be read, in Postman's words. */
export function problemOf(source: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return absent(source);
  if (code === 'EACCES') return denied(source);
  return message;
}

function absent(source: string): string {
  return `"${source}", no such file`;
}

function denied(source: string): string {
  return `"${source}", read permission denied`;
}

function missing(problem: string): OpenedFile {
  return { kind: 'missing', problem };
}

function refused(source: string, workingDirectory: string): OpenedFile {
  return {
    kind: 'refused',
    error: {
      code: 'outside-working-directory',
      message: `the request body names the file ${source}, which lies outside the working directory ${workingDirectory}`,
      hint: 'Set --working-dir to a folder that holds it, or allow it with --insecure-file-read',
    },
  };
}
