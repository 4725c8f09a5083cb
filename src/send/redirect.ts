import type { ProtocolProfileBehavior } from '../model/request.ts';
import { failure } from './failure.ts';
import { headerValue, withoutHeader, withSystemHeader } from './headers.ts';
import { type Target, toTarget } from './target.ts';
import type { Head, Hop } from './transport.ts';

/** What a run says about redirects; `protocolProfileBehavior` wins. */
export interface RedirectOptions {
  readonly followRedirects: boolean;
  readonly maxRedirects: number;
}

/** Where an answer sends us, if it does and may. */
export function locationOf(
  head: Head,
  behavior: ProtocolProfileBehavior,
  options: RedirectOptions,
): string | undefined {
  if (head.status < 300 || head.status >= 400) return undefined;
  const { followRedirects } = behavior;
  if (!(followRedirects === undefined ? options.followRedirects : followRedirects)) return undefined;
  return headerValue(head.headers, 'location') || undefined;
}

/** Throws once the allowed number of redirects was followed. */
export function countRedirect(followed: number, { target, behavior }: Hop, options: RedirectOptions): void {
  const own = behavior['maxRedirects'] === undefined ? Number.NaN : Number(behavior['maxRedirects']);
  const maximum = Number.isNaN(own) ? options.maxRedirects : own;
  if (followed < maximum) return;
  throw failure(
    'too-many-redirects',
    `Exceeded maxRedirects. Probably stuck in a redirect loop ${target.url}`,
    `Check where the server leads to; more than ${maximum} redirects need a higher maxRedirects in protocolProfileBehavior`,
  );
}

/** The target of a Location header, relative ones by Postman's encoder. */
export async function resolveLocation(location: string, { target, behavior }: Hop): Promise<Target> {
  const { resolveNodeUrl, toNodeUrl } = (await import('postman-url-encoder')).default;
  const keepsRaw = behavior['disableUrlEncoding'] === true;
  const url = /^https?:/.test(location) ? location : resolveNodeUrl(toNodeUrl(target.url, keepsRaw), location);
  const { href } = toNodeUrl(url, keepsRaw);
  const next = toTarget(href);
  if (next === undefined)
    throw failure(
      'invalid-url',
      `Invalid URI "${href}". This can be caused by a crappy redirection.`,
      `Check the Location header of the answer from ${target.url}`,
    );
  return next;
}

/** The hop after a redirect: method, body and headers by Postman's rules. Host and cookies are the caller's. */
export function nextHop(hop: Hop, target: Target, status: number): Hop {
  const { behavior } = hop;
  const keepsBody = Boolean(behavior['followOriginalHttpMethod']) || status === 307 || status === 308;
  const isElsewhere = target.hostname !== hop.target.hostname;
  let headers = hop.headers;
  if (isElsewhere) headers = withoutHeader(headers, 'cookie');
  if (isElsewhere && !behavior['followAuthorizationHeader']) headers = withoutHeader(headers, 'authorization');
  if (!keepsBody) headers = withoutHeader(headers, 'content-type', 'content-length');
  if (!behavior['removeRefererHeaderOnRedirect']) headers = withSystemHeader(headers, 'Referer', refererOf(hop.target));
  const method = keepsBody || hop.method === 'HEAD' ? hop.method : 'GET';
  // Who a certificate is shown to is the request's business, not the redirecting server's.
  const certificate = isElsewhere ? undefined : hop.certificate;
  return { ...hop, method, target, headers, payload: keepsBody ? hop.payload : undefined, certificate };
}

/** RFC 9110, 10.1.3: neither the fragment nor a user's name and password. */
function refererOf({ url }: Target): string {
  return url.replace(/#.*$/s, '').replace(/^([^:]*:\/\/)[^/?#]*@/, '$1');
}
