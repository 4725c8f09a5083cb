import { LoadError, OptionError } from '../../errors.ts';
import { readFileText } from '../../load/source/file.ts';
import { parseJson } from '../../load/text/json.ts';
import type { CookieStore } from '../../send/cookies/cookies.ts';
import type { RunSettings } from '../options/settings.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The cookies that a run starts with, and what writes them when it is over. */
export interface Cookies {
  /** Absent when nobody asked for it: then the run has cookies of its own. */
  readonly store: CookieStore | undefined;
  readonly write: () => Promise<void>;
}

/**
 * Reads the jar and finds the file to export to.
 * @throws LoadError, SaveError when a file cannot be used
 */
export async function openCookies(
  { cookieJar, exportCookieJar }: Pick<RunSettings, 'cookieJar' | 'exportCookieJar'>,
  { cwd }: Pick<Terminal, 'cwd'>,
): Promise<Cookies> {
  if (cookieJar === undefined && exportCookieJar === undefined) return { store: undefined, write: nothing };
  const { openCookieStore, serializeCookies } = await import('../../send/cookies/cookie-store.ts');
  const store = cookieJar === undefined ? await openCookieStore() : await readStore(cookieJar, cwd, openCookieStore);
  if (exportCookieJar === undefined) return { store, write: nothing };
  const { prepareExport, exportCookies } = await import('../../save/export.ts');
  const path = prepareExport(exportCookieJar, cwd, 'postino-cookie-jar.json');
  return { store, write: async () => exportCookies(path, await serializeCookies(store)) };
}

/**
 * The domains of `--cookie-domain`, as they stand in a URL.
 * @throws OptionError when one is something else, for then it would keep scripts from every cookie
 */
export function cookieDomainsOf({ cookieDomain }: Pick<RunSettings, 'cookieDomain'>): readonly string[] | undefined {
  return cookieDomain?.map((given) => {
    const domain = given.toLowerCase();
    const url = `http://${domain}`;
    if (domain !== '' && URL.canParse(url) && new URL(url).href === `${url}/`) return domain;
    throw new OptionError('bad-option', `--cookie-domain ${given} is no domain`, {
      hint: 'Write the name of a host alone: --cookie-domain example.com',
    });
  });
}

async function nothing(): Promise<void> {}

async function readStore(
  given: string,
  cwd: string,
  open: (serialized: object) => Promise<CookieStore>,
): Promise<CookieStore> {
  const text = await readFileText(given, cwd, 'cookie jar');
  const serialized = parseJson(text, given);
  try {
    return await open(Object(serialized));
  } catch (cause) {
    throw new LoadError('not-a-cookie-jar', `${given} is not a cookie jar: ${(cause as Error).message}`, {
      cause,
      hint: 'Give a file that --export-cookie-jar of Postino or newman has written',
    });
  }
}
