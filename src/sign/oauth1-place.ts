import type { Auth, Param, Request } from '../model/request.ts';
import { textOf, withHeader } from './signature.ts';
import { urlParts } from './url-parts.ts';

export type Pair = readonly [name: string, value: string];

const names = new Set(
  [
    'consumer_key',
    'token',
    'signature_method',
    'timestamp',
    'nonce',
    'version',
    'signature',
    'callback',
    'verifier',
    'body_hash',
  ].map((name) => `oauth_${name}`),
);

/** The request without OAuth's own parameters in query and form. */
export function withoutOauthParams(request: Request): Request {
  const { query } = urlParts(request.url);
  const kept = query?.split('&').filter((pair) => !names.has(pair.split('=')[0] ?? ''));
  const { body } = request;
  const form = body?.mode === 'urlencoded' ? body.urlencoded : undefined;
  return {
    ...request,
    ...(kept !== undefined && { url: withQuery(request.url, kept.join('&')) }),
    ...(Array.isArray(form) && {
      body: { ...body, urlencoded: form.filter(({ key }: Param) => !names.has(textOf(key))) },
    }),
  };
}

/** The request with the parameters in the header if the auth says so, else in the form it sends, else in the query. */
export async function place(
  request: Request,
  pairs: readonly Pair[],
  parameters: Auth['parameters'],
): Promise<Request> {
  const { default: oauth1 } = await import('node-oauth1');
  const keepsUrl = request.behavior['disableUrlEncoding'] === true;
  const encode = ([name, value]: readonly [string, string | null]): string =>
    value === null ? oauth1.percentEncode(name) : `${oauth1.percentEncode(name)}=${oauth1.percentEncode(value)}`;
  const { query } = urlParts(request.url);
  const ownPairs =
    query === undefined ? undefined : keepsUrl ? query : decoded(query, oauth1.decodeForm).map(encode).join('&');
  const encoded = ownPairs === undefined ? request : { ...request, url: withQuery(request.url, ownPairs) };
  if (parameters['addParamsToHeader']) {
    const realm = textOf(parameters['realm']);
    const header = oauth1.getAuthorizationHeader(realm, pairs, Boolean(parameters['disableHeaderEncoding']));
    return withHeader(encoded, 'Authorization', header);
  }
  const form = request.body?.mode === 'urlencoded' && !request.body.disabled ? request.body.urlencoded : undefined;
  if (form !== undefined && /PUT|POST/.test(request.method)) return withForm(encoded, form, pairs);
  const added = pairs.map(keepsUrl ? ([name, value]) => `${name}=${value}` : encode);
  return { ...encoded, url: withQuery(encoded.url, [...(ownPairs ? [ownPairs] : []), ...added].join('&')) };
}

/** What has broken escapes stays as it is. */
function decoded(query: string, decodeForm: (form: string) => (readonly [string, string | null])[]) {
  try {
    return decodeForm(query);
  } catch {
    return [...new URLSearchParams(query)];
  }
}

function withForm(request: Request, form: string | readonly Param[], pairs: readonly Pair[]): Request {
  const params = pairs.map(([key, value]): Param => ({ key, value, system: true }));
  const urlencoded =
    typeof form === 'string'
      ? [form, ...pairs.map(([name, value]) => `${name}=${value}`)].join('&')
      : [...form, ...params];
  return { ...request, body: { ...request.body, urlencoded } };
}

function withQuery(url: string, query: string): string {
  const [, base = '', hash = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  return `${base}${query === '' ? '' : `?${query}`}${hash}`;
}
