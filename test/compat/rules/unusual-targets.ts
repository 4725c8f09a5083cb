import type { ItemSource, Rule } from '../rule.ts';
import { sending } from '../rule.ts';

const here = 'http://server.test';
const elsewhere = 'http://localhost.test';

function setting(...cookies: readonly string[]): string {
  return `${here}/set-cookies?${cookies.map((cookie) => `cookie=${encodeURIComponent(cookie)}`).join('&')}`;
}

function asking(...urls: readonly string[]): ItemSource[] {
  return urls.map((request) => ({ request }));
}

function redirected(code: number, to = '/arrived'): string {
  return `${here}/redirect/${code}?to=${encodeURIComponent(to)}`;
}

function sent(method: string, code: number, body: object, to?: string): object {
  return { method, url: redirected(code, to), body };
}

const raw = { mode: 'raw', raw: '{"a":1}', options: { raw: { language: 'json' } } };
const graphql = { mode: 'graphql', graphql: { query: '{ a }' } };
const file = { mode: 'file', file: { src: 'note.txt' } };
const files = { 'note.txt': 'a note' };

const cookieRules: readonly Rule[] = [
  {
    rule: 'a cookie of / goes to every path',
    items: [{ request: setting('a=1; Path=/') }, ...asking(`${here}/x/y`, here)],
  },
  {
    rule: 'a path is matched by whole segments',
    items: [{ request: setting('a=1; Path=/ab') }, ...asking(`${here}/ab`, `${here}/ab/c`, `${here}/abc`, `${here}/a`)],
  },
  {
    rule: 'a path with a slash at its end',
    items: [{ request: setting('a=1; Path=/ab/') }, ...asking(`${here}/ab`, `${here}/ab/`, `${here}/ab/c`)],
  },
  {
    rule: 'paths are case-sensitive',
    items: [{ request: setting('a=1; Path=/Ab') }, ...asking(`${here}/ab`, `${here}/Ab`)],
  },
  {
    rule: 'a path that is none is the folder of the URL',
    items: [{ request: setting('a=1; Path=ab') }, ...asking(`${here}/ab`, `${here}/x`)],
  },
  {
    rule: 'two cookies of one name on two paths',
    items: [{ request: setting('a=1; Path=/', 'a=2; Path=/x') }, ...asking(`${here}/x/y`, `${here}/y`)],
  },
  {
    rule: 'a cookie with its own host as domain',
    items: [{ request: setting('a=1; Domain=127.0.0.1') }, ...asking(`${here}/x`)],
  },
  {
    rule: 'Max-Age wins over Expires',
    items: [{ request: setting('a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT') }, ...asking(`${here}/x`)],
  },
  { rule: 'a negative Max-Age', items: [{ request: setting('a=1; Max-Age=-1') }, ...asking(`${here}/x`)] },
  { rule: 'a Max-Age that is no number', items: [{ request: setting('a=1; Max-Age=soon') }, ...asking(`${here}/x`)] },
  { rule: 'an Expires that is no date', items: [{ request: setting('a=1; Expires=soon') }, ...asking(`${here}/x`)] },
  { rule: 'SameSite=Strict is sent', items: [{ request: setting('a=1; SameSite=Strict') }, ...asking(`${here}/x`)] },
  {
    rule: 'attributes in any case and with blanks',
    items: [{ request: setting('a=1 ;  PATH = /x ; HTTPONLY') }, ...asking(`${here}/x`, `${here}/y`)],
  },
  {
    rule: 'a disabled own Cookie header',
    items: [
      { request: setting('a=1') },
      { request: { url: `${here}/x`, header: [{ key: 'Cookie', value: 'own=1', disabled: true }] } },
    ],
  },
];

