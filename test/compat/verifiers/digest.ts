import { createHash } from 'node:crypto';
import type { WireRequest } from '../wire.ts';
import { user } from './credentials.ts';
import { accepted, headerOf, refused, type Verdict } from './verdict.ts';

/** Nonces given out, with the highest count that was used. */
const counts = new Map<string, number>();

/**
 * RFC 7616. The query says what is offered: `qop`, `algorithm`, `opaque`, `status` instead of 401, `realm`, `once` for
 * nonces that hold for one request, `first` for another challenge before it.
 */
export function verifyDigest(request: WireRequest, query: URLSearchParams): Verdict {
  const params = digestParams(headerOf(request, 'authorization') ?? '');
  const nonce = params.get('nonce') ?? '';
  const last = counts.get(nonce);
  if (last === undefined) return challenge(query, 'no nonce of mine');
  if (query.has('once') && last > 0) return challenge(query, 'used up', true);
  const why = problem(request, params, query, last);
  if (why !== undefined) return challenge(query, why);
  counts.set(nonce, params.has('nc') ? Number.parseInt(params.get('nc') ?? '', 16) : last + 1);
  return accepted;
}

function digestParams(header: string): ReadonlyMap<string, string> {
  const pairs = header.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^",\s]+))/g);
  return new Map(
    [...pairs].map(([, name = '', quoted, plain = '']) => [name, quoted?.replace(/\\(.)/g, '$1') ?? plain]),
  );
}

function realmOf(query: URLSearchParams): string {
  return query.get('realm') ?? 'the realm';
}

function challenge(query: URLSearchParams, why: string, isStale = false): Verdict {
  const nonce = `nonce-${counts.size}`;
  counts.set(nonce, 0);
  const qop = query.get('qop');
  const algorithm = query.get('algorithm');
  const params = [
    `realm="${realmOf(query).replace(/"/g, '\\"')}"`,
    `nonce="${nonce}"`,
    ...(qop === null ? [] : [`qop="${qop}"`]),
    ...(algorithm === null ? [] : [`algorithm=${algorithm}`]),
    ...(query.has('opaque') ? ['opaque="o"'] : []),
    ...(isStale ? ['stale=true'] : []),
  ];
  const own = refused(why, ...query.getAll('first'), `Digest ${params.join(', ')}`);
  return { ...own, status: Number(query.get('status') ?? 401) };
}

/** Why the digest does not hold. */
function problem(
  { method, path, body }: WireRequest,
  params: ReadonlyMap<string, string>,
  query: URLSearchParams,
  last: number,
): string | undefined {
  const get = (name: string): string => params.get(name) ?? '';
  const algorithm = query.get('algorithm') ?? 'MD5';
  const node = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' }[algorithm.replace('-sess', '')] ?? '';
  const hash = (data: string | Buffer): string => createHash(node).update(data).digest('hex');
  if (get('username') !== user.username) return 'an unknown user';
  if (get('realm') !== realmOf(query)) return 'another realm';
  if (get('uri') !== path) return `signed for ${get('uri')}`;
  const qop = get('qop');
  if (query.get('qop') !== null && !query.get('qop')?.split(', ').includes(qop))
    return `the qop ${qop} was not offered`;
  if (qop !== '' && !(Number.parseInt(get('nc'), 16) > last)) return `the count ${get('nc')} was used before`;
  const base = hash(`${user.username}:${realmOf(query)}:${user.password}`);
  const ha1 = algorithm.endsWith('-sess') ? hash(`${base}:${get('nonce')}:${get('cnonce')}`) : base;
  const ha2 = hash(`${method}:${path}${qop === 'auth-int' ? `:${hash(body)}` : ''}`);
  const middle = qop === '' ? get('nonce') : [get('nonce'), get('nc'), get('cnonce'), qop].join(':');
  return hash(`${ha1}:${middle}:${ha2}`) === get('response') ? undefined : 'the digest is wrong';
}
