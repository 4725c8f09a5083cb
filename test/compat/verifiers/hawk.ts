import hawk from 'hawk';
import type { WireRequest } from '../wire.ts';
import { hawk as known } from './credentials.ts';
import { accepted, headerOf, refused, type Verdict } from './verdict.ts';

const seen = new Set<string>();

/** Hawk's own server. The query says `algorithm`, `payload` when the hash of the body is to be checked, and `fresh`. */
export async function verifyHawk(request: WireRequest, query: URLSearchParams): Promise<Verdict> {
  const { method, path, body } = request;
  const [host = '', port = '80'] = (headerOf(request, 'host') ?? '').split(':');
  const authorization = headerOf(request, 'authorization');
  const credentials = { id: known.authId, key: known.authKey, algorithm: query.get('algorithm') ?? 'sha256' };
  const contentType = headerOf(request, 'content-type');
  try {
    const incoming = { method, url: path, host, port: Number(port), authorization, contentType };
    const skew = query.has('old') ? Number.MAX_SAFE_INTEGER / 1000 : 60;
    const { artifacts } = await hawk.server.authenticate(incoming, () => credentials, {
      timestampSkewSec: skew,
      nonceFunc: (_key, nonce, time) => refuseSecondUse(query, `${nonce} ${time}`),
    });
    if (query.has('payload')) hawk.server.authenticatePayload(body, credentials, artifacts, contentType);
    return accepted;
  } catch (error) {
    return refused((error as Error).message, 'Hawk');
  }
}

function refuseSecondUse(query: URLSearchParams, use: string): void {
  if (!query.has('fresh')) return;
  if (seen.has(use)) throw new Error('used before');
  seen.add(use);
}
