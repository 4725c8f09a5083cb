import { expect } from 'vitest';
import type { Rule } from '../rule.ts';
import { aws, edgeGrid } from '../verifiers/credentials.ts';
import { accepts, better, bodies, files, type Parameters, sends, signed } from './auth-signed.ts';

function amazon(query: string, parameters: Parameters = {}, more: object = {}): object {
  return signed('awsv4', { ...aws, ...parameters }, query, more);
}

function akamai(query: string, parameters: Parameters = {}, more: object = {}): object {
  return signed('edgegrid', { ...edgeGrid, ...parameters }, query, more);
}

const form = { mode: 'formdata', formdata: [{ key: 'a', value: '1', type: 'text' }] };
const headers = [
  { key: 'X-Test1', value: '  one   two ' },
  { key: 'x-test2', value: 'three' },
];
const inQuery = { addAuthDataToQuery: true };

export const awsRules: readonly Rule[] = [
  accepts('awsv4 for API Gateway', amazon('')),
  accepts('awsv4 for a region and a service', amazon('scope=eu-west-3/iam', { region: 'eu-west-3', service: 'iam' })),
  accepts('awsv4 for S3', amazon('scope=us-east-1/s3', { service: 's3' })),
  accepts('awsv4 with a query', amazon("b=2&a=1&a b=c'd&e=%C3%A9&f")),
  accepts('awsv4 with a session token', amazon('', { sessionToken: 'session/token' })),
  accepts('awsv4 signs own headers', amazon('', {}, { header: headers })),
  accepts(
    'awsv4 replaces its older parts',
    amazon(
      'a=1',
      {},
      {
        header: [
          { key: 'x-amz-date', value: 'old' },
          { key: 'Authorization', value: 'old' },
        ],
      },
    ),
  ),
  ...Object.entries(bodies).map(([kind, body]) =>
    accepts(`awsv4 over a ${kind} body`, amazon('', {}, { method: 'POST', body }), { files }),
  ),
  accepts('awsv4 in the query', amazon('a=1', inQuery)),
  accepts('awsv4 in the query with a session token', amazon('', { ...inQuery, sessionToken: 'session/token' })),
  accepts('awsv4 in the query for S3', amazon('scope=us-east-1/s3', { ...inQuery, service: 's3' })),
  accepts('awsv4 in the query for a time of its own', amazon('X-Amz-Expires=60', inQuery)),
  accepts('awsv4 in the query signs own headers', amazon('', inQuery, { header: headers })),
  {
    rule: 'awsv4 without a secret key',
    request: amazon('', { secretKey: '' }),
    differs: {
      id: 'nothing-to-sign',
      newman: { requests: [{ headers: expect.arrayContaining([['Authorization', expect.stringContaining('AWS4')]]) }] },
      postino: { requests: [{ headers: expect.not.arrayContaining([['Authorization', expect.anything()]]) }] },
    },
  },
  better('awsv4 does not sign older parameters', 'awsv4-older-parameters', amazon('X-Amz-Date=old&a=1')),
  better('awsv4 hashes a multipart body', 'body-hash', amazon('', {}, { method: 'POST', body: form })),
  better(
    'awsv4 does not hash a body that is not sent',
    'body-hash',
    amazon('', {}, { method: 'GET', body: bodies.raw }),
  ),
];

export const edgeGridRules: readonly Rule[] = [
  accepts('edgegrid', akamai('a=1')),
  accepts('edgegrid with a query', akamai("a b=c'd&e=%C3%A9")),
  ...Object.entries(bodies).map(([kind, body]) =>
    accepts(`edgegrid over a ${kind} body`, akamai('', {}, { method: 'POST', body }), { files }),
  ),
  accepts(
    'edgegrid over the beginning of a body',
    akamai('limit=4', { maxBodySize: 4 }, { method: 'POST', body: bodies.raw }),
  ),
  accepts('edgegrid over a PUT body', akamai('', {}, { method: 'PUT', body: bodies.raw })),
  accepts(
    'edgegrid with headers as text',
    akamai('signed=x-test2,x-test1', { headersToSign: 'X-Test2, X-Test1,X-None' }, { header: headers }),
  ),
  accepts(
    'edgegrid with headers as a list',
    akamai('signed=x-test1', { headersToSign: ['x-test1'] }, { header: headers }),
  ),
  accepts('edgegrid for another host', akamai('host=other.test:81', { baseURL: 'https://other.test:81/a' })),
  accepts('edgegrid for another host without a scheme', akamai('host=other.test', { baseURL: 'other.test' })),
  accepts('edgegrid with nonce and time of the auth', akamai('', { nonce: 'n', timestamp: '20140321T19:34:21+0000' })),
  accepts(
    'edgegrid replaces an own Authorization',
    akamai('', {}, { header: [{ key: 'authorization', value: 'Own' }] }),
  ),
  sends('edgegrid without a secret', akamai('', { clientSecret: '' })),
  better('edgegrid hashes a multipart body', 'body-hash', akamai('', {}, { method: 'POST', body: form })),
];
