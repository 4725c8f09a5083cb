import type { KeyObject } from 'node:crypto';
import { Refusal } from './refusal.ts';

/** The algorithms that Postman knows, by how they are keyed. */
export const secretAlgorithms = ['HS256', 'HS384', 'HS512'];
export const keyAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];

/** What a token says. */
export interface TokenContent {
  readonly header: Readonly<Record<string, unknown>> & { readonly alg: string };
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Signs a JSON Web Token (RFC 7519).
 * @throws Refusal when key and algorithm do not go together; `scheme` tells whose they are
 */
export async function signToken(content: TokenContent, key: Uint8Array | KeyObject, scheme: string): Promise<string> {
  const { SignJWT } = await import('jose');
  try {
    return await new SignJWT({ ...content.payload }).setProtectedHeader(content.header).sign(key);
  } catch (cause) {
    throw new Refusal(
      `${scheme} auth cannot be signed with ${content.header.alg}: ${(cause as Error).message}`,
      'Set the algorithm to one that fits the key, or the key to one that fits the algorithm',
    );
  }
}

/**
 * The object that a parameter holds, itself or as JSON text; empty for none.
 * @throws Refusal when it is neither
 */
export function objectOf(value: unknown, parameter: string): Readonly<Record<string, unknown>> {
  const parsed = typeof value === 'string' ? parse(value.trim() || '{}') : (value ?? {});
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  throw new Refusal(`${parameter} is not a JSON object`, 'Set it to a JSON object');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
