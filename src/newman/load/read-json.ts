import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeText } from '../../load/source/decode.ts';
import { addressOf, isPostman, isUid, type PostmanApi, withKey } from '../../load/source/postman-api.ts';
import { originOf } from '../../load/source/source.ts';
import { parseJson } from '../../load/text/json.ts';

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

/** Reads JSON from a path, a URL or, with a key for Postman's API, an id of a collection or environment there. */
export async function readJson(source: string, kind: string, postman: PostmanApi): Promise<unknown> {
  const isId = isUid(source, kind) && postman.key !== undefined && !existsSync(source);
  if (isId) return fetchJson(addressOf(source, kind, postman), postman);
  if (/^https?:\/\//.test(source)) return fetchJson(source, postman);
  const text = await readFile(resolve(source)).then(decodeText, (cause) => {
    throw new JsonError(`unable to read data from file "${source}"`, withPath(cause, source));
  });
  return parse(text, source, `the file at "${source}" does not contain valid JSON data`);
}

/** newman opens the path as it is given, and so names it in the message. */
function withPath(cause: NodeJS.ErrnoException, source: string): unknown {
  return new Error(cause.message.replace(resolve(source), source), { cause });
}

/** What is wrong is told without values, which may be secret. */
function parse(text: string, origin: string, help: string): unknown {
  try {
    return parseJson(text.trim(), origin);
  } catch (cause) {
    throw new JsonError(help, cause);
  }
}

/** The key goes to Postman's own hosts only, and never stays in the address. */
async function fetchJson(address: string, postman: PostmanApi): Promise<unknown> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isOfPostman = url !== undefined && isPostman(url, postman);
  const shown = isOfPostman ? withKey(url, postman).url.href : address;
  const { fetchAnswer } = await import('../../load/source/fetch.ts');
  const answer = await fetchAnswer(address, postman).catch((error) => {
    throw new JsonError(`unable to fetch data from url "${shown}"`, reasonOf(error));
  });
  const body = parse(answer.text, originOf(address), `the url "${shown}" did not provide valid JSON data`);
  if (answer.status === 200) return body;
  const resource = isOfPostman ? (url.pathname.split('/')[1] ?? 'resource').slice(0, -1) : 'resource';
  throw badStatus(resource, answer.status, body);
}

function badStatus(resource: string, status: number, body: unknown): JsonError {
  const told = (body as { error?: { message?: string; name?: string } } | null)?.error;
  const error = new Error(
    told?.message ?? `Error fetching ${resource}, the provided URL returned status code: ${status}`,
  );
  error.name = told?.name ?? `${resource.charAt(0).toUpperCase()}${resource.slice(1)}FetchError`;
  return new JsonError(`Error fetching the ${resource} from the provided URL. Ensure that the URL is valid.`, error);
}

/** Why there was no answer, as node says it. */
function reasonOf(error: unknown): unknown {
  const { cause } = error as Error;
  const reason = cause instanceof AggregateError ? (cause.errors.at(-1) as unknown) : cause;
  return reason instanceof Error ? reason : error;
}
