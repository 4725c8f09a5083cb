import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import type { SendError } from '../../model/exchange.ts';
import { failure } from '../failure.ts';
import { type Guarded, isInside, openGuarded } from './guarded-file.ts';
import type { FilePart } from './payload.ts';

/** Where the files of requests may lie. */
export interface FileAccess {
  readonly workingDirectory: string;
  /** The folder of the collection's own file, the second place to look. */
  readonly collectionDirectory?: string | undefined;
  readonly readOutside: boolean;
}

/** A file to send, what Postman would say about it, or the refusal to read it at all. */
export type OpenedFile =
  | { readonly kind: 'file'; readonly part: FilePart }
  | { readonly kind: 'missing'; readonly problem: string }
  | { readonly kind: 'refused'; readonly error: SendError };

/**
 * Finds a file in the working directory or else beside the collection. A link that leads out of both counts as outside.
 * Only what exists outside is refused: collections name files of their authors' machines.
 */
export async function openFile(source: unknown, access: FileAccess): Promise<OpenedFile> {
  if (typeof source !== 'string' || source === '') return missing('invalid or missing file source');
  let first: OpenedFile | undefined;
  for (const path of placesOf(source, access)) {
    const found = await findAt(path, source, access);
    if (found.kind === 'file') return found;
    // What is wrong with a file that is there says more than that another is not.
    if (first === undefined || (first.kind === 'missing' && first.problem === absent(source))) first = found;
  }
  return first ?? missing(absent(source));
}

function placesOf(source: string, access: FileAccess): readonly string[] {
  if (isAbsolute(source)) return [resolve(source)];
  return [...new Set(foldersOf(access).map((folder) => resolve(folder, source)))];
}

function foldersOf({ workingDirectory, collectionDirectory }: FileAccess): readonly string[] {
  return [workingDirectory, collectionDirectory].flatMap((folder) => (folder === undefined ? [] : [resolve(folder)]));
}

async function findAt(path: string, source: string, access: FileAccess): Promise<OpenedFile> {
  try {
    const opened = await openAt(path, access);
    if (opened === 'outside') return refused(source, access);
    const stats = await opened.stat().finally(() => opened.close());
    if (!stats.isFile()) return missing(`"${source}", is not a file`);
    if (isUnreadable(stats)) return missing(denied(source));
    return { kind: 'file', part: { path, size: stats.size, open: () => openAgain(path, source, access) } };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return missing(absent(source));
    // What we may not look at may well exist.
    if (!access.readOutside && !isInside(path, foldersOf(access))) return refused(source, access);
    return missing(await tell(path, source, error as NodeJS.ErrnoException));
  }
}

async function openAt(path: string, access: FileAccess): Promise<Guarded> {
  if (!access.readOutside) return openGuarded(path, foldersOf(access));
  return open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

/** To read it: what it was when the request was put together counts for nothing now. */
async function openAgain(path: string, source: string, access: FileAccess): Promise<FileHandle> {
  const opened = await openAt(path, access);
  if (opened !== 'outside') return opened;
  const { code, message, hint } = refusal(source, access);
  throw failure(code, message, hint);
}

/** A file that nobody may read is not for the superuser either. */
function isUnreadable({ mode }: Stats): boolean {
  return (mode & 0o444) === 0;
}

/** Sockets cannot be opened at all. */
async function tell(path: string, source: string, error: NodeJS.ErrnoException): Promise<string> {
  const stats = await stat(path).catch(() => undefined);
  return stats === undefined || stats.isFile() ? problemOf(source, error) : `"${source}", is not a file`;
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

function refused(source: string, access: FileAccess): OpenedFile {
  return { kind: 'refused', error: refusal(source, access) };
}

function refusal(source: string, { workingDirectory, collectionDirectory }: FileAccess): SendError {
  const isElsewhere = collectionDirectory !== undefined && resolve(collectionDirectory) !== resolve(workingDirectory);
  const places = `the working directory ${workingDirectory}${isElsewhere ? ` and the collection's folder` : ''}`;
  return {
    code: 'outside-working-directory',
    message: `the request body names the file ${source}, which lies outside ${places}`,
    hint: 'Set --working-dir to a folder that holds it, or allow it with --insecure-file-read',
  };
}
