import type { Rule } from '../rule.ts';
import { asap, jwtSecret, keysFor, pemFor } from '../verifiers/credentials.ts';
import { accepts, better, type Parameters, sends, signed } from './auth-signed.ts';

const keyed = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];

function token(query: string, parameters: Parameters = {}, more: object = {}): object {
  const own = { algorithm: 'HS256', secret: jwtSecret, payload: '{"a":1}' };
  return signed('jwt', { ...own, ...parameters }, `algorithm=${parameters['algorithm'] ?? 'HS256'}&${query}`, more);
}

function service(query: string, parameters: Parameters = {}, more: object = {}): object {
  return signed('asap', { ...asap, privateKey: pemFor('RS256'), ...parameters }, query, more);
}

function dataUri(kid: string): string {
  const der = keysFor('RS256').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  return encodeURIComponent(`data:application/pkcs8;kid=${kid};base64,${der}`);
}

const pkcs1 = keysFor('RS256').privateKey.export({ type: 'pkcs1', format: 'pem' });

export const jwtRules: readonly Rule[] = [
  ...['HS256', 'HS384', 'HS512'].map((algorithm) => accepts(`jwt with ${algorithm}`, token('', { algorithm }))),
  ...keyed.map((algorithm) =>
    accepts(`jwt with ${algorithm}`, token('', { algorithm, privateKey: pemFor(algorithm) })),
  ),
  accepts(
    'jwt with a base64 secret',
    token('', { secret: Buffer.from(jwtSecret).toString('base64'), isSecretBase64Encoded: true }),
  ),
  accepts('jwt with a header of its own', token('', { header: '{"typ":"JWT","alg":"none","kid":"k"}' })),
  accepts('jwt with a header that is an object', token('', { header: { kid: 'k' } })),
  accepts('jwt with an empty header and payload', token('', { header: ' ', payload: ' ' })),
  accepts('jwt with a payload that is an object', token('', { payload: { sub: 'ü', list: [1, { b: null }] } })),
  accepts('jwt with another prefix', token('prefix=JWT%20', { headerPrefix: 'JWT' })),
  accepts('jwt without a prefix', token('prefix=', { headerPrefix: '' })),
  accepts('jwt in the query', token('key=token', { addTokenTo: 'queryParam' })),
  accepts(
    'jwt in the query under another name',
    token('key=jwt&jwt=old', { addTokenTo: 'queryParam', queryParamKey: 'jwt' }),
  ),
  accepts('jwt in the header by name', token('', { addTokenTo: 'header' })),
  accepts('jwt replaces an own Authorization', token('', {}, { header: [{ key: 'authorization', value: 'Own' }] })),
  sends('jwt without a secret', token('', { secret: '' })),
  sends('jwt without a private key', token('', { algorithm: 'RS256' })),
  sends('jwt without an algorithm', token('', { algorithm: '' })),
  sends('jwt for an unknown place', token('', { addTokenTo: 'nowhere' })),
  better('jwt takes a key in PKCS#1', 'private-keys', token('', { algorithm: 'RS256', privateKey: pkcs1 })),
  {
    rule: 'jwt with an unknown algorithm',
    request: token('', { algorithm: 'HS1' }),
    differs: {
      id: 'refused-auth',
      newman: { passed: true, unsent: [] },
      postino: { requests: [], unsent: ['request'], passed: false },
    },
  },
];

export const asapRules: readonly Rule[] = [
  ...keyed.map((alg) => accepts(`asap with ${alg}`, service(`algorithm=${alg}`, { alg, privateKey: pemFor(alg) }))),
  accepts('asap with RS256 by default', service('')),
  accepts('asap with a subject', service('', { sub: 'subject' })),
  accepts('asap for another time', service('life=60', { exp: '60' })),
  accepts('asap with claims', service('iss=other&aud=there', { claims: '{"iss":"other","aud":"there","more":[1]}' })),
  accepts('asap with claims that are an object', service('aud=there', { claims: { aud: 'there', sub: 's' } })),
  accepts('asap with the key on one line', service('', { privateKey: pemFor('RS256').replaceAll('\n', '') })),
  accepts('asap with a data URI', service('', { privateKey: dataUri(asap.kid) })),
  accepts('asap replaces an own Authorization', service('', {}, { header: [{ key: 'authorization', value: 'Own' }] })),
  sends('asap without a key', service('', { privateKey: '' })),
  sends('asap without an issuer', service('', { iss: '' })),
  sends('asap without an audience', service('', { aud: '' })),
  better('asap takes a key in PKCS#1', 'private-keys', service('', { privateKey: pkcs1 })),
  {
    rule: 'asap with a data URI for another key id',
    request: service('', { privateKey: dataUri('other') }),
    differs: {
      id: 'refused-auth',
      newman: { passed: true, unsent: [] },
      postino: { requests: [], unsent: ['request'], passed: false },
    },
  },
];
