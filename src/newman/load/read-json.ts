import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import liquid from 'liquid-json';
import { decodeText } from '../../load/source/decode.ts';
import { version } from '../../version.ts';

/** Why a document cannot be loaded, in newman's words: `help` says what was tried. */
export class JsonError extends Error {
  readonly help: string;

  constructor(help: string, cause: unknown) {
    const { message, name } = cause instanceof Error ? cause : new Error(String(cause));
    super(message, { cause });
    this.name = name;
    this.help = help;
  }
}

const postmanHosts = new Set(['api.postman.com', 'api.getpostman.com']);
const postmanId = /^[0-9A-Z]+-[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/i;
const answerMilliseconds = 60_000;

/** Reads JSON from a path, a URL or, with a key for Postman's API, an id of a collection or environment there. */
export async function readJson(source: string, kind: string, apiKey: string | undefined): Promise<unknown> {
  const isId = kind !== 'globals' && apiKey !== undefined && postmanId.test(source) && !existsSync(source);
  if (isId) return fetchJson(`https://api.postman.com/${kind}s/${source}`, apiKey);
  if (/^https?:\/\//.test(source)) return fetchJson(source, apiKey);
  const text = await readFile(resolve(source)).then(decodeText, (cause) => {
    throw new JsonError(`unable to read data from file "${source}"`, withPath(cause, source));
  });
  return parse(text, `the file at "${source}" does not contain valid JSON data`);
}

/** newman opens the path as it is given, and so names it in the message. */
function withPath(cause: NodeJS.ErrnoException, source: string): unknown {
  return new Error(cause.message.replace(resolve(source), source), { cause });
}

function parse(text: string, help: string): unknown {
  try {
    return liquid.parse(text.trim());
  } catch (cause) {
    throw new JsonError(help, cause);
  }
}

/** The key goes to Postman's own hosts only, and never stays in the address. */
async function fetchJson(address: string, apiKey: string | undefined): Promise<unknown> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isPostman = url !== undefined && postmanHosts.has(url.hostname);
  const key = isPostman ? (url.searchParams.get('apikey') ?? apiKey) : undefined;
  if (isPostman) url.searchParams.delete('apikey');
  const response = await fetchText(url?.href ?? address, key);
  const body = parse(response.text, `the url "${address}" did not provide valid JSON data`);
  if (response.status === 200) return body;
  const resource = isPostman ? (url.pathname.split('/')[1] ?? 'resource').slice(0, -1) : 'resource';
  const told = (body as { error?: { message?: string; name?: string } } | null)?.error;
  const error = new Error(
    told?.message ?? `Error fetching ${resource}, the provided URL returned status code: ${response.status}`,
  );
  error.name = told?.name ?? `${resource.charAt(0).toUpperCase()}${resource.slice(1)}FetchError`;
  throw new JsonError(`Error fetching the ${resource} from the provided URL. Ensure that the URL is valid.`, error);
}

async function fetchText(url: string, key: string | undefined): Promise<{ status: number; text: string }> {
  try {
    const headers = { 'User-Agent': `Postino/${version}`, ...(key !== undefined && { 'X-Api-Key': key }) };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(answerMilliseconds) });
    return { status: response.status, text: decodeText(new Uint8Array(await response.arrayBuffer())) };
  } catch (error) {
    const { cause } = error as Error;
    const reason = cause instanceof AggregateError ? (cause.errors.at(-1) as unknown) : cause;
    throw new JsonError(`unable to fetch data from url "${url}"`, reason instanceof Error ? reason : error);
  }
}
