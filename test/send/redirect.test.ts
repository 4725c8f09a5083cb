import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Answer, TestServer } from '../fixtures/server.ts';
import { test } from './sending.ts';

const text = { mode: 'raw', raw: 'abc' };

test.for([
  ...[301, 302, 303, 300, 305].map((status) => ({ status, method: 'POST', behavior: {}, expected: 'GET ' })),
  ...[307, 308].map((status) => ({ status, method: 'POST', behavior: {}, expected: 'POST abc' })),
  { status: 303, method: 'HEAD', behavior: {}, expected: 'HEAD ' },
  { status: 302, method: 'DELETE', behavior: {}, expected: 'GET ' },
  { status: 302, method: 'PATCH', behavior: { followOriginalHttpMethod: true }, expected: 'PATCH abc' },
])(
  '$method with $behavior goes on from $status as "$expected"',
  async ({ status, method, behavior, expected }, { server, send }) => {
    server.answer = redirectOnce(status, '/end');
    const { response, redirects } = await send({ method, url: '/start', behavior, body: text });
    const last = server.received.at(-1);
    expect(`${last?.method} ${last?.body}`).toBe(expected);
    expect(last?.headers.some((line) => /^content-type/i.test(line))).toBe(expected.endsWith('abc'));
    expect(response?.status).toBe(200);
    expect(redirects).toEqual([{ status, from: `${server.url}/start`, to: `${server.url}/end` }]);
  },
);

test('sends forms and files again', async ({ server, send, folder }) => {
  await writeFile(join(folder, 'a.txt'), 'content of the file');
  const formdata = [{ key: 'f', value: undefined, type: 'file', src: 'a.txt' }];
  for (const body of [
    { mode: 'formdata', formdata },
    { mode: 'file', file: { src: 'a.txt' } },
    { mode: 'urlencoded', urlencoded: 'a=1' },
  ]) {
    server.received.length = 0;
    server.answer = redirectOnce(307, '/end');
    await send({ method: 'POST', url: '/start', body });
    const [first, second] = server.received;
    expect(first?.body.length).toBeGreaterThan(0);
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers.filter((line) => /^content/i.test(line))).toEqual(
      first?.headers.filter((line) => /^content/i.test(line)),
    );
  }
});

test.for([
  { location: '/end?a=1#f', expected: '/end?a=1', why: 'an absolute path' },
  { location: 'end', expected: '/folder/end', why: 'a relative path' },
  { location: '?b=2', expected: '/folder/start?b=2', why: 'a query' },
  { location: '//127.0.0.1:PORT/x', expected: '/x', why: 'without a protocol' },
  {
    location: 'http://127.0.0.1:PORT/a b/{c}?d e="f"',
    expected: '/a%20b/%7Bc%7D?d%20e=%22f%22',
    why: "what needs it is encoded by Postman's rules",
  },
  { location: 'http://127.0.0.1:PORT/%41%zz', expected: '/%41%zz', why: 'nothing is encoded twice' },
  { location: 'http://127.0.0.1:PORT', expected: '/', why: 'no path' },
  { location: '../up/./x', expected: '/folder/../up/./x', why: 'dots stay, as in Postman' },
])('finds $expected at $location: $why', async ({ location, expected }, { server, send }) => {
  server.answer = redirectOnce(302, location.replace('PORT', String(server.port)));
  await send({ url: '/folder/start?a=1' });
  expect(server.received.at(-1)?.url).toBe(expected);
});

test('encodes nothing when encoding is off', async ({ server, send }) => {
  server.answer = redirectOnce(302, '/{a}"b"');
  await send({ url: '/start', behavior: { disableUrlEncoding: true } });
  expect(server.received.at(-1)?.url).toBe('/{a}"b"');
});

test.for([
  { behavior: {}, headers: [], expected: ['Referer: URL/start'], why: 'the URL before' },
  { behavior: {}, headers: ['referer: mine'], expected: ['referer: URL/start'], why: "in place of the user's" },
  {
    behavior: { removeRefererHeaderOnRedirect: true },
    headers: ['referer: mine'],
    expected: ['referer: mine'],
    why: "the user's, if it is switched off",
  },
  { behavior: { removeRefererHeaderOnRedirect: true }, headers: [], expected: [], why: 'none, if it is switched off' },
])('Referer is $expected: $why', async ({ behavior, headers, expected }, { server, send }) => {
  server.answer = redirectOnce(302, '/end');
  const { request } = await send({ url: '/start#fragment', behavior, headers });
  const sent = server.received.at(-1)?.headers.filter((line) => /^referer/i.test(line));
  expect(sent).toEqual(expected.map((line) => line.replace('URL', server.url)));
  expect(request.headers.some(({ name, system }) => /^referer/i.test(name) && system)).toBe(false);
});

