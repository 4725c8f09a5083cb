import { expect, test } from 'vitest';
import { authorization, plain, signedRequest } from './vectors.ts';

// Amazon's published test suite and examples.
const suite = {
  accessKey: 'AKIDEXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  service: 'service',
};
const now = Date.UTC(2015, 7, 30, 12, 36);
const origin = 'https://example.amazonaws.com';

test.each([
  ['get-vanilla', plain('GET', `${origin}/`), '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  [
    'get-vanilla-query-order-key-case',
    plain('GET', `${origin}/?Param2=value2&Param1=value1`),
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  [
    'get-unreserved',
    plain('GET', `${origin}/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`),
    '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
  ],
  ['post-vanilla', plain('POST', `${origin}/`), '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b'],
  [
    'post-vanilla-query',
    plain('POST', `${origin}/?Param1=value1`),
    '28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11',
  ],
])('%s', async (_name, request, signature) => {
  expect(await authorization(request, { type: 'awsv4', parameters: suite }, { now })).toBe(
    `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`,
  );
});

test('the example of the IAM documentation', async () => {
  const request = plain('GET', 'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08', {
    'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
  });
  const header = await authorization(request, { type: 'awsv4', parameters: { ...suite, service: 'iam' } }, { now });
  expect(header).toContain('SignedHeaders=content-type;host;x-amz-date');
  expect(header).toContain('Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7');
});

test('the presigned URL of the S3 documentation', async () => {
  const { url } = await signedRequest(
    plain('GET', 'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Expires=86400'),
    {
      type: 'awsv4',
      parameters: {
        accessKey: 'AKIAIOSFODNN7EXAMPLE',
        secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        region: 'us-east-1',
        service: 's3',
        addAuthDataToQuery: true,
      },
    },
    { now: Date.UTC(2013, 4, 24) },
  );
  const params = new URL(url).searchParams;
  expect([...params.keys()]).toEqual([
    'X-Amz-Expires',
    'X-Amz-Date',
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ]);
  expect(params.get('X-Amz-Signature')).toBe('aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404');
});

test('older signatures are replaced, a session token is sent, and the body’s hash is told', async () => {
  const old = {
    authorization: 'old',
    'x-amz-date': 'old',
    'X-AMZ-SECURITY-TOKEN': 'old',
    'x-amz-content-sha256': 'old',
  };
  const { headers, url } = await signedRequest(
    plain('PUT', `${origin}/?X-Amz-Signature=old&a=1&X-Amz-Date=old`, old),
    { type: 'awsv4', parameters: { ...suite, sessionToken: 'session' } },
    { now, body: 'Hi' },
  );
  expect(url).toBe(`${origin}/?a=1`);
  expect(headers.map(({ name }) => name)).toEqual([
    'X-Amz-Content-Sha256',
    'Host',
    'X-Amz-Security-Token',
    'X-Amz-Date',
    'Authorization',
  ]);
  expect(headers[0]?.value).toBe('3639efcd08abb273b1619e82e78c29a7df02c1051b1820e99fc395dcaa3326b8');
});
