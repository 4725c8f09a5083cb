import { createHmac, timingSafeEqual } from 'node:crypto';
import { GraphError } from './graph-error.ts';
import type { AppNode } from './node.ts';
import { optionalText, type Parameters } from './parameters.ts';

/** A proof with a time is good for five minutes. */
const validSeconds = 5 * 60;

/** Holds `appsecret_proof` against the app's secret: HMAC-SHA256 of the token, or of `token|time` with `appsecret_time`. */
export function checkProof(app: AppNode, token: string, parameters: Parameters, now: number): void {
  const proof = optionalText(parameters, 'appsecret_proof') ?? '';
  if (proof === '') {
    if (app.requiresProof) throw proofError('API calls from the server require an appsecret_proof argument');
    return;
  }
  const time = optionalText(parameters, 'appsecret_time');
  const message = time === undefined ? token : `${token}|${time}`;
  const isFresh = time === undefined || Math.abs(now - Number(time)) <= validSeconds;
  if (!isFresh || !isEqual(proof, proofOf(message, app.secret))) {
    throw proofError('Invalid appsecret_proof provided in the API argument');
  }
}

function proofOf(message: string, secret: string): string {
  return createHmac('sha256', secret).update(message).digest('hex');
}

function isEqual(given: string, expected: string): boolean {
  return (
    given.length === expected.length && timingSafeEqual(Buffer.from(given, 'latin1'), Buffer.from(expected, 'latin1'))
  );
}

function proofError(message: string): GraphError {
  return new GraphError(400, { message, type: 'GraphMethodException', code: 100 });
}
