import { expect } from 'vitest';
import type { TestServer } from '../fixtures/server.ts';
import { test } from './sending.ts';

test('keeps cookies from answer to request, and tells them', async ({ server, send }) => {
  server.answer = setting('a=1; Path=/; HttpOnly', 'b=2; Path=/deep', 'bad', 'c=3; Domain=elsewhere.test');
  const { cookies } = await send({});
  await send({ url: '/deep/er' });
  expect(cookiesOf(server)).toEqual([[], ['Cookie: b=2; a=1; bad']]);
  expect(cookies).toEqual([
    { name: 'a', value: '1', domain: '127.0.0.1', path: '/', secure: false, httpOnly: true, hostOnly: true },
    { name: '', value: 'bad', domain: '127.0.0.1', path: '/', secure: false, httpOnly: false, hostOnly: true },
  ]);
});

test("the user's cookies come first, in one header", async ({ server, send }) => {
  server.answer = setting('jar=1');
  await send({});
  await send({ headers: ['cookie: u=1', 'X: 1', 'cookie: v=2'] });
  expect(server.received[1]?.headers.slice(0, 2)).toEqual(['cookie: u=1; v=2; jar=1', 'X: 1']);
});

test('disableCookies neither sends nor keeps', async ({ server, send, open }) => {
  server.answer = setting('a=1');
  const sender = open();
  await send({ behavior: { disableCookies: true } }, sender);
  await send({ headers: ['Cookie: u=1'] }, sender);
  await send({ behavior: { disableCookies: true } }, sender);
  expect(cookiesOf(server)).toEqual([[], ['Cookie: u=1'], []]);
});

test('every hop keeps and gets its own cookies; those of another host stay away', async ({ server, send }) => {
  server.answer = ({ url }) =>
    url === '/end'
      ? { headers: [['Set-Cookie', 'last=1']] }
      : {
          status: 302,
          headers: [
            ['Set-Cookie', 'hop=1'],
            ['Location', url === '/first' ? '/second' : `http://localhost:${server.port}/end`],
          ],
        };
  const { cookies } = await send({ url: '/first', headers: ['Cookie: u=1'] });
  expect(cookiesOf(server)).toEqual([['Cookie: u=1'], ['Cookie: u=1; hop=1'], []]);
  expect(cookies.map(({ name }) => name)).toEqual(['last']);
});

test('tells when a cookie ends and how long it lives', async ({ server, send }) => {
  server.answer = setting(
    'a=1; Expires=Wed, 01 Jan 2098 00:00:00 GMT; SameSite=Lax; Priority=High',
    'b=2; Max-Age=100',
  );
  const { cookies } = await send({});
  expect(cookies[0]).toMatchObject({ expires: '2098-01-01T00:00:00.000Z', extensions: ['Priority=High'] });
  expect(cookies[1]).toMatchObject({ maxAge: 100 });
});

test.for(['/%zz?%', '/a%00b', '/{x}'])('the path %s does no harm', async (path, { server, send }) => {
  server.answer = setting('a=1; Path=/');
  await send({});
  const { response, cookies } = await send({ url: path, behavior: { disableUrlEncoding: true } });
  expect([response?.status, cookies.map(({ name }) => name)]).toEqual([200, ['a']]);
  expect(cookiesOf(server)[1]).toEqual(['Cookie: a=1']);
});

test('scripts read and change the same cookies', async ({ server, send, open }) => {
  const sender = open();
  const { jar } = sender;
  const url = `${server.url}/a`;
  expect(await jar.get(url, 'none')).toBeUndefined();
  expect(await jar.getAll(url)).toEqual([]);
  await jar.clear(url);
  expect(await jar.set(url, 't=1; Path=/')).toMatchObject({ name: 't', value: '1', path: '/' });
  await jar.set(url, { name: 'o', value: '2', httpOnly: true });
  await send({ url: '/a' }, sender);
  expect(cookiesOf(server)).toEqual([['Cookie: t=1; o=2']]);
  expect(await jar.get(url, 'o')).toMatchObject({ value: '2', httpOnly: true });
  expect((await jar.getAll(url, { http: false })).map(({ name }) => name)).toEqual(['t']);
  await jar.unset(url, 't');
  expect((await jar.getAll(url)).map(({ name }) => name)).toEqual(['o']);
  await jar.clear(url);
  expect(await jar.getAll(url)).toEqual([]);
});

test.for([
  { url: 'no url', cookie: 'a=1' },
  { url: 'http://h.test/', cookie: '' },
  { url: 'http://h.test/', cookie: 'a=1; Domain=other.test' },
])('setting $cookie at $url is an error', async ({ url, cookie }, { open }) => {
  await expect(open().jar.set(url, cookie)).rejects.toThrow();
});

function setting(...cookies: string[]): TestServer['answer'] {
  return () => ({ headers: cookies.map((cookie) => ['Set-Cookie', cookie] as const) });
}

function cookiesOf(server: TestServer): string[][] {
  return server.received.map(({ headers }) => headers.filter((line) => /^cookie/i.test(line)));
}
