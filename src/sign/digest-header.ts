import { createHash } from 'node:crypto';
import type { Request } from '../model/request.ts';
import { hashBody } from './body-hash.ts';
import type { SentBody } from './tools.ts';
import { urlParts } from './url-parts.ts';

/** Everything that a digest is made of. */
export interface DigestValues {
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string;
  readonly qop: string;
  readonly algorithm: string;
  readonly clientNonce: string;
  /** From 1. */
  readonly count: number;
}

const hashes: Readonly<Record<string, string>> = { md5: 'md5', 'sha-256': 'sha256', 'sha-512-256': 'sha512-256' };

/** Node's name of an algorithm of RFC 7616; undefined for what is none. */
export function hashName(algorithm: string): string | undefined {
  const name = algorithm.toLowerCase().replace(/-sess$/, '');
  return Object.hasOwn(hashes, name) ? hashes[name] : undefined;
}

/** The Authorization header (RFC 7616, 3.4), its parameters in Postman's order. `body` counts for auth-int only. */
export async function digestHeader(
  { method, url }: Request,
  body: SentBody | undefined,
  values: DigestValues,
): Promise<string> {
  const { username, realm, password, nonce, opaque, qop, algorithm, clientNonce, count } = values;
  const hash = hashName(algorithm) ?? 'md5';
  const digest = (text: string): string => createHash(hash).update(text).digest('hex');
  const uri = urlParts(url).path;
  const hasQop = qop === 'auth' || qop === 'auth-int';
  const isSession = /-sess$/i.test(algorithm);
  const nonceCount = count.toString(16).padStart(8, '0');
  const user = `${username}:${realm}:${password}`;
  const ha1 = digest(isSession ? `${digest(user)}:${nonce}:${clientNonce}` : user);
  const bodyHash = qop === 'auth-int' ? `:${(await hashBody(hash, body)).digest('hex')}` : '';
  const ha2 = digest(`${method}:${uri}${bodyHash}`);
  const between = hasQop ? `${nonce}:${nonceCount}:${clientNonce}:${qop}` : nonce;
  const pairs = [
    `username=${quote(username)}`,
    `realm=${quote(realm)}`,
    `nonce=${quote(nonce)}`,
    `uri=${quote(uri)}`,
    `algorithm=${quote(algorithm)}`,
    ...(hasQop ? [`qop=${qop}`] : []),
    ...(hasQop ? [`nc=${nonceCount}`] : []),
    ...(hasQop || isSession ? [`cnonce=${quote(clientNonce)}`] : []),
    `response=${quote(digest(`${ha1}:${between}:${ha2}`))}`,
    ...(opaque === '' ? [] : [`opaque=${quote(opaque)}`]),
  ];
  return `Digest ${pairs.join(', ')}`;
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
