import { readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openCookies } from '../../src/cli/run/cookies.ts';
import { test } from './sending.ts';

interface Jar {
  setCookieSync(cookie: string, url: string): void;
  getCookieStringSync(url: string): string;
  toJSON(): object;
}

/** The library that newman reads and writes jars with. */
const PostmanJar: (new (store: undefined, options: object) => Jar) & { fromJSON(json: string): Jar } = createRequire(
  createRequire(import.meta.url).resolve('newman'),
)('@postman/tough-cookie').CookieJar;

test('cookies go from one run to the next by a file that newman reads', async ({ server, send, open, folder }) => {
  const given = { exportCookieJar: 'cookies.json' };
  server.answer = () => ({ headers: [['Set-Cookie', 'session=abc; Path=/; HttpOnly']] });
  const first = await openCookies(given, { cwd: folder });
  await send({}, open({ cookieStore: first.store }));
  await first.write();
  const path = join(folder, 'cookies.json');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const json = await readFile(path, 'utf8');
  expect(PostmanJar.fromJSON(json).getCookieStringSync(server.url)).toBe('session=abc');

  const second = await openCookies({ cookieJar: 'cookies.json' }, { cwd: folder });
  await send({}, open({ cookieStore: second.store }));
  expect(server.received.at(-1)?.headers).toContain('Cookie: session=abc');
});

test('and the other way round', async ({ server, send, open, folder }) => {
  const jar = new PostmanJar(undefined, { looseMode: true, rejectPublicSuffixes: false });
  jar.setCookieSync('from=newman; Max-Age=1000', server.url);
  await writeFile(join(folder, 'cookies.json'), JSON.stringify(jar.toJSON()));
  const { store } = await openCookies({ cookieJar: 'cookies.json' }, { cwd: folder });
  await send({}, open({ cookieStore: store }));
  expect(server.received.at(-1)?.headers).toContain('Cookie: from=newman');
});

test.for([
  { text: undefined, code: 'not-found', message: 'cookies.json does not exist' },
  { text: '{', code: 'not-json', message: 'cookies.json is not JSON' },
  { text: '{}', code: 'not-a-cookie-jar', message: 'cookies.json is not a cookie jar' },
  { text: '[]', code: 'not-a-cookie-jar', message: 'cookies.json is not a cookie jar' },
  { text: '"a"', code: 'not-a-cookie-jar', message: 'cookies.json is not a cookie jar' },
  { text: 'null', code: 'not-a-cookie-jar', message: 'cookies.json is not a cookie jar' },
])('a jar of $text is refused: $code', async ({ text, code, message }, { folder }) => {
  if (text !== undefined) await writeFile(join(folder, 'cookies.json'), text);
  await expect(openCookies({ cookieJar: 'cookies.json' }, { cwd: folder })).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message),
    hint: expect.any(String),
  });
});

test('scripts reach the cookies of the domains that are allowed, and no others', async ({ open }) => {
  const { jar } = open({ cookieDomains: ['example.com'] });
  await jar.set('http://example.com/', 'a=1');
  await jar.set('http://sub.example.com/', 'b=2');
  expect(await jar.get('http://sub.example.com/', 'b')).toMatchObject({ value: '2' });
  const denied = 'CookieStore: programmatic access to "notexample.com" is denied';
  const url = 'http://notexample.com/';
  for (const call of [
    () => jar.get(url, 'a'),
    () => jar.getAll(url),
    () => jar.set(url, 'a=1'),
    () => jar.unset(url, 'a'),
    () => jar.clear(url),
  ])
    await expect(call()).rejects.toThrow(denied);
});
