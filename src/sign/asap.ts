import type { KeyObject } from 'node:crypto';
import type { Auth, Request } from '../model/request.ts';
import { keyAlgorithms, objectOf, signToken } from './json-web-token.ts';
import { unknownAlgorithm } from './jwt.ts';
import { derKey, readPrivateKey } from './private-key.ts';
import { randomUuid } from './random-text.ts';
import { Refusal } from './refusal.ts';
import { type Signature, secrets, textOf, unsigned, withAuthorization } from './signature.ts';
import type { SignTools } from './tools.ts';

const defaultSeconds = 3600;

/** Atlassian's service to service authentication: a token by the issuer's key, made for each request. Claims win. */
export async function signAsap(
  request: Request,
  parameters: Auth['parameters'],
  { now, random }: SignTools,
): Promise<Signature> {
  const claims = objectOf(parameters['claims'], 'the claims of the asap auth');
  const keyId = claims['kid'] || parameters['kid'];
  const issuer = claims['iss'] || parameters['iss'];
  const audience = claims['aud'] || parameters['aud'];
  const privateKey = textOf(parameters['privateKey']);
  const needed = {
    'issuer (iss)': issuer,
    'audience (aud)': audience,
    'key id (kid)': keyId,
    'private key': privateKey,
  };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) return unsigned(request, `asap auth has no ${missing.join(', no ')}`);
  const algorithm = textOf(parameters['alg']) || 'RS256';
  if (!keyAlgorithms.includes(algorithm)) throw unknownAlgorithm(algorithm, 'asap');
  const seconds = Math.floor(now() / 1000);
  const payload = {
    ...claims,
    iat: claims['iat'] || seconds,
    iss: issuer,
    sub: claims['sub'] || parameters['sub'] || issuer,
    jti: claims['jti'] || randomUuid(random),
    aud: audience,
    exp: wholeNumber(claims['exp']) || seconds + (wholeNumber(parameters['exp']) || defaultSeconds),
  };
  const key = keyOf(privateKey, textOf(keyId));
  const token = await signToken({ header: { alg: algorithm, kid: keyId }, payload }, key, 'asap');
  return { request: withAuthorization(request, `Bearer ${token}`), warnings: [], credentials: secrets(privateKey) };
}

function wholeNumber(value: unknown): number {
  return Number.parseInt(textOf(value), 10);
}

/** PEM, or Atlassian's data URI: the key in DER and its id, percent-encoded or not. */
function keyOf(text: string, keyId: string): KeyObject {
  const plain = decode(text.trim().replace(/^"(.*)"$/s, '$1'));
  if (!plain.startsWith('data:')) return readPrivateKey(plain, 'asap');
  const [, id, content = ''] = /^data:application\/pkcs8;kid=([\w.+/-]+);base64,([A-Za-z0-9+/=\s]+)$/.exec(plain) ?? [];
  if (id === keyId) return derKey(Buffer.from(content, 'base64'), ['pkcs8', 'pkcs1', 'sec1'], 'asap');
  throw new Refusal(
    id === undefined
      ? 'the private key of the asap auth is a data URI of another form than data:application/pkcs8;kid=…;base64,…'
      : `the private key of the asap auth is for the key id ${id}, the auth for ${keyId}`,
    'Set kid and privateKey to a pair that belongs together',
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
