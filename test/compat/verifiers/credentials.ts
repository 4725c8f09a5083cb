import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** What both sides know. */
export const user = { username: 'Ada', password: 'p:ä w' };
export const hawk = { authId: 'hawk-id', authKey: 'hawk-key-0123456789' };
export const oauth1 = { consumerKey: 'consumer', consumerSecret: 's&cret', token: 'tok', tokenSecret: 't/secret' };
export const aws = { accessKey: 'AKIDEXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
export const edgeGrid = { clientToken: 'client-1', accessToken: 'access-1', clientSecret: 'secret-1=' };
export const jwtSecret = 'a secret of the jwt';
export const asap = { iss: 'issuer', aud: 'audience', kid: 'issuer/key' };

const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;

export const rsaKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ecKeys = Object.fromEntries(
  Object.entries(curves).map(([algorithm, namedCurve]) => [algorithm, generateKeyPairSync('ec', { namedCurve })]),
);

export function keysFor(algorithm: string): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  return ecKeys[algorithm] ?? rsaKeys;
}

export function pemFor(algorithm: string): string {
  return keysFor(algorithm).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
