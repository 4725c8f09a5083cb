import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Request } from '../../src/model/request.ts';
import { authorization, plain, signedRequest } from './vectors.ts';

const photos = plain('GET', 'http://photos.example.net/photos?file=vacation.jpg&size=original');
const secrets = {
  consumerKey: 'dpf43f3p2l4k3l03',
  consumerSecret: 'kd94hf93k423kf44',
  token: 'nnch734d00sl2jdk',
  tokenSecret: 'pfkkdhi9sl3r4s00',
};
const header = { addParamsToHeader: true, signatureMethod: 'HMAC-SHA1' };

test('the example of OAuth Core 1.0a, appendix A.5', async () => {
  const parameters = { ...secrets, ...header, timestamp: '1191242096', nonce: 'kllo9940pd9333jh', version: '1.0' };
  expect(await authorization(photos, { type: 'oauth1', parameters })).toBe(
    'OAuth oauth_consumer_key="dpf43f3p2l4k3l03",oauth_token="nnch734d00sl2jdk",oauth_signature_method="HMAC-SHA1",' +
      'oauth_timestamp="1191242096",oauth_nonce="kllo9940pd9333jh",oauth_version="1.0",' +
      'oauth_signature="tR3%2BTy81lMeYAr%2FFid0kMTYa%2FWM%3D"',
  );
});

test('the example of RFC 5849, 1.2', async () => {
  const parameters = { ...secrets, ...header, timestamp: '137131202', nonce: 'chapoH', realm: 'Photos' };
  const value = await authorization(photos, { type: 'oauth1', parameters });
  expect(value).toContain('OAuth realm="Photos",');
  expect(value).toContain('oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"');
});

test('the base string of RFC 5849, 3.4.1.1, with a form', async () => {
  const request: Request = {
    ...plain('POST', 'http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b'),
    body: {
      mode: 'urlencoded',
      urlencoded: [
        { key: 'c2', value: '' },
        { key: 'a3', value: '2 q' },
        { key: 'off', value: 'x', disabled: true },
      ],
    },
  };
  const parameters = {
    ...header,
    consumerKey: '9djdj82h48djs9d2',
    consumerSecret: 'j49sk3j29djd',
    token: 'kkk9d7dh3k39sjv7',
    tokenSecret: 'dh893hdasih9',
    timestamp: '137131201',
    nonce: '7d8f3e4a',
  };
  expect(await authorization(request, { type: 'oauth1', parameters })).toContain(
    `oauth_signature="${encodeURIComponent('r6/TJjbCOr97/+UU0NsvSne7s5g=')}"`,
  );
});

test.each(['SHA1', 'SHA256', 'SHA512'])('RSA-%s can be verified with the public key', async (hash) => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKey = pair.privateKey.export({ type: 'pkcs1', format: 'pem' });
  const parameters = {
    consumerKey: 'k',
    privateKey,
    addParamsToHeader: true,
    signatureMethod: `RSA-${hash}`,
    nonce: 'n',
    timestamp: '1',
  };
  const value = await authorization(plain('GET', 'http://h.test/a'), { type: 'oauth1', parameters });
  const signature = decodeURIComponent(/oauth_signature="([^"]+)"/.exec(value)?.[1] ?? '');
  const params = `oauth_consumer_key=k&oauth_nonce=n&oauth_signature_method=RSA-${hash}&oauth_timestamp=1`;
  const base = `GET&${encodeURIComponent('http://h.test/a')}&${encodeURIComponent(params)}`;
  expect(createVerify(`RSA-${hash}`).update(base).verify(pair.publicKey, signature, 'base64')).toBe(true);
});

describe('where the parameters go', () => {
  const base = { consumerKey: 'k', consumerSecret: 's', nonce: 'n', timestamp: '1', signatureMethod: 'PLAINTEXT' };
  const form = {
    mode: 'urlencoded',
    urlencoded: [
      { key: 'oauth_token', value: 'old' },
      { key: 'a', value: '1' },
    ],
  };

  test('into the query, which is encoded by RFC 3986', async () => {
    const { url } = await signedRequest(plain('GET', "http://h.test/?x='!&oauth_nonce=old&y"), {
      type: 'oauth1',
      parameters: base,
    });
    expect(url).toBe(
      'http://h.test/?x=%27%21&y&oauth_consumer_key=k&oauth_signature_method=PLAINTEXT&oauth_timestamp=1&oauth_nonce=n&oauth_signature=s%26',
    );
  });

  test('into the form of a POST', async () => {
    const { body } = await signedRequest(
      { ...plain('POST', 'http://h.test/'), body: form },
      { type: 'oauth1', parameters: base },
    );
    const pairs = Array.isArray(body?.urlencoded) ? body.urlencoded : [];
    expect(pairs.map(({ key, value }) => `${key}=${value}`)).toEqual([
      'a=1',
      'oauth_consumer_key=k',
      'oauth_signature_method=PLAINTEXT',
      'oauth_timestamp=1',
      'oauth_nonce=n',
      'oauth_signature=s&',
    ]);
  });

  test('into the header, as they are if so wanted', async () => {
    const parameters = { ...base, addParamsToHeader: true, disableHeaderEncoding: true };
    expect(await authorization(plain('GET', 'http://h.test/'), { type: 'oauth1', parameters })).toContain(
      'oauth_signature="s&"',
    );
  });

  test('with the hash of a body that is no form', async () => {
    const parameters = { ...base, ...header, includeBodyHash: true };
    const value = await authorization(
      plain('POST', 'http://h.test/'),
      { type: 'oauth1', parameters },
      { body: 'Hello World!' },
    );
    const hash = createHash('sha1').update('Hello World!').digest('base64');
    expect(value).toContain(`oauth_body_hash="${encodeURIComponent(hash)}"`);
  });
});
