import { expect, test } from 'vitest';
import { authorization, plain } from './vectors.ts';

// Akamai's published test data.
const parameters = {
  clientToken: 'akab-client-token-xxx-xxxxxxxxxxxxxxxx',
  accessToken: 'akab-access-token-xxx-xxxxxxxxxxxxxxxx',
  clientSecret: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=',
  timestamp: '20140321T19:34:21+0000',
  nonce: 'nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  headersToSign: ['X-Test1', 'X-Test2', 'X-Test3'],
  maxBodySize: 2048,
};
const host = 'https://akaa-baseurl-xxxxxxxxxxx-xxxxxxxxxxxxx.luna.akamaiapis.net';

test.each([
  ['a simple GET', plain('GET', `${host}/`), undefined, 'tL+y4hxyHxgWVD30X3pWnGKHcPzmrIF+LThiAOhMxYU='],
  [
    'a query',
    plain('GET', `${host}/testapi/v1/t1?p1=1&p2=2`),
    undefined,
    'hKDH1UlnQySSHjvIcZpDMbQHihTQ0XyVAKZaApabdeA=',
  ],
  [
    'a POST inside the limit',
    plain('POST', `${host}/testapi/v1/t3`),
    'datadatadatadatadatadatadatadata',
    'hXm4iCxtpN22m4cbZb4lVLW5rhX8Ca82vCFqXzSTPe4=',
  ],
  [
    'a POST longer than the limit',
    plain('POST', `${host}/testapi/v1/t3`),
    'd'.repeat(2049),
    '6Q6PiTipLae6n4GsSIDTCJ54bEbHUBp+4MUXrbQCBoY=',
  ],
  [
    'a PUT, whose body is not signed',
    plain('PUT', `${host}/testapi/v1/t6`),
    'PUT',
    'GNBWEYSEWOLtu+7dD52da2C39aX/Jchpon3K/AmBqBU=',
  ],
  [
    'a signed header',
    plain('GET', `${host}/testapi/v1/t4`, { 'X-Test1': 'test-simple-header' }),
    undefined,
    '8F9AybcRw+PLxnvT+H0JRkjROrrUgsxJTnRXMzqvcwY=',
  ],
  [
    'a signed header with blanks in it',
    plain('GET', `${host}/testapi/v1/t4`, { 'X-Test1': '     first-thing      second-thing' }),
    undefined,
    'WtnneL539UadAAOJwnsXvPqT4Kt6z7HMgBEwAFpt3+c=',
  ],
])('%s', async (_name, request, body, signature) => {
  const circumstances = body === undefined ? {} : { body };
  expect(await authorization(request, { type: 'edgegrid', parameters }, circumstances)).toBe(
    'EG1-HMAC-SHA256 client_token=akab-client-token-xxx-xxxxxxxxxxxxxxxx;access_token=akab-access-token-xxx-xxxxxxxxxxxxxxxx;' +
      `timestamp=20140321T19:34:21+0000;nonce=nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx;signature=${signature}`,
  );
});
