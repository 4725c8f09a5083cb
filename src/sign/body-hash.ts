import { createHash, type Hash } from 'node:crypto';
import type { SentBody } from './tools.ts';

/** The hash of a body's bytes as they will be sent; of nothing where there is none. */
export async function hashBody(algorithm: string, body: SentBody | undefined): Promise<Hash> {
  return addBody(createHash(algorithm), body);
}

/** Adds a body's bytes to a hash, at most so many of them. */
export async function addBody(hash: Hash, body: SentBody | undefined, limit = Number.POSITIVE_INFINITY): Promise<Hash> {
  if (body === undefined) return hash;
  let left = limit;
  for await (const chunk of body.read()) {
    if (left <= 0) break;
    hash.update(chunk.length > left ? chunk.subarray(0, left) : chunk);
    left -= chunk.length;
  }
  return hash;
}
