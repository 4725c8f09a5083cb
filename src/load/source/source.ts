import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LoadError } from '../../errors.ts';
import { withoutMark } from './decode.ts';
import { readFileText } from './file.ts';
import { addressOf, isUid, type PostmanApi } from './postman-api.ts';

/** What loading needs from the process: where relative paths start, standard input, and access to Postman's API. */
export interface LoadIo {
  readonly cwd: string;
  readonly readStandardInput: () => Promise<string>;
  readonly postman?: PostmanApi | undefined;
}

/** For users of the library who do not say otherwise: the current directory, and no standard input. */
export const here: LoadIo = {
  cwd: '.',
  readStandardInput: () =>
    Promise.reject(
      new LoadError('not-readable', 'there is no standard input to read', {
        hint: 'Give a path or URL, or a LoadIo whose readStandardInput reads it',
      }),
    ),
};

/** What a document is read as, in the user's words. */
export type DocumentKind = 'collection' | 'environment' | 'globals' | 'iteration data' | 'current values';

/** A document as it came: `origin` is the path as given, the URL without its secrets, or `standard input`. */
export interface Source {
  readonly text: string;
  readonly origin: string;
  /** The absolute path of what came from a file. */
  readonly path: string | undefined;
}

/** Reads a document from a path, an http(s) URL, Postman's API (by UID) or, for `-`, from standard input. */
export async function readSource(source: string, io: LoadIo, kind: DocumentKind): Promise<Source> {
  const origin = originOf(source);
  const path = pathOf(source, io, kind);
  const text = withoutMark(
    await (path === undefined ? readElsewhere(source, io, kind) : readFileText(source, io.cwd, kind)),
  );
  if (text.trim() === '') {
    const hint = source === '-' ? `Pipe the ${kind} into the command` : `Save the ${kind} there again`;
    throw new LoadError(emptyCodes[kind], `${origin} is empty`, { hint });
  }
  return { text, origin, path };
}

/** How a source is named in messages and results. Query and credentials of a URL may be secret and are left out. */
export function originOf(source: string): string {
  if (source === '-') return 'standard input';
  if (!isUrl(source) || !URL.canParse(source)) return source;
  const { protocol, host, pathname } = new URL(source);
  return `${protocol}//${host}${pathname}`;
}

export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

const emptyCodes = {
  collection: 'not-json',
  environment: 'not-an-environment',
  globals: 'not-an-environment',
  'iteration data': 'not-data',
  'current values': 'not-yaml',
} as const;

function pathOf(source: string, { cwd }: LoadIo, kind: DocumentKind): string | undefined {
  if (source === '-' || isUrl(source)) return undefined;
  const path = resolve(cwd, source);
  return isUid(source, kind) && !existsSync(path) ? undefined : path;
}

async function readElsewhere(source: string, io: LoadIo, kind: DocumentKind): Promise<string> {
  if (source === '-') return io.readStandardInput();
  if (isUrl(source)) return fetchFrom(source, originOf(source), io);
  if (io.postman?.key !== undefined) return fetchFrom(addressOf(source, kind, io.postman), source, io);
  throw new LoadError('not-found', `${source} is no file here, and fetching it from Postman needs an API key`, {
    hint: 'Set POSTMAN_API_KEY, or give --postman-api-key',
  });
}

async function fetchFrom(address: string, origin: string, { postman = {} }: LoadIo): Promise<string> {
  const { fetchText } = await import('./fetch.ts');
  return fetchText(address, origin, postman);
}