test('Referer never tells the password of the URL', async ({ server, send }) => {
  server.answer = redirectOnce(302, '/end');
  await send({ url: `${server.url.replace('//', '//u:p@')}/start` });
  expect(server.received.at(-1)?.headers).toContain(`Referer: ${server.url}/start`);
});

test.for([
  { host: '127.0.0.1', behavior: {}, expected: true, why: 'stays on the same host' },
  { host: 'localhost', behavior: {}, expected: false, why: 'does not go to another' },
  { host: 'localhost', behavior: { followAuthorizationHeader: true }, expected: true, why: 'goes there when asked to' },
])('Authorization $why', async ({ host, behavior, expected }, { server, send }) => {
  server.answer = redirectOnce(302, `http://${host}:${server.port}/end`);
  await send({ url: '/start', behavior, headers: ['authorization: Bearer t', 'Host: other.test'] });
  const last = server.received.at(-1)?.headers ?? [];
  expect(last.includes('authorization: Bearer t')).toBe(expected);
  expect(last).toContain(`Host: ${host}:${server.port}`);
});

test.for([
  { options: { followRedirects: false }, behavior: {}, expected: 302, why: 'an option ends it' },
  { options: { followRedirects: false }, behavior: { followRedirects: true }, expected: 200, why: 'the request wins' },
  { options: {}, behavior: { followRedirects: false }, expected: 302, why: 'the request ends it' },
])(
  'with $options and $behavior the status is $expected: $why',
  async ({ options, behavior, expected }, { server, send, open }) => {
    server.answer = redirectOnce(302, '/end');
    expect((await send({ url: '/start', behavior }, open(options))).response?.status).toBe(expected);
  },
);

test('a redirect without a location is an answer', async ({ server, send }) => {
  server.answer = () => ({ status: 302, headers: [['Location', '']], body: 'abc' });
  const { response, redirects } = await send({});
  expect([response?.status, String(response?.body), redirects]).toEqual([302, 'abc', []]);
});

test.for([
  { behavior: {}, options: {}, expected: 11 },
  { behavior: {}, options: { maxRedirects: 2 }, expected: 3 },
  { behavior: { maxRedirects: 0 }, options: {}, expected: 1 },
])(
  'a loop ends after $expected requests with $behavior and $options',
  async ({ behavior, options, expected }, { server, send, open }) => {
    server.answer = () => ({ status: 302, headers: [['Location', '/loop']] });
    const { error, redirects } = await send({ url: '/loop', behavior }, open(options));
    expect(error?.message).toBe(`Exceeded maxRedirects. Probably stuck in a redirect loop ${server.url}/loop`);
    expect(server.received).toHaveLength(expected);
    expect(redirects).toHaveLength(expected - 1);
  },
);

test('a URL may be visited twice', async ({ server, send }) => {
  server.answer = (request) =>
    server.received.length < 3 ? { status: 302, headers: [['Location', request.url]] } : {};
  expect((await send({ url: '/again' })).response?.status).toBe(200);
});

test.for([
  {
    location: 'http://',
    code: 'invalid-url',
    message: 'Invalid URI "http:///". This can be caused by a crappy redirection.',
  },
  { location: 'ftp://x/y', code: 'invalid-url', message: 'Invalid protocol: ftp:' },
])('a redirect to $location is told', async ({ location, code, message }, { server, send }) => {
  server.answer = redirectOnce(302, location);
  expect((await send({})).error).toMatchObject({ code, message });
});

test('a redirect does not wait for its body', async ({ server, send }) => {
  server.answer = ({ url }) =>
    url === '/end'
      ? {}
      : { raw: 'HTTP/1.1 302 Found\r\nLocation: /end\r\nContent-Length: 1000\r\n\r\nnever all of it' };
  expect((await send({ url: '/start' })).response?.status).toBe(200);
});

test('every hop goes to the origin that stands for its origin', async ({ server, send, open }) => {
  server.answer = redirectOnce(302, 'https://other.example.test:443/end?a=1');
  const origins = new Map([
    ['https://graph.example.test', server.url],
    ['https://other.example.test', `${server.url}/`],
  ]);
  const exchange = await send({ url: 'https://graph.example.test/v1/me?x=y' }, open({ origins }));
  expect(server.received.map(({ url }) => url)).toEqual(['/v1/me?x=y', '/end?a=1']);
  expect(exchange.request.url).toBe(`${server.url}/v1/me?x=y`);
  expect(exchange.redirects).toEqual([{ status: 302, from: `${server.url}/v1/me?x=y`, to: `${server.url}/end?a=1` }]);
});

test('an origin only stands for itself', async ({ server, send, open }) => {
  const origins = new Map([['http://127.0.0.1', 'http://127.0.0.1:1']]);
  await send({ url: '/here' }, open({ origins }));
  expect(server.received).toHaveLength(1);
});

function redirectOnce(status: number, location: string): TestServer['answer'] {
  let count = 0;
  return (): Answer => (count++ === 0 ? { status, headers: [['Location', location]], body: 'moved' } : {});
}
