import { expect, test } from 'vitest';
import type { Auth, Request } from '../../src/model/request.ts';
import { sign } from './signing.ts';

const bare: Request = { method: 'GET', url: 'http://local.test/a', headers: [], body: undefined, behavior: {} };

test.each([
  { type: 'noauth', parameters: {}, expected: [], why: 'noauth adds nothing' },
  {
    type: 'basic',
    parameters: { username: 'é', password: 'p:w' },
    expected: ['Authorization: Basic w6k6cDp3'],
    why: 'credentials are UTF-8',
  },
  { type: 'basic', parameters: {}, expected: ['Authorization: Basic Og=='], why: 'missing credentials count as empty' },
  {
    type: 'basic',
    parameters: { username: 7, password: null },
    expected: ['Authorization: Basic Nzo='],
    why: 'numbers are text',
  },
  {
    type: 'bearer',
    parameters: { token: 't' },
    expected: ['Authorization: Bearer t'],
    why: 'the token goes in the header',
  },
  { type: 'bearer', parameters: { token: '' }, expected: [], why: 'an empty token signs nothing' },
  {
    type: 'apikey',
    parameters: { key: 'X-Key', value: 'v' },
    expected: ['X-Key: v'],
    why: 'the header is the default place',
  },
  {
    type: 'apikey',
    parameters: { key: 'X-Key', value: '', in: 'elsewhere' },
    expected: ['X-Key: '],
    why: 'an unknown place is the header',
  },
  { type: 'apikey', parameters: {}, expected: [], why: 'neither key nor value signs nothing' },
  {
    type: 'oauth2',
    parameters: { accessToken: 't' },
    expected: ['Authorization: Bearer t'],
    why: 'header and Bearer are defaults',
  },
  {
    type: 'oauth2',
    parameters: { accessToken: 't', headerPrefix: '' },
    expected: ['Authorization: t'],
    why: 'an empty prefix leaves no blank',
  },
  {
    type: 'oauth2',
    parameters: { accessToken: 't', headerPrefix: ' OAuth ' },
    expected: ['Authorization: OAuth t'],
    why: 'the prefix is trimmed',
  },
  {
    type: 'oauth2',
    parameters: { accessToken: 't', tokenType: 'MAC' },
    expected: [],
    why: 'Postman sends no mac tokens',
  },
  { type: 'oauth2', parameters: {}, expected: [], why: 'without token and grant nothing is signed' },
])('$type $parameters gives $expected: $why', async ({ type, parameters, expected }) => {
  const result = await signed(bare, { type, parameters });
  expect(result.request.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual(expected);
});

test.each([
  { auth: { type: 'basic', parameters: { username: 'u' } }, why: 'basic' },
  { auth: { type: 'bearer', parameters: { token: 't' } }, why: 'bearer' },
  { auth: { type: 'oauth2', parameters: { accessToken: 't' } }, why: 'oauth2 in the header' },
])('$why replaces every Authorization header, whatever its case', async ({ auth }) => {
  const headers = ['authorization', 'X', 'AUTHORIZATION'].map((name) => ({ name, value: 'old' }));
  const { request } = await signed({ ...bare, headers }, auth);
  expect(request.headers.map(({ name, system }) => [name, system])).toEqual([
    ['X', undefined],
    ['Authorization', true],
  ]);
});

test('apikey takes names in other spellings for the same header', async () => {
  const headers = ['x-api-key', 'X_API_KEY', 'xApiKey', 'x-api-keys'].map((name) => ({ name, value: 'old' }));
  const { request } = await signed({ ...bare, headers }, apiKey({ key: 'X-API-Key', value: 'new' }));
  expect(request.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual(['x-api-keys: old', 'X-API-Key: new']);
});

test.each([
  { url: 'http://h/', expected: 'http://h/?k=v', why: 'starts a query' },
  { url: 'http://h/?a=1#f', expected: 'http://h/?a=1&k=v#f', why: 'goes before the fragment' },
  { url: 'http://h/?k=1&a=2&k=3', expected: 'http://h/?a=2&k=v', why: 'replaces parameters of the name' },
  { url: 'http://h/?k', expected: 'http://h/?k=v', why: 'replaces a parameter without value' },
  { url: 'http://h/?K=1', expected: 'http://h/?K=1&k=v', why: 'names differ in case' },
  { url: 'http://h/?', expected: 'http://h/?k=v', why: 'an empty query gets no ampersand' },
])('apikey in the query of $url: $why', async ({ url, expected }) => {
  const { request } = await signed({ ...bare, url }, apiKey({ key: 'k', value: 'v', in: 'query' }));
  expect(request.url).toBe(expected);
});

test.each([
  { value: 'a b&c=d', behavior: {}, expected: 'k=a%20b%26c=d', why: 'what would break the query is encoded' },
  { value: 'é%41+\'"', behavior: {}, expected: 'k=%C3%A9%41+%27%22', why: 'nothing is encoded twice' },
  { value: 'a b&c', behavior: { disableUrlEncoding: true }, expected: 'k=a b&c', why: 'encoding can be switched off' },
])('the key $value becomes $expected: $why', async ({ value, behavior, expected }) => {
  const { request } = await signed({ ...bare, behavior }, apiKey({ key: 'k', value, in: 'query' }));
  expect(request.url).toBe(`http://local.test/a?${expected}`);
});

test('oauth2 in the query replaces an older token and the header', async () => {
  const request = { ...bare, url: 'http://h/?access_token=old&b=1', headers: [{ name: 'Authorization', value: 'x' }] };
  const result = await signed(request, { type: 'oauth2', parameters: { accessToken: 't', addTokenTo: 'queryParams' } });
  expect(result.request).toMatchObject({ url: 'http://h/?b=1&access_token=t', headers: [] });
});

test.each([
  { auth: { type: 'basic', parameters: { username: 'u', password: 'p' } }, expected: ['p', 'dTpw'] },
  { auth: { type: 'bearer', parameters: { token: 't' } }, expected: ['t'] },
  { auth: { type: 'apikey', parameters: { key: 'k', value: 'v' } }, expected: ['v'] },
  { auth: { type: 'oauth2', parameters: { accessToken: 't' } }, expected: ['t'] },
  { auth: { type: 'bearer', parameters: {} }, expected: [] },
])('tells the secrets of $auth', async ({ auth, expected }) => {
  expect((await signed(bare, auth)).credentials).toEqual(expected);
});

const url = 'http://u:secret@local.test/a?key=secret';

test.each([
  { type: 'constructor', parameters: {} },
  { type: '', parameters: {} },
  { type: 'oauth2', parameters: { grant_type: 'authorization_code', clientId: 'id' } },
  { type: 'jwt', parameters: { algorithm: 'none', secret: 's' } },
  { type: 'jwt', parameters: { algorithm: 'HS256', secret: 's', payload: '{' } },
  { type: 'jwt', parameters: { algorithm: 'RS256', privateKey: 'no key' } },
  {
    type: 'asap',
    parameters: { kid: 'k', iss: 'i', aud: 'a', privateKey: 'data:application/pkcs8;kid=other;base64,AA==' },
  },
  { type: 'hawk', parameters: { authId: 'i', authKey: 'k', algorithm: 'md5' } },
  { type: 'oauth1', parameters: { consumerKey: 'k', consumerSecret: 's', signatureMethod: 'HMAC-MD5' } },
  { type: 'digest', parameters: { username: 'u', nonce: 'n', realm: 'r', algorithm: 'SHA-1' } },
])('refuses $type $parameters instead of sending without it', async (auth) => {
  const result = await sign({ ...bare, url }, auth);
  expect(result).toMatchObject({ kind: 'refused', error: { code: 'unsupported', hint: expect.any(String) } });
  const message = result.kind === 'refused' ? result.error.message : '';
  expect(message).toContain('GET http://local.test/a');
  expect(message).toContain(auth.type);
  expect(message).not.toContain('secret');
});

test.each(['digest', 'hawk', 'oauth1', 'awsv4', 'edgegrid', 'asap', 'jwt'])(
  '%s without its parameters signs nothing, and says so',
  async (type) => {
    const { request, warnings } = await signed(bare, { type, parameters: {} });
    expect(request).toEqual(bare);
    expect(warnings).toEqual([expect.stringContaining(`${type} auth`)]);
  },
);

test('tells the secrets of a user in the URL, which becomes basic auth when it is sent', async () => {
  const result = await sign({ ...bare, url: 'http://us%40er:p%3Aw@h/' }, undefined);
  expect(result).toMatchObject({ credentials: ['p:w', Buffer.from('us@er:p:w').toString('base64')] });
});

test('a request without auth is left alone', async () => {
  expect(await sign(bare, undefined)).toEqual({ kind: 'signed', request: bare, warnings: [], credentials: [] });
});

async function signed(request: Request, auth: Auth) {
  const result = await sign(request, auth);
  if (result.kind === 'refused') throw new Error(result.error.message);
  return result;
}

function apiKey(parameters: Auth['parameters']): Auth {
  return { type: 'apikey', parameters };
}
