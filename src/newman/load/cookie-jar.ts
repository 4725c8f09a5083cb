import { readFile } from 'node:fs/promises';
import { isFields } from '../../load/shape.ts';
import { parseJson } from '../../load/text/json.ts';
import type { CookieStore } from '../../send/cookies/cookies.ts';
import type { NewmanRunOptions } from '../types.ts';

/** A jar of tough-cookie, of whichever edition. */
export interface CookieJar {
  readonly store: CookieStore;
  toJSON(): unknown;
}

/** The caller's jar, the one in a file, or a fresh one that is to be exported. */
export async function loadCookieJar({ cookieJar, exportCookieJar }: NewmanRunOptions): Promise<CookieJar | undefined> {
  if (isFields(cookieJar) && cookieJar.constructor.name === 'CookieJar') return cookieJar as unknown as CookieJar;
  const path = typeof cookieJar === 'string' ? cookieJar : '';
  if (cookieJar && path === '') {
    throw new Error('cookieJar must be a path to a JSON file or a CookieJar instance');
  }
  if (path === '' && !exportCookieJar) return undefined;
  const { CookieJar: Jar } = await import('tough-cookie');
  return (path !== ''
    ? Jar.fromJSON(await read(path))
    : new Jar(undefined, { looseMode: true, rejectPublicSuffixes: false })) as unknown as CookieJar;
}

async function read(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new Error(`unable to read the cookie jar file "${path}"`, { cause });
  });
  try {
    parseJson(text, path);
    return text;
  } catch (cause) {
    throw new Error(`the file at ${path} does not contain valid JSON data.`, { cause });
  }
}
