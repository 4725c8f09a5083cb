import type { Header, ProtocolProfileBehavior } from '../model/request.ts';
import { type Body, isDisabled } from './body/body.ts';
import { hasHeader, headerValue, withSystemHeader } from './headers.ts';
import type { Target } from './target.ts';

/** What system headers are made of. */
export interface SystemHeaderContext {
  readonly method: string;
  readonly target: Target;
  readonly behavior: ProtocolProfileBehavior;
  readonly userAgent: string;
  readonly token: string;
  /** The jar's cookies for the target as one header value; empty for none. */
  readonly cookies: string;
}

/** The user's headers with Postman's, in Postman's order. */
export function withSystemHeaders(
  user: readonly Header[],
  body: Body,
  context: SystemHeaderContext,
): readonly Header[] {
  const own = withEarlyType(user, body);
  const added: Header[] = [];
  for (const [name, value] of staticHeaders(context)) {
    if (!isDisabled(context.behavior, name.toLowerCase()) && !hasHeader(own, name)) {
      added.push({ name, value, system: true });
    }
  }
  let headers: readonly Header[] = own.concat(added);
  if (context.target.userinfo !== undefined && !hasHeader(headers, 'authorization')) {
    headers = withSystemHeader(headers, 'Authorization', basicOf(context.target.userinfo));
  }
  for (const step of body.order) headers = adders[step](headers, body, context);
  return headers;
}

const adders = { type: withType, length: withLength, cookie: withCookies };

/** The headers that the auth has added are the system headers at the end. */
function withEarlyType(headers: readonly Header[], { earlyType }: Body): readonly Header[] {
  if (earlyType === undefined) return headers;
  const { value, place } = earlyType;
  const index = place === 'before-auth' ? headers.findLastIndex(({ system }) => !system) + 1 : headers.length;
  return headers.toSpliced(index, 0, { name: 'Content-Type', value, system: true });
}

function staticHeaders({ userAgent, token, target }: SystemHeaderContext): readonly (readonly [string, string])[] {
  return [
    ['User-Agent', userAgent],
    ['Accept', '*/*'],
    ['Cache-Control', 'no-cache'],
    ['Postman-Token', token],
    ['Host', target.host],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['Connection', 'keep-alive'],
  ];
}

function withType(
  headers: readonly Header[],
  { lateType }: Body,
  { behavior }: SystemHeaderContext,
): readonly Header[] {
  if (lateType === undefined || isDisabled(behavior, 'content-type')) return headers;
  const own = headerValue(headers, 'content-type');
  return own !== undefined && lateType.keep(own) ? headers : withSystemHeader(headers, 'Content-Type', lateType.value);
}

const methodsWithoutLength = new Set(['GET', 'HEAD', 'TRACE', 'DELETE', 'CONNECT', 'OPTIONS']);

/** A length of the user's own stands if it is right; a wrong one would leave the server waiting, or cut the body. */
function withLength(headers: readonly Header[], { payload }: Body, context: SystemHeaderContext): readonly Header[] {
  const own = headerValue(headers, 'content-length');
  const length = String(payload?.length ?? 0);
  if (own !== undefined) return own.trim() === length ? headers : withSystemHeader(headers, 'Content-Length', length);
  if (isDisabled(context.behavior, 'content-length')) return headers;
  const isUseless = payload === undefined && methodsWithoutLength.has(context.method);
  return isUseless || (payload === undefined && hasHeader(headers, 'transfer-encoding'))
    ? headers
    : withSystemHeader(headers, 'Content-Length', length);
}

/** One Cookie header: the user's in front, then the jar's. */
function withCookies(headers: readonly Header[], _body: Body, { cookies }: SystemHeaderContext): readonly Header[] {
  if (cookies === '') return headers;
  const own = headers.filter(({ name }) => name.toLowerCase() === 'cookie').map(({ value }) => value);
  return withSystemHeader(headers, 'Cookie', [...own, cookies].join('; '));
}

/** A user in the URL becomes basic auth; what cannot be decoded stays as it is. */
export function basicOf(userinfo: string): string {
  const [user = '', ...password] = userinfo.split(':');
  return `Basic ${Buffer.from(`${decode(user)}:${decode(password.join(':'))}`, 'utf8').toString('base64')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
