import { type NodeUrl, toNodeUrl } from 'postman-url-encoder';
import { parse } from 'postman-url-encoder/parser/index.js';
import type { SendError } from '../model/exchange.ts';
import type { ProtocolProfileBehavior, UrlDefinition } from '../model/request.ts';
import { type LookUp, namesIn, substitute } from './substitute.ts';
import { urlText } from './url-text.ts';

/** A URL with its variables filled in: `text` before, `url` after encoding. */
export type ResolvedUrl =
  | { readonly kind: 'resolved'; readonly url: string; readonly text: string }
  | { readonly kind: 'failed'; readonly error: SendError; readonly text: string };

/**
 * Turns a URL's parts into text, fills in the variables, and reads the result as a URL again, so that a variable may
 * hold protocol, host, port and path at once. No protocol means http. Encoded as newman does, or only the host with
 * `disableUrlEncoding`.
 */
export function resolveUrl(definition: UrlDefinition, behavior: ProtocolProfileBehavior, lookUp: LookUp): ResolvedUrl {
  const defined = urlText(definition);
  const text = substitute(defined, lookUp);
  const [whole, origin = '', path, query = ''] = nothingToEncode.exec(text) ?? [];
  const known = whole !== undefined && knownOrigins.has(origin);
  if (known) return { kind: 'resolved', url: origin + (path || '/') + query, text };
  const parsed = toNodeUrl(text, Boolean(behavior['disableUrlEncoding']));
  const error = findError(text, parsed, defined, lookUp);
  if (error !== undefined) return { kind: 'failed', error, text };
  if (whole !== undefined && parsed.href.startsWith(`${origin}/`)) remember(origin);
  return { kind: 'resolved', url: parsed.href, text };
}

/** Origin, path and query of which nothing is encoded, if the host stays as it is: the encoder takes its time. */
const nothingToEncode = /^(https?:\/\/[a-z0-9.-]+(?::\d+)?)(\/[\w\-.~/%:@!$&'()*+,;=]*)?(\?[\w\-.~/%:@!$&()*+,;=?]*)?$/;

/** The origins that went through the encoder unchanged: they come again with every request. */
const knownOrigins = new Set<string>();
const mostOrigins = 1000;

function remember(origin: string): void {
  if (knownOrigins.size >= mostOrigins) knownOrigins.clear();
  knownOrigins.add(origin);
}

function findError(text: string, parsed: NodeUrl, defined: string, lookUp: LookUp): SendError | undefined {
  if (text === '') return emptyUrl(defined, lookUp);
  const unknown = namesBeforePath(text);
  if (unknown.length > 0) return unknownVariables(unknown, defined);
  const { protocol, host, hostname } = parsed;
  if (protocol !== 'http:' && protocol !== 'https:') return wrongProtocol(protocol, defined);
  if (hostname === '') return noHost(defined, lookUp);
  return URL.canParse(`http://${host}/`) ? undefined : wrongHost(host, defined);
}

/** Names left where a request cannot do without; in path and query Postman sends `{{name}}` as it is. */
function namesBeforePath(text: string): readonly string[] {
  if (!text.includes('{{')) return [];
  const { protocol = '', host = [], port = '' } = parse(text);
  return namesIn(`${protocol}://${host.join('.')}:${port}`);
}

function emptyUrl(defined: string, lookUp: LookUp): SendError {
  const message = defined === '' ? 'the request has no URL' : `${defined} is no URL: it is empty`;
  return { code: 'empty-url', message, hint: hintFor(emptyNames(defined, lookUp)) ?? 'Give the request a URL' };
}

function unknownVariables(names: readonly string[], defined: string): SendError {
  const tokens = names.map((name) => `{{${name}}}`).join(' and ');
  const message = `${defined} is no URL: nothing gives ${tokens} a value`;
  return { code: 'invalid-url', message, hint: hintFor(names) };
}

function wrongProtocol(protocol: string, defined: string): SendError {
  const message = `${defined} cannot be requested: its protocol is ${protocol}//`;
  return { code: 'invalid-url', message, hint: 'Use http:// or https://' };
}

function noHost(defined: string, lookUp: LookUp): SendError {
  const message = `${defined} is no URL: it has no host`;
  return { code: 'invalid-url', message, hint: hintFor(emptyNames(defined, lookUp)) };
}

function wrongHost(host: string, defined: string): SendError {
  const message = `${defined} is no URL: nothing can be reached at ${JSON.stringify(host)}`;
  return { code: 'invalid-url', message, hint: 'Check the host for blanks, wrong characters and its port' };
}

function emptyNames(defined: string, lookUp: LookUp): readonly string[] {
  return namesIn(defined).filter((name) => lookUp(name) === '');
}

function hintFor(names: readonly string[]): string | undefined {
  const padded = names.find((name) => name !== name.trim());
  if (padded !== undefined) return `Write {{${padded.trim()}}} without blanks: they count as part of the name`;
  if (names.length === 0) return undefined;
  const flags = names.map((name) => `--env-var ${/[^\w.-]/.test(name) ? `"${name}=value"` : `${name}=value`}`);
  return `Give ${names.join(' and ')} a value: ${flags.join(' ')}, or in the environment file`;
}
