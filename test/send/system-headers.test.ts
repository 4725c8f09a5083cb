import { expect } from 'vitest';
import { test, toHeaders } from './sending.ts';

const token = '00000000-0000-4000-8000-000000000000';
const system = ['User-Agent: Postino/0.1.0', 'Accept: */*', 'Cache-Control: no-cache', `Postman-Token: ${token}`];
const all = [...system, 'Host: HOST', 'Accept-Encoding: gzip, deflate, br', 'Connection: keep-alive'];
const text = { mode: 'raw', raw: 'abc' };
const json = { ...text, options: { raw: { language: 'json' } } };
const form = { mode: 'urlencoded', urlencoded: 'a=1' };
const everything = Object.fromEntries(
  [
    'user-agent',
    'accept',
    'cache-control',
    'postman-token',
    'host',
    'accept-encoding',
    'connection',
    'content-type',
    'content-length',
  ].map((name) => [name, true]),
);

test.for([
  { method: 'GET', expected: all, why: 'all of them, in order' },
  { method: 'POST', expected: [...all, 'Content-Length: 0'], why: 'a POST without body says so' },
  { method: 'PURGE', expected: [...all, 'Content-Length: 0'], why: 'other methods do too' },
  { method: 'DELETE', expected: all, why: 'DELETE without body does not' },
  { method: 'OPTIONS', expected: all, why: 'nor does OPTIONS' },
  { headers: ['X: 1'], expected: ['X: 1', ...all], why: 'the user comes first' },
  {
    headers: ['x: 1', 'X: 2', 'x: 3', 'Y: 4', 'Y: 5'],
    expected: ['X: 2', 'Y: 4', 'Y: 5', ...all],
    why: 'names that differ in case: the last one wins; equal names are all sent',
  },
  {
    headers: [': 1', 'X-Empty: '],
    expected: ['X-Empty: ', ...all],
    why: 'an empty name is not sent, an empty value is',
  },
  {
    headers: ['user-agent: me', 'ACCEPT: a/b'],
    expected: ['user-agent: me', 'ACCEPT: a/b', ...all.slice(2)],
    why: "the user's own stand",
  },
  {
    headers: ['host: other.test'],
    expected: ['host: other.test', ...all.filter((line) => !line.startsWith('Host'))],
    why: 'the Host too',
  },
  {
    method: 'POST',
    body: text,
    headers: ['X: 1'],
    expected: ['X: 1', 'Content-Type: text/plain', ...all, 'Content-Length: 3'],
    why: 'the type of a raw body goes behind the user headers',
  },
  {
    method: 'POST',
    body: json,
    headers: ['content-type: x/y'],
    expected: ['content-type: x/y', ...all, 'Content-Length: 3'],
    why: "the user's type stands",
  },
  {
    method: 'POST',
    body: form,
    headers: ['X: 1'],
    expected: ['X: 1', ...all, 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 3'],
    why: 'the type of a form goes behind the system headers',
  },
  {
    method: 'POST',
    body: form,
    headers: ['content-type: x/y'],
    expected: ['content-type: application/x-www-form-urlencoded', ...all, 'Content-Length: 3'],
    why: 'a form replaces a wrong type at its place',
  },
  {
    method: 'POST',
    body: form,
    headers: ['Content-Type: application/x-www-form-urlencoded; charset=x'],
    expected: ['Content-Type: application/x-www-form-urlencoded; charset=x', ...all, 'Content-Length: 3'],
    why: 'a right type with parameters stands',
  },
  {
    method: 'POST',
    body: form,
    headers: ['Content-Type: x/y'],
    behavior: { disabledSystemHeaders: { 'content-type': true } },
    expected: ['Content-Type: x/y', ...all, 'Content-Length: 3'],
    why: 'any type stands when the system one is off',
  },
  {
    method: 'POST',
    body: text,
    headers: ['content-length: 3'],
    expected: ['content-length: 3', 'Content-Type: text/plain', ...all],
    why: "the user's length stands",
  },
  {
    method: 'POST',
    body: text,
    behavior: { disabledSystemHeaders: { accept: true, 'postman-token': true } },
    expected: ['Content-Type: text/plain', all[0], all[2], ...all.slice(4), 'Content-Length: 3'],
    why: 'system headers can be switched off one by one',
  },
  {
    method: 'POST',
    headers: ['Expect: 100-continue', 'Upgrade: x', 'Keep-Alive: 3'],
    expected: ['Expect: 100-continue', 'Upgrade: x', 'Keep-Alive: 3', ...all, 'Content-Length: 0'],
    why: 'hop-by-hop headers go out as given',
  },
])('$method $headers: $why', async ({ expected, why: _, ...sent }, { server, send }) => {
  const { request } = await send(sent);
  const lines = expected.map((line) => line?.replace('HOST', `127.0.0.1:${server.port}`));
  expect(server.received[0]?.headers).toEqual(lines);
  expect(request.headers.map(({ name, value }) => `${name}: ${value}`)).toEqual(expect.arrayContaining(lines));
});

test.for([
  { body: json, expected: ['X', 'Content-Type', 'Authorization'], why: 'the type of JSON goes before' },
  { body: text, expected: ['X', 'Authorization', 'Content-Type'], why: 'the type of text goes behind' },
  {
    body: { mode: 'graphql', graphql: { query: '{a}' } },
    expected: ['X', 'Authorization', 'Content-Type'],
    why: 'that of GraphQL too',
  },
])('what the auth has added stands at the end: $why', async ({ body, expected }, { server, send }) => {
  const signed = [{ name: 'Authorization', value: 'Basic dTpw', system: true }];
  await send({ method: 'POST', body, headers: ['X: 1'], signed });
  expect(server.received[0]?.headers.slice(0, 3).map((line) => line.split(':')[0])).toEqual(expected);
});

test.for([
  { method: 'POST', body: text, length: '5', expected: 'content-length: 3', why: 'too long' },
  { method: 'POST', body: text, length: '1', expected: 'content-length: 3', why: 'too short' },
  { method: 'GET', body: undefined, length: '7', expected: 'content-length: 0', why: 'of no body' },
])('a wrong length is put right: $why', async ({ length, expected, why: _, ...sent }, { server, send }) => {
  await send({ ...sent, headers: [`content-length: ${length}`] });
  expect(server.received[0]?.headers[0]).toBe(expected);
});

test('with every system header off, nothing but the request line and the body is sent', async ({ server, send }) => {
  server.answer = () => ({ raw: 'HTTP/1.1 200 OK\r\n\r\n' });
  await send({ method: 'POST', url: '/p', body: text, behavior: { disabledSystemHeaders: everything } });
  expect(server.bytes).toBe('POST /p HTTP/1.1\r\n\r\nabc');
});

test("tells every header, and which are not the user's", async ({ server, send }) => {
  const { request } = await send({ method: 'POST', headers: ['A: 1', 'a: 2'], body: text });
  expect(request.headers.slice(0, 3)).toEqual([
    ...toHeaders(['A: 1', 'a: 2']),
    { name: 'Content-Type', value: 'text/plain', system: true },
  ]);
  expect(request.headers.at(-1)).toEqual({ name: 'Content-Length', value: '3', system: true });
  expect(request.url).toBe(server.url);
});

test.for([
  { userinfo: 'u:p', expected: 'u:p', why: 'is basic auth' },
  { userinfo: 'us%40er:p%3Aw:x', expected: 'us@er:p:w:x', why: 'is decoded' },
  { userinfo: 'u%ZZ', expected: 'u%ZZ:', why: 'stays as it is when it cannot be decoded' },
])('the user $userinfo in the URL $why', async ({ userinfo, expected }, { server, send }) => {
  await send({ url: server.url.replace('//', `//${userinfo}@`) });
  expect(server.received[0]?.headers).toContain(`Authorization: Basic ${Buffer.from(expected).toString('base64')}`);
});

test('an Authorization header stands before the user in the URL', async ({ server, send }) => {
  await send({ url: server.url.replace('//', '//u:p@'), headers: ['authorization: mine'] });
  expect(server.received[0]?.headers.filter((line) => /^authorization/i.test(line))).toEqual(['authorization: mine']);
});

test('makes a fresh token for each request', async ({ server, send, open }) => {
  let count = 0;
  const sender = open({ uuid: () => `token-${++count}` });
  await send({}, sender);
  await send({}, sender);
  expect(server.received.flatMap(({ headers }) => headers.filter((line) => line.startsWith('Postman')))).toEqual([
    'Postman-Token: token-1',
    'Postman-Token: token-2',
  ]);
});
