import { expect } from 'vitest';
import type { Rule } from '../rule.ts';
import { oauth1, pemFor } from '../verifiers/credentials.ts';
import { accepts, bodies, files, type Parameters, sends, signed } from './auth-signed.ts';

const privateKey = pemFor('RS256');
const hashes = ['SHA1', 'SHA256', 'SHA512'];
const methods = ['PLAINTEXT', ...hashes.map((hash) => `HMAC-${hash}`), ...hashes.map((hash) => `RSA-${hash}`)];

function keyed(query: string, parameters: Parameters = {}, more: object = {}): object {
  const own = { ...oauth1, signatureMethod: 'HMAC-SHA1', version: '1.0', addParamsToHeader: true, privateKey };
  return signed('oauth1', { ...own, ...parameters }, query, more);
}

const inPlace = { addParamsToHeader: false };

function post(body: object, more: object = {}): object {
  return { method: 'POST', body, ...more };
}

export const oauth1Rules: readonly Rule[] = [
  ...methods.flatMap((signatureMethod) => [
    accepts(`oauth1 with ${signatureMethod}`, keyed('a=1', { signatureMethod })),
    accepts(`oauth1 with ${signatureMethod} in the query`, keyed('sent-in=query', { signatureMethod, ...inPlace })),
    accepts(
      `oauth1 with ${signatureMethod} in a form`,
      keyed('sent-in=form', { signatureMethod, ...inPlace }, post(bodies.form)),
    ),
  ]),
  accepts('oauth1 without a token', keyed('', { token: '', tokenSecret: '' })),
  accepts('oauth1 without a version', keyed('', { version: '' })),
  accepts('oauth1 with a realm', keyed('', { realm: 'a realm' })),
  accepts('oauth1 in a header that is not encoded', keyed('plain=1', { realm: 'a r', disableHeaderEncoding: true })),
  accepts('oauth1 with callback and verifier', keyed('', { callback: 'http://a.test/b?c', verifier: 'v' })),
  sends(
    'oauth1 signs empty parameters if wanted',
    keyed('', { token: '', tokenSecret: '', addEmptyParamsToSign: true }),
  ),
  accepts(
    'oauth1 sends empty parameters in the query if wanted',
    keyed('sent-in=query', { token: '', tokenSecret: '', addEmptyParamsToSign: true, ...inPlace }),
  ),
  accepts('oauth1 signs the parameters of a form', keyed('', {}, post(bodies.form))),
  accepts(
    'oauth1 signs the parameters of a PUT form',
    keyed('sent-in=form', inPlace, { method: 'PUT', body: bodies.form }),
  ),
  accepts('oauth1 signs several parameters of one name', keyed('a=2&a=1&b')),
  accepts('oauth1 encodes the query by its own rules', keyed("a=b c!'()*&d=%C3%A9&e=f+g")),
  accepts(
    'oauth1 replaces its older parameters',
    keyed(
      'oauth_token=old&a=1',
      {},
      post({
        mode: 'urlencoded',
        urlencoded: [
          { key: 'oauth_nonce', value: 'old' },
          { key: 'a', value: '1' },
        ],
      }),
    ),
  ),
  accepts('oauth1 replaces an own Authorization', keyed('', {}, { header: [{ key: 'Authorization', value: 'Own' }] })),
  accepts('oauth1 with nonce and time of the auth', keyed('', { nonce: 'own', timestamp: '1353832234' })),
  accepts('oauth1 hashes a body', keyed('', { includeBodyHash: true }, post(bodies.json))),
  accepts(
    'oauth1 hashes GraphQL with SHA-256',
    keyed('', { includeBodyHash: true, signatureMethod: 'HMAC-SHA256' }, post(bodies.graphql)),
  ),
  accepts('oauth1 hashes a file', keyed('', { includeBodyHash: true }, post(bodies.file)), { files }),
  accepts('oauth1 hashes no body', keyed('', { includeBodyHash: true })),
  accepts('oauth1 does not hash a form', keyed('', { includeBodyHash: true }, post(bodies.form))),
  accepts('oauth1 keeps a URL that is not to be encoded', keyed('a=b%2Fc', {}), {
    protocolProfileBehavior: { disableUrlEncoding: true },
  }),
  sends('oauth1 with blanks as realm', keyed('', { realm: '  ' })),
  sends('oauth1 without a consumer key', keyed('', { consumerKey: '' })),
  sends('oauth1 without a consumer secret', keyed('', { consumerSecret: '' })),
  sends('oauth1 by RSA without a key', keyed('', { signatureMethod: 'RSA-SHA1', privateKey: '' })),
  {
    rule: 'oauth1 hashes a multipart body',
    request: keyed(
      '',
      { includeBodyHash: true, addParamsToHeader: false },
      post({ mode: 'formdata', formdata: [{ key: 'a', value: '1', type: 'text' }] }),
    ),
    differs: {
      id: 'body-hash',
      newman: { requests: [{ path: expect.not.stringContaining('oauth_body_hash') }] },
      postino: { requests: [{ path: expect.stringContaining('oauth_body_hash') }] },
    },
  },
];
