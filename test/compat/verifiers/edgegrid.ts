import { createHash, createHmac } from 'node:crypto';
import type { WireRequest } from '../wire.ts';
import { edgeGrid } from './credentials.ts';
import { accepted, headerOf, paramsOf, refused, type Verdict } from './verdict.ts';

/** Akamai EdgeGrid. The query says `host` where the signature is for another one, `signed` headers and `limit`. */
export function verifyEdgeGrid(request: WireRequest, query: URLSearchParams): Verdict {
  const header = headerOf(request, 'authorization') ?? '';
  const params = paramsOf(header, ';');
  if (params.get('client_token') !== edgeGrid.clientToken) return refused('an unknown client');
  if (params.get('access_token') !== edgeGrid.accessToken) return refused('an unknown access token');
  const limit = Number(query.get('limit') ?? 131_072);
  const signed = (query.get('signed') ?? '').split(',').flatMap((name) => {
    const value = name === '' ? undefined : headerOf(request, name);
    return value === undefined ? [] : [`${name}:${value.trim().replace(/\s+/g, ' ')}`];
  });
  const hasHash = request.method === 'POST' && request.body.length > 0;
  const data = [
    request.method,
    'http',
    query.get('host') ?? headerOf(request, 'host'),
    request.path,
    signed.join('\t'),
    hasHash ? createHash('sha256').update(request.body.subarray(0, limit)).digest('base64') : '',
    header.slice(0, header.indexOf('signature=')),
  ].join('\t');
  const signature = hmac(hmac(edgeGrid.clientSecret, params.get('timestamp') ?? ''), data);
  return params.get('signature') === signature ? accepted : refused(`wrong for ${data}`);
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}
