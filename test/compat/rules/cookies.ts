import { expect } from 'vitest';
import type { ItemSource, Rule } from '../rule.ts';

const here = 'http://server.test';

function setting(...cookies: readonly string[]): string {
  return `${here}/set-cookies?${cookies.map((cookie) => `cookie=${encodeURIComponent(cookie)}`).join('&')}`;
}

function thenAsking(path = '/next', more: object = {}): ItemSource[] {
  return [{ name: 'next', request: `${here}${path}`, ...more }];
}

const listCookies = `console.log(JSON.stringify(pm.cookies.all().map(({ name, value, path, domain, httpOnly, secure }) => ({ name, value, path, domain, httpOnly, secure }))));`;

/** Scripts on the jar, each line of work awaited by a callback. */
function withJar(work: string): object {
  return { request: `${here}/jar`, prerequest: `const jar = pm.cookies.jar(); const url = '${here}/';\n${work}` };
}

export const cookieRules: readonly Rule[] = [
  { rule: 'a cookie is sent with the next request', items: [{ request: setting('a=1') }, ...thenAsking()] },
  {
    rule: 'several cookies are sent in one header',
    items: [{ request: setting('a=1', 'b=2', 'c=3') }, ...thenAsking()],
  },
  {
    rule: 'the jar’s cookies come after the own ones',
    items: [
      { request: setting('a=1') },
      {
        request: {
          url: `${here}/next`,
          header: [
            { key: 'Cookie', value: 'own=1' },
            { key: 'X-A', value: '1' },
          ],
        },
      },
    ],
  },
  {
    rule: 'an own cookie of the same name is sent too',
    items: [
      { request: setting('a=1') },
      { request: { url: `${here}/next`, header: [{ key: 'cookie', value: 'a=own' }] } },
    ],
  },
  { rule: 'a cookie is replaced by a later one', items: [{ request: setting('a=1', 'a=2') }, ...thenAsking()] },
  {
    rule: 'a cookie is removed by Max-Age=0',
    items: [{ request: setting('a=1', 'b=2') }, { request: setting('a=; Max-Age=0') }, ...thenAsking()],
  },
  {
    rule: 'a cookie of the past is not kept',
    items: [{ request: setting('a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT') }, ...thenAsking()],
  },
  {
    rule: 'a cookie belongs to its path',
    items: [
      { request: setting('a=1; Path=/in', 'b=2; Path=/') },
      ...thenAsking('/in/side'),
      ...thenAsking('/inside'),
      ...thenAsking('/out'),
    ],
  },
  {
    rule: 'a cookie without path belongs to the folder of the URL',
    items: [{ request: setting('a=1') }, ...thenAsking('/other/place')],
  },
  {
    rule: 'longer paths come first',
    items: [{ request: setting('a=1; Path=/', 'b=2; Path=/in') }, ...thenAsking('/in/side')],
  },
  {
    rule: 'a secure cookie is sent over http to this machine',
    items: [{ request: setting('a=1; Secure', 'b=2') }, ...thenAsking()],
  },
  { rule: 'an HttpOnly cookie is sent', items: [{ request: setting('a=1; HttpOnly') }, ...thenAsking()] },
  {
    rule: 'a cookie does not go to another host',
    items: [{ request: setting('a=1') }, { request: 'http://localhost.test/next' }],
  },
  {
    rule: 'a cookie for a foreign domain is not kept',
    items: [{ request: setting('a=1; Domain=other.test') }, ...thenAsking()],
  },
  {
    rule: 'a cookie without = or without name',
    items: [{ request: setting('lonely', '=nameless', 'b=2') }, ...thenAsking()],
  },
  {
    rule: 'a cookie with quotes, blanks and =',
    items: [{ request: setting('a="x y"', 'b=c=d', 'e= f ') }, ...thenAsking()],
  },
  { rule: 'an empty cookie', items: [{ request: setting('a=') }, ...thenAsking()] },
  { rule: 'cookies live through iterations', items: [{ request: setting('a=1') }], options: { iterationCount: 2 } },
  {
    rule: 'disableCookies neither sends nor keeps',
    items: [
      { request: setting('a=1') },
      { request: setting('b=2'), protocolProfileBehavior: { disableCookies: true } },
      ...thenAsking(),
    ],
  },
  {
    rule: 'pm.cookies has what the jar holds for the URL',
    request: setting('a=1; HttpOnly', 'b=2; Path=/elsewhere', 'c=x%20y'),
    test: `${listCookies}
    console.log(pm.cookies.get('a'), pm.cookies.has('a'), pm.cookies.has('z'), String(pm.cookies.get('z')));
    console.log(JSON.stringify(pm.cookies.toObject()));
    console.log(pm.cookies.get('c'));`,
  },
  ...[`'Enc', 'enc', 'broken', 'SID', 'sid'`, `pm.environment.name, undefined, null, 5, ''`].map((names) => ({
    rule: `pm.cookies.get of ${names} before anything else`,
    request: setting('Enc=a%20b', 'broken=%zz', 'SID=1', 'Sid=2'),
    test: `console.log(...[${names}].map((name) => JSON.stringify(pm.cookies.get(name)) + ''))`,
  })),
  {
    rule: 'pm.cookies.toObject before anything else',
    request: setting('Enc=a%20b', 'SID=1', 'Sid=2'),
    test: 'console.log(JSON.stringify([pm.cookies.toObject(), pm.cookies.toObject(false, true)]))',
  },
  {
    rule: 'the jar gives values decoded',
    request: setting('Enc=a%20b', 'broken=%zz'),
    test: `const jar = pm.cookies.jar();
    ['Enc', 'enc', 'broken'].forEach((name) => jar.get('${here}', name, (_, value) => console.log(name, value)));`,
  },
  {
    rule: 'a cookie for longer than there are dates',
    items: [{ request: setting('m=1; Max-Age=10000000000000', 'a=1') }, ...thenAsking('/next', { test: listCookies })],
  },
  {
    rule: 'pm.cookies has cookies of earlier requests too',
    items: [{ request: setting('a=1') }, { request: `${here}/next`, test: listCookies }],
  },
  {
    rule: 'pm.cookies is empty before the request',
    items: [{ request: setting('a=1') }, { request: `${here}/next`, prerequest: listCookies }],
  },
  {
    rule: 'jar.set with name and value',
    ...withJar(`jar.set(url, 'a', '1', (error, cookie) => console.log(String(error), cookie.name, cookie.value))`),
  },
  {
    rule: 'jar.set with an object',
    ...withJar(
      `jar.set(url, { name: 'a', value: '1', httpOnly: true, path: '/jar' }, (error, cookie) => console.log(String(error), cookie.name, cookie.path, cookie.httpOnly))`,
    ),
  },
  {
    rule: 'jar.set with a header text',
    ...withJar(
      `jar.set(url, 'a=1; Path=/jar', (error, cookie) => console.log(String(error), cookie.name, cookie.path))`,
    ),
  },
  {
    rule: 'jar.get gives the value',
    ...withJar(
      `jar.set(url, 'a', '1', () => jar.get(url, 'a', (error, value) => { console.log(String(error), value); jar.get(url, 'z', (e, v) => console.log(String(e), String(v))); }))`,
    ),
  },
  {
    rule: 'jar.getAll gives the list',
    ...withJar(
      `jar.set(url, 'a', '1', () => jar.getAll(url, (error, list) => console.log(String(error), list.count(), list.get('a'))))`,
    ),
  },
  {
    rule: 'jar.unset removes one',
    ...withJar(
      `jar.set(url, 'a', '1', () => jar.set(url, 'b', '2', () => jar.unset(url, 'a', (error) => console.log(String(error)))))`,
    ),
  },
  {
    rule: 'jar.clear removes all of a URL',
    ...withJar(
      `jar.set(url, 'a', '1', () => jar.set(url, 'b', '2', () => jar.clear(url, (error) => console.log(String(error)))))`,
    ),
  },
  {
    rule: 'the jar of scripts is that of requests',
    items: [
      {
        request: setting('a=1'),
        test: `const jar = pm.cookies.jar(); jar.get('${here}/', 'a', (e, v) => { console.log(String(v)); jar.set('${here}/', 'b', '2', () => {}); });`,
      },
      ...thenAsking(),
    ],
  },
  {
    rule: 'responseCookies of older scripts',
    differs: {
      id: 'deprecation-words',
      newman: { console: expect.arrayContaining(["log: undefined, '1'"]) },
      postino: { console: expect.arrayContaining(["log: undefined, '1'"]) },
    },
    request: setting('a=1'),
    test: `console.log(responseCookies.length, postman.getResponseCookie('a').value);`,
  },
];