const redirectRules: readonly Rule[] = [
  ...['PUT', 'PATCH', 'DELETE', 'POSTMAN'].flatMap((method) => [
    { rule: `${method} with a body is redirected by 302`, request: sent(method, 302, raw) },
    { rule: `${method} with a body is redirected by 307`, request: sent(method, 307, raw) },
  ]),
  { rule: 'graphql is sent again at 308', request: sent('POST', 308, graphql) },
  { rule: 'a file is dropped at 303', request: sent('POST', 303, file), files },
  { rule: 'a body goes to another host at 307', request: sent('POST', 307, raw, `${elsewhere}/arrived`) },
  {
    rule: 'a body is dropped for good when 302 is followed by 307',
    request: sent('POST', 302, raw, '/redirect/307?to=/arrived'),
  },
  {
    rule: 'a body lasts from 307 to 308',
    request: sent('PUT', 307, raw, '/redirect/308?to=/arrived'),
  },
  {
    rule: 'GET with disableBodyPruning keeps its body at 307',
    request: sent('GET', 307, raw),
    protocolProfileBehavior: { disableBodyPruning: true },
  },
  {
    rule: 'followOriginalHttpMethod keeps DELETE at 301',
    request: { method: 'DELETE', url: redirected(301) },
    protocolProfileBehavior: { followOriginalHttpMethod: true },
  },
  {
    rule: 'headers that were left out stay so after a redirect',
    request: redirected(302),
    protocolProfileBehavior: { disabledSystemHeaders: { 'user-agent': true, accept: true } },
  },
];

const urlRules: readonly Rule[] = [
  { rule: 'an empty fragment', request: `${here}/a#` },
  { rule: 'a fragment behind the host', request: `${here}#a/b` },
  { rule: 'a query behind the host', request: `${here}?a=b` },
  { rule: 'a slash in the query', request: `${here}/?a=/b/../c` },
  { rule: 'encoded dots', request: `${here}/a/%2e%2e/b/%2E/c` },
  { rule: 'a blank path segment', request: `${here}/a/ /b` },
  { rule: 'only an ampersand', request: `${here}/?&` },
  { rule: 'a protocol in capitals', request: 'HTTP://127.0.0.1:<port>/a' },
  { rule: 'a protocol that nobody knows', request: 'gopher://server.test/a' },
  {
    rule: 'a disabled header, parameter and variable together',
    request: {
      url: {
        protocol: 'http',
        host: ['127', '0', '0', '1'],
        port: '<port>',
        path: ['a'],
        query: [
          { key: 'q', value: '1', disabled: true },
          { key: 'r', value: '2' },
        ],
      },
      header: [
        { key: 'X-A', value: '1', disabled: true },
        { key: 'X-B', value: '2' },
      ],
    },
  },
];

const scopes = {
  environment: { b: 'environment', c: 'environment' },
  globals: { a: 'globals', b: 'globals', c: 'globals', d: 'globals' },
  collection: {
    variable: [
      { key: 'b', value: 'collection' },
      { key: 'd', value: 'collection' },
    ],
  },
};

const precedenceRules: readonly Rule[] = [
  {
    rule: 'each name from its nearest scope',
    request: sending('{{a}} {{b}} {{c}} {{d}}'),
    ...scopes,
    rows: [{ c: 'row' }],
  },
  {
    rule: 'scopes changed by a script keep their rank',
    request: sending('{{a}} {{b}} {{c}} {{d}}'),
    ...scopes,
    prerequest: `pm.globals.set('c', 'set'); pm.collectionVariables.set('a', 'set'); pm.environment.unset('b'); pm.variables.set('d', 'local');`,
  },
  {
    rule: 'a value in one scope names one in a wider scope',
    request: sending('{{x}}'),
    environment: { x: '{{y}}' },
    globals: { y: '{{z}}' },
    rows: [{ z: 'row' }],
  },
];

/** Where requests go when cookies, redirects, URLs and scopes are used in less usual ways. */
export const unusualTargetRules: readonly Rule[] = [...cookieRules, ...redirectRules, ...urlRules, ...precedenceRules];
