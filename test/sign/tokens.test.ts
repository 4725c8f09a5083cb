import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { authorization, plain, signedRequest } from './vectors.ts';

const request = plain('GET', 'http://h.test/a?token=old&b=1');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const curves = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };

function pem(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1' = 'pkcs8'): string {
  return key.export({ type, format: 'pem' } as { type: 'pkcs8'; format: 'pem' }).toString();
}

describe('jwt', () => {
  test('the token of jwt.io', async () => {
    const parameters = {
      algorithm: 'HS256',
      header: '{"alg":"none","typ":"JWT"}',
      payload: '{"sub":"1234567890","name":"John Doe","iat":1516239022}',
      secret: 'your-256-bit-secret',
    };
    expect(await authorization(request, { type: 'jwt', parameters })).toBe(
      'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ' +
        '.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    );
  });

  test.each(['HS256', 'HS384', 'HS512'])('%s is the HMAC of RFC 7518, 3.2', async (algorithm) => {
    const parameters = {
      algorithm,
      secret: 'AAEC/w==',
      isSecretBase64Encoded: true,
      payload: { a: 1 },
      headerPrefix: '',
    };
    const token = await authorization(request, { type: 'jwt', parameters });
    const [header, payload, signature] = token.split('.');
    const hash = algorithm.replace('HS', 'sha');
    const hmac = createHmac(hash, Buffer.from([0, 1, 2, 255]))
      .update(`${header}.${payload}`)
      .digest('base64url');
    expect(signature).toBe(hmac);
  });

  test.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'])('%s by an RSA key', async (algorithm) => {
    const parameters = { algorithm, privateKey: pem(rsa.privateKey), payload: { a: 1 }, headerPrefix: 'JWT' };
    const [prefix, token = ''] = (await authorization(request, { type: 'jwt', parameters })).split(' ');
    expect(prefix).toBe('JWT');
    expect((await jwtVerify(token, rsa.publicKey)).payload).toEqual({ a: 1 });
  });

  test.each(Object.entries(curves))('%s by a key on %s', async (algorithm, namedCurve) => {
    const pair = generateKeyPairSync('ec', { namedCurve });
    const parameters = { algorithm, privateKey: pem(pair.privateKey, 'sec1'), payload: '' };
    const token = (await authorization(request, { type: 'jwt', parameters })).slice('Bearer '.length);
    expect((await jwtVerify(token, pair.publicKey)).protectedHeader.alg).toBe(algorithm);
  });

  test('goes into the query, where it replaces an older one', async () => {
    const parameters = { algorithm: 'HS256', secret: 's', payload: '{}', addTokenTo: 'queryParam' };
    const { url } = await signedRequest(request, { type: 'jwt', parameters });
    expect(url).toMatch(/^http:\/\/h\.test\/a\?b=1&token=eyJ/);
  });

  test.each([
    ['on one line', pem(rsa.privateKey).replaceAll('\n', '')],
    ['with written-out line ends', pem(rsa.privateKey).replaceAll('\n', '\\n')],
    ['in quotes', `"${pem(rsa.privateKey)}"`],
    ['in PKCS#1', pem(rsa.privateKey, 'pkcs1')],
  ])('takes a key %s', async (_form, privateKey) => {
    const parameters = { algorithm: 'RS256', privateKey, payload: { a: 1 } };
    const token = (await authorization(request, { type: 'jwt', parameters })).slice('Bearer '.length);
    expect((await jwtVerify(token, rsa.publicKey)).payload).toEqual({ a: 1 });
  });
});

describe('asap', () => {
  const parameters = { kid: 'issuer/key', iss: 'issuer', aud: 'audience', privateKey: pem(rsa.privateKey) };
  const now = 1_700_000_000_000;

  async function claimsOf(more: object): Promise<object> {
    const value = await authorization(request, { type: 'asap', parameters: { ...parameters, ...more } }, { now });
    const { payload, protectedHeader } = await jwtVerify(value.slice('Bearer '.length), rsa.publicKey, {
      currentDate: new Date(now),
    });
    return { ...payload, ...protectedHeader };
  }

  test('makes the claims that the specification asks for', async () => {
    expect(await claimsOf({})).toEqual({
      alg: 'RS256',
      kid: 'issuer/key',
      iss: 'issuer',
      sub: 'issuer',
      aud: 'audience',
      iat: 1_700_000_000,
      exp: 1_700_003_600,
      jti: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    });
  });

  test('claims win over parameters', async () => {
    const claims = '{"iss":"other","jti":"1","exp":1700000100,"more":true}';
    expect(await claimsOf({ claims, exp: '60', alg: 'PS512' })).toMatchObject({
      iss: 'other',
      sub: 'other',
      jti: '1',
      exp: 1_700_000_100,
      more: true,
      alg: 'PS512',
    });
  });

  test.each(['pkcs8', 'pkcs1'] as const)('takes a data URI with a key in %s', async (type) => {
    const der = rsa.privateKey.export({ type: type as 'pkcs8', format: 'der' }).toString('base64');
    const privateKey = encodeURIComponent(`data:application/pkcs8;kid=issuer/key;base64,${der}`);
    expect(await claimsOf({ privateKey })).toMatchObject({ iss: 'issuer' });
  });
});
