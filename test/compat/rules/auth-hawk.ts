import type { Rule } from '../rule.ts';
import { hawk } from '../verifiers/credentials.ts';
import { accepts, auth, better, bodies, files, type Parameters, sends, signed, status } from './auth-signed.ts';

function hawked(query: string, parameters: Parameters = {}, more: object = {}): object {
  return signed('hawk', { ...hawk, algorithm: 'sha256', ...parameters }, query, more);
}

function posted(body: object, type?: string): object {
  const header = type === undefined ? [] : [{ key: 'Content-Type', value: type }];
  return hawked('payload=1', { includePayloadHash: true }, { method: 'POST', body, header });
}

export const hawkRules: readonly Rule[] = [
  accepts('hawk with sha256', hawked('')),
  accepts('hawk with sha1', hawked('algorithm=sha1', { algorithm: 'sha1' })),
  accepts('hawk with a query', hawked("a b=c'd&e=%C3%A9")),
  accepts('hawk with an application and a delegation', hawked('', { app: 'app', delegation: 'dlg' })),
  accepts('hawk with extra data', hawked('', { extraData: 'some data' })),
  accepts('hawk with a nonce and a time of the auth', hawked('old=1', { nonce: 'own', timestamp: '1353832234' })),
  accepts('hawk replaces an own Authorization', hawked('', {}, { header: [{ key: 'authorization', value: 'Own' }] })),
  accepts('hawk hashes JSON, whose type is known early', posted(bodies.json)),
  accepts('hawk hashes text', posted(bodies.raw, 'text/plain; charset=utf-8')),
  accepts('hawk hashes a form', posted(bodies.form, 'application/x-www-form-urlencoded')),
  accepts('hawk hashes GraphQL', posted(bodies.graphql, 'application/json')),
  accepts('hawk hashes a file', posted(bodies.file, 'application/octet-stream'), { files }),
  sends('hawk with a body that is not hashed', hawked('', {}, { method: 'POST', body: bodies.raw })),
  sends('hawk without a key', hawked('', { authKey: '' })),
  sends('hawk without an id', hawked('', { authId: '' })),
  better(
    'hawk makes a nonce and a time for each request',
    'hawk-nonces',
    {},
    {
      collection: { auth: auth('hawk', { ...hawk, algorithm: 'sha256' }) },
      items: ['1', '2'].map((each) => ({
        request: `http://server.test/verify/hawk/${each}?fresh=1`,
        test: status(200),
      })),
    },
  ),
  better('hawk hashes with the type that is sent', 'body-hash', posted(bodies.raw)),
];
