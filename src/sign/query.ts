import type { Request } from '../model/request.ts';

/** The request with one query parameter of that name, at the end; others of the name are dropped. */
export function withQueryParam(request: Request, name: string, value: string): Request {
  const bare = withoutQueryParam(request, name);
  const [before, hash] = cut(bare.url, '#');
  const glue = !before.includes('?') ? '?' : /[?&]$/.test(before) ? '' : '&';
  const keepsRaw = request.behavior['disableUrlEncoding'] === true;
  const pair = keepsRaw ? `${name}=${value}` : `${encodeParam(name, /[=&]/g)}=${encodeParam(value, /&/g)}`;
  return { ...bare, url: `${before}${glue}${pair}${hash}` };
}

/** The request without the query parameters of that name. */
export function withoutQueryParam(request: Request, name: string): Request {
  const [before, hash] = cut(request.url, '#');
  const [base, query] = cut(before, '?');
  if (query === '') return request;
  const wanted = new Set([name, encodeParam(name, /[=&]/g)]);
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => !wanted.has(cut(pair, '=')[0]));
  return { ...request, url: `${base}${kept.length === 0 ? '' : `?${kept.join('&')}`}${hash}` };
}

function cut(text: string, mark: string): readonly [string, string] {
  const place = text.indexOf(mark);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place)];
}

/** Postman's encoder for single parameters: what would break the query, and nothing that is encoded already. */
function encodeParam(text: string, extra: RegExp): string {
  return text.replace(/[^!$-&(-;=?-~]+/g, percentEncode).replace(extra, percentEncode);
}

function percentEncode(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex').toUpperCase().replace(/../g, '%$&');
}
