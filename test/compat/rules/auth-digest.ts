import { expect } from 'vitest';
import type { Rule } from '../rule.ts';
import { user } from '../verifiers/credentials.ts';
import { accepts, auth, better, bodies, files, type Parameters, sends, signed, status } from './auth-signed.ts';

const algorithms = ['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess', 'SHA-512-256', 'SHA-512-256-sess'];
const here = 'http://server.test/verify/digest';

function digest(query: string, more: object = {}, parameters: Parameters = {}): object {
  return signed('digest', { ...user, ...parameters }, query, more);
}

function acceptedToo(rule: string, _difference: string, request: object): Rule {
  return accepts(rule, request);
}

function post(body: object, more: object = {}): object {
  return { method: 'POST', body, ...more };
}

const systemHeaders = [
  'User-Agent',
  'Accept',
  'Cache-Control',
  'Postman-Token',
  'Host',
  'Accept-Encoding',
  'Connection',
];

function named(names: readonly string[]): unknown[] {
  return names.map((name) => [name, expect.any(String)]);
}

/** Two requests under one auth of the collection. */
function twice(first: string, second: string, more: object = {}): Partial<Rule> {
  return {
    collection: { auth: auth('digest', user) },
    items: [first, second].map((url) => ({ request: url, test: status(200), ...more })),
  };
}

export const digestRules: readonly Rule[] = [
  ...algorithms.flatMap((algorithm) => [
    // newman tells its client nonce with MD5-sess only.
    (/SHA.*sess/.test(algorithm) ? better : acceptedToo)(
      `digest with ${algorithm}`,
      'digest-challenges',
      digest(`algorithm=${algorithm}`, {}, { algorithm }),
    ),
    accepts(`digest with ${algorithm} and qop auth`, digest(`algorithm=${algorithm}&qop=auth`, {}, { algorithm })),
    accepts(
      `digest with ${algorithm} and qop auth-int`,
      digest(`algorithm=${algorithm}&qop=auth-int`, post(bodies.raw), { algorithm }),
    ),
  ]),
  ...Object.entries(bodies).map(([kind, body]) =>
    accepts(`digest over a ${kind} body`, digest('qop=auth-int', post(body)), { files }),
  ),
  accepts('digest over no body', digest('qop=auth-int')),
  accepts('digest with an opaque value', digest('opaque=1&qop=auth')),
  accepts('digest after 403', digest('status=403')),
  accepts('digest beside other challenges', digest('first=Basic%20realm%3D%22b%22&qop=auth')),
  accepts('digest replaces an own Authorization', digest('', { header: [{ key: 'authorization', value: 'Own' }] })),
  accepts('digest signs the query as it is sent', digest("qop=auth&a b=c'd&e=%C3%A9{}")),
  accepts('digest nonces are used again', {}, twice(`${here}?qop=auth`, `${here}/second?qop=auth`)),
  accepts('digest nonces without a qop are used again', {}, twice(here, `${here}/second`)),
  accepts(
    'digest from a script',
    { url: 'http://server.test/' },
    {
      test: `pm.sendRequest({ url: '${here}?qop=auth', auth: ${JSON.stringify(auth('digest', user))} }, (_, response) => {
      pm.test('answered 200', () => pm.expect(response.code).to.equal(200));
    });`,
    },
  ),
  sends('digest with a wrong password', digest('qop=auth', {}, { password: 'wrong' })),
  sends('digest where nothing is asked', { url: 'http://server.test/', auth: auth('digest', user) }),
  sends('digest where something else is asked', {
    url: 'http://server.test/status/401',
    auth: auth('digest', user),
  }),
  sends('digest with disableRetryRequest', digest('qop=auth', {}, { disableRetryRequest: true })),
  sends('digest with realm and nonce of the auth', digest('', {}, { realm: 'r', nonce: 'n' })),
  better(
    'a digest nonce that is used up is replaced',
    'digest-challenges',
    {},
    twice(`${here}?qop=auth&once=1`, `${here}/second?qop=auth&once=1`),
  ),
  better('one of several qops of digest is chosen', 'digest-challenges', digest('qop=auth-int,%20auth')),
  better(
    'the digest algorithm that the server names is used',
    'digest-challenges',
    digest('algorithm=SHA-256&qop=auth'),
  ),
  better('quotes in a digest realm are understood', 'digest-challenges', digest('realm=a%22b%22&qop=auth'), {}),
  better(
    'digest hashes a multipart body',
    'body-hash',
    digest('qop=auth-int', post({ mode: 'formdata', formdata: [{ key: 'a', value: '1', type: 'text' }] })),
  ),
  {
    rule: 'the answer to a challenge stands before the system headers',
    request: digest('qop=auth'),
    differs: {
      id: 'challenge-order',
      newman: { requests: [{}, { headers: named([...systemHeaders, 'Authorization']) }] },
      postino: { requests: [{}, { headers: named(['Authorization', ...systemHeaders]) }] },
    },
  },
];
