import { jwtVerify } from 'jose';
import type { WireRequest } from '../wire.ts';
import { asap, jwtSecret, keysFor } from './credentials.ts';
import { accepted, headerOf, refused, type Verdict } from './verdict.ts';

/** A JSON Web Token. The query says its `algorithm`, the `prefix` in the header or the `key` in the query. */
export async function verifyJwt(request: WireRequest, query: URLSearchParams): Promise<Verdict> {
  const algorithm = query.get('algorithm') ?? '';
  const inQuery = query.get('key');
  const prefix = query.get('prefix') ?? 'Bearer ';
  const token = inQuery === null ? headerOf(request, 'authorization')?.slice(prefix.length) : query.get(inQuery);
  const key = algorithm.startsWith('HS') ? Buffer.from(jwtSecret) : keysFor(algorithm).publicKey;
  return verify(token ?? '', () => jwtVerify(token ?? '', key, { algorithms: [algorithm] }));
}

/** A token of Atlassian's service to service authentication. */
export async function verifyAsap(request: WireRequest, query: URLSearchParams): Promise<Verdict> {
  const algorithm = query.get('algorithm') ?? 'RS256';
  const token = headerOf(request, 'authorization')?.replace(/^Bearer /, '') ?? '';
  return verify(token, async () => {
    const { payload, protectedHeader } = await jwtVerify(token, keysFor(algorithm).publicKey, {
      algorithms: [algorithm],
      audience: query.get('aud') ?? asap.aud,
      issuer: query.get('iss') ?? asap.iss,
      requiredClaims: ['iat', 'exp', 'jti', 'sub'],
    });
    if (protectedHeader.kid !== asap.kid) throw new Error('another key');
    const life = Number(query.get('life') ?? 3600);
    if ((payload.exp ?? 0) - (payload.iat ?? 0) !== life) throw new Error('another life');
  });
}

async function verify(token: string, check: () => Promise<unknown>): Promise<Verdict> {
  if (token === '') return refused('no token', 'Bearer');
  try {
    await check();
    return accepted;
  } catch (error) {
    return refused((error as Error).message, 'Bearer');
  }
}
