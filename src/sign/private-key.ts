import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Refusal } from './refusal.ts';

const types: Readonly<Record<string, 'pkcs8' | 'pkcs1' | 'sec1'>> = {
  'PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
};

/**
 * A private key in PEM (PKCS#8, PKCS#1 or SEC 1), as collections and variables hold it: its lines may have become one, or
 * have a written-out `\n` between them, or stand in quotes.
 * @throws Refusal when it is none; `scheme` tells whose key it is
 */
export function readPrivateKey(text: string, scheme: string): KeyObject {
  const [, label = '', content = ''] = /-----BEGIN ([A-Z ]+)-----([^-]*)-----END \1-----/.exec(text) ?? [];
  const type = types[label];
  if (type === undefined)
    throw unusable(scheme, label === 'ENCRYPTED PRIVATE KEY' ? 'it is encrypted' : 'it is no PEM text');
  return derKey(Buffer.from(content.replaceAll('\\n', ''), 'base64'), [type], scheme);
}

/** A private key from DER bytes: the first form that fits. */
export function derKey(key: Buffer, forms: readonly ('pkcs8' | 'pkcs1' | 'sec1')[], scheme: string): KeyObject {
  for (const type of forms) {
    try {
      return createPrivateKey({ key, format: 'der', type });
    } catch {
      // Perhaps the next form fits.
    }
  }
  throw unusable(scheme, 'its content is no key');
}

function unusable(scheme: string, why: string): Refusal {
  return new Refusal(
    `the private key of the ${scheme} auth cannot be used: ${why}`,
    'Set privateKey to an unencrypted key in PEM, with its -----BEGIN … PRIVATE KEY----- and -----END lines',
  );
}
