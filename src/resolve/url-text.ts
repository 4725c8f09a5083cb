import type { Param, UrlDefinition } from '../model/request.ts';

/**
 * A URL's parts as one text, the tokens still in it, as Postman joins them:
 *
 * | part | rule |
 * | --- | --- |
 * | path | `:id` and `:id.json` take their text from `variable`; an empty or missing one stays `:id` |
 * | query | disabled parameters are left out; all disabled means no `?`; a single empty one is a lone `?` |
 * | query | no text as value: `a`; empty text: `a=`; `&` and `#` (`=` in keys) are encoded outside of tokens |
 * | protocol | with or without `://` |
 */
export function urlText(url: UrlDefinition): string {
  const { protocol, hash } = url;
  const scheme = protocol ? `${protocol}${protocol.endsWith('://') ? '' : '://'}` : '';
  const port = url.port === undefined || url.port === null ? '' : `:${url.port}`;
  const fragment = typeof hash === 'string' ? `#${hash}` : '';
  return scheme + userText(url.auth) + hostText(url.host) + port + pathText(url) + queryText(url.query) + fragment;
}

function userText(auth: UrlDefinition['auth']): string {
  const { user, password } = auth ?? {};
  const name = typeof user === 'string' ? user : undefined;
  if (typeof password === 'string') return `${name ?? ''}:${password}@`;
  return name === undefined ? '' : `${name}@`;
}

function hostText(host: UrlDefinition['host']): string {
  return host === undefined || host === null || typeof host === 'string' ? (host ?? '') : host.join('.');
}

function pathText({ path, variable }: UrlDefinition): string {
  if (path === undefined || path === null || path === '') return '';
  const segments = typeof path === 'string' ? path.replace(/^\/(\/$)?/, '').split('/') : path;
  return `/${segments.map((segment) => fillSegment(String(segment ?? ''), variable)).join('/')}`;
}

function fillSegment(segment: string, variables: readonly Param[] | undefined): string {
  const name = /^:([^.]+)/s.exec(segment)?.[1];
  if (name === undefined || !Array.isArray(variables)) return segment;
  const value = variables.findLast((each) => each?.key === name)?.value;
  return typeof value === 'string' && value !== '' ? value + segment.slice(name.length + 1) : segment;
}

function queryText(query: readonly Param[] | undefined): string {
  const enabled = query?.filter((param) => !param?.disabled) ?? [];
  return enabled.length === 0 ? '' : `?${enabled.map(paramText).join('&')}`;
}

function paramText({ key, value }: Param): string {
  const name = typeof key === 'string' ? encodeReserved(key, /\{\{[^{}]*\}\}|[&#=]/g) : '';
  return typeof value === 'string' ? `${name}=${encodeReserved(value, /\{\{[^{}]*\}\}|[&#]/g)}` : name;
}

const encoded: Readonly<Record<string, string>> = { '&': '%26', '#': '%23', '=': '%3D' };

function encodeReserved(text: string, reservedOrToken: RegExp): string {
  return text.replace(reservedOrToken, (match) => encoded[match] ?? match);
}
