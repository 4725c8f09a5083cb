import { readFile } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { LoadError } from '../../errors.ts';
import { decodeText } from './decode.ts';

// Every run reads a file; node's promises for that would take 5 ms to load.
const readBytes = promisify(readFile);

/** Reads a text file; `source` is the path as the user gave it. */
export async function readFileText(source: string, cwd: string, kind: string): Promise<string> {
  try {
    return decodeText(await readBytes(resolve(cwd, source)));
  } catch (cause) {
    throw await unreadable(source, cwd, kind, cause);
  }
}

/** Says why a file cannot be read, and what may have been meant. */
export async function unreadable(source: string, cwd: string, kind: string, cause: unknown): Promise<LoadError> {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
  const path = resolve(cwd, source);
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(source, path, kind, cause);
  if (code === 'EISDIR') return directory(source, path, kind, cause);
  const isForbidden = code === 'EACCES' || code === 'EPERM';
  return new LoadError('not-readable', `${source} cannot be read: ${isForbidden ? 'permission denied' : code}`, {
    hint: isForbidden ? `Allow reading it, e.g. with chmod u+r ${source}` : `Check the file given as ${kind}`,
    cause,
  });
}

async function missing(source: string, path: string, kind: string, cause: unknown): Promise<LoadError> {
  const parent = dirname(path);
  const names = await readdir(parent).catch(() => undefined);
  if (names === undefined) {
    const hint = `Check the path given as ${kind}`;
    return new LoadError('not-found', `${source} does not exist, nor does its directory`, { hint, cause });
  }
  const close = findClose(names, basename(path));
  const hint =
    close.length > 0 ? `Use ${joinAlternatives(close)} in the same directory` : `Check the path given as ${kind}`;
  return new LoadError('not-found', `${source} does not exist`, { hint, cause });
}

async function directory(source: string, path: string, kind: string, cause: unknown): Promise<LoadError> {
  const names = await readdir(path).catch(() => []);
  const hasDefinition = await stat(resolve(path, '.resources', 'definition.yaml')).catch(() => undefined);
  if (hasDefinition !== undefined || names.some((name) => name.endsWith('.request.yaml'))) {
    return new LoadError('not-a-collection', `${source} is a Postman v3 collection directory, which cannot be run`, {
      hint: 'Export the collection from Postman as one JSON file (format v2.1)',
      cause,
    });
  }
  const endings = kind === 'iteration data' ? /\.(?:csv|json)$/ : /\.(?:json|ya?ml)$/;
  const files = names.filter((name) => endings.test(name)).sort();
  const hint = files.length > 0 ? `Name a file in it: ${joinAlternatives(files)}` : 'Name a file';
  return new LoadError('not-readable', `${source} is a directory`, { hint, cause });
}

function joinAlternatives(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  return shown.length === 1 ? `${shown[0]}` : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** Names that are the same but for case or ending, a few letters apart, or longer; the closest first. */
function findClose(names: readonly string[], wanted: string): readonly string[] {
  const right = stem(wanted);
  return names
    .map((name) => ({ name, left: stem(name), edits: distance(name, wanted) }))
    .filter(({ left }) => {
      if (left === '' || right === '') return false;
      return left.startsWith(right) || distance(left, right) <= Math.min(3, right.length / 4);
    })
    .sort((one, other) => one.edits - other.edits)
    .map(({ name }) => name);
}

function stem(name: string): string {
  return name.toLowerCase().replace(/(?:\.postman_\w+)?\.\w+$/, '');
}
