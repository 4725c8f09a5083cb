import type { Rule } from '../rule.ts';
import { anywhere, type Story, setting, shop, toRule } from './cookie-stories.ts';

const inside = ['/', '/in', '/in/', '/in/side', '/inside', '/IN/side', '/in?a=1'].map((path) => `${shop}${path}`);

const paths: readonly Story[] = [
  { rule: 'a path and below', at: shop, cookies: ['a=1; Path=/in'], asked: inside },
  { rule: 'a cookie’s path with a slash at its end', at: shop, cookies: ['a=1; Path=/in/'], asked: inside },
  { rule: 'a path without a slash before it', at: shop, cookies: ['a=1; Path=in'], asked: inside },
  { rule: 'no path after the =', at: shop, cookies: ['a=1; Path='], asked: inside },
  { rule: 'the last of two paths', at: shop, cookies: ['a=1; Path=/; Path=/in'], asked: inside },
  { rule: 'a path with a query', at: shop, cookies: ['a=1; Path=/in?a=1'], asked: inside },
  {
    rule: 'the folder of the URL, where no path is given',
    at: `${shop}/set-cookies/deep/er?x=1`,
    cookies: ['a=1'],
    asked: [`${shop}/set-cookies/deep`, `${shop}/set-cookies/deep/`, `${shop}/set-cookies/`, `${shop}/`],
  },
  {
    rule: 'a path of elsewhere is kept for there',
    at: shop,
    cookies: ['a=1; Path=/else/where'],
    asked: [`${shop}/else/where`, `${shop}/else`],
  },
  {
    rule: 'an encoded path',
    at: shop,
    cookies: ['a=1; Path=/a b', 'b=2; Path=/a%20b', 'c=3; Path=/%61'],
    asked: [`${shop}/a b`, `${shop}/a%20b`, `${shop}/a`, `${shop}/%61`],
  },
  {
    rule: 'one name at several paths',
    at: shop,
    cookies: ['a=1; Path=/', 'a=2; Path=/in', 'a=3; Path=/in/side', 'a=4; Path=/in'],
    asked: inside,
  },
];

const attributes: readonly Story[] = [
  ['Secure over http', 'a=1; Secure'],
  ['SECURE=no', 'a=1; SECURE=no'],
  ['the prefix __Secure-', '__Secure-a=1; Secure', '__Secure-b=2'],
  ['the prefix __Host-', '__Host-a=1; Secure; Path=/', '__Host-b=2; Path=/', '__Host-c=3; Secure; Domain=example.com'],
  ['SameSite of every kind', 'a=1; SameSite=Strict', 'b=2; SameSite=Lax', 'c=3; SameSite=None', 'd=4; SameSite=Else'],
  ['Max-Age before Expires', 'a=1; Max-Age=100; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'b=2; Max-Age=0'],
  ['a Max-Age that is none', 'a=1; Max-Age=soon', 'b=2; Max-Age=-1', 'c=3; Max-Age=1.5', 'd=4; Max-Age='],
  ['an Expires that is none', 'a=1; Expires=soon', 'b=2; Expires=0', 'c=3; Expires='],
  ['dates in other forms', 'a=1; Expires=Sun, 06-Nov-44 08:49:37 GMT', 'b=2; Expires=Sun Nov  6 08:49:37 2044'],
  ['attributes nobody knows', 'a=1; Partitioned; Priority=High; Else', 'b=2;;; ;Path=/'],
  ['blanks around', '  a = 1 ; Path = / ; Domain = example.com'],
  ['commas and quotes', 'a=1,b=2', 'c="x;y"', 'd="x, y"; Path=/'],
  ['signs beyond ASCII', 'a=ü', 'ü=1'],
  ['a tab', 'a=x\ty', 'b\tc=1'],
  ['a long value', `a=${'x'.repeat(5000)}`],
].map(([rule = '', ...cookies]) => ({
  rule,
  at: shop,
  cookies,
  asked: [`${shop}/`, 'http://example.com/', `${shop}/in`],
}));

const jar =
  'const jar = pm.cookies.jar(); const say = (error, value) => console.log(String(error), JSON.stringify(value));';
const listed = `console.log(JSON.stringify(pm.cookies.all().map(({ name, value, path, domain, hostOnly, secure }) => [name, value, path, domain, hostOnly, secure])));`;

/** A Max-Age counts from now. */
const withoutSoon = (text: string) => text.replace(/\b202\d-[\d-]+T[\d:.]+Z/g, '<soon>');

const told: readonly Rule[] = [
  {
    rule: 'pm.cookies has those of the domain too',
    items: [
      setting(shop, 'a=1; Domain=example.com', 'b=2', 'c=3; Path=/in', 'd=4; Secure'),
      { request: `${shop}/in`, test: listed },
      { request: 'http://other.example.com/', test: listed },
    ],
  },
  {
    rule: 'the jar gives secure cookies to https alone',
    items: [
      setting(shop, 'a=1; Secure; Domain=example.com', 'b=2'),
      {
        request: `${shop}/`,
        test: `${jar}\njar.getAll('https://shop.example.com/', (e, list) => { say(e, list.map(String)); jar.getAll('http://shop.example.com/', (e, list) => say(e, list.map(String))); });`,
      },
    ],
  },
  {
    rule: 'clearing a host leaves those of its domain',
    items: [
      setting(shop, 'a=1; Domain=example.com', 'b=2'),
      { request: `${shop}/`, test: `${jar}\njar.clear('http://shop.example.com/', say);` },
      { request: `${shop}/` },
      { request: 'http://example.com/' },
    ],
  },
  {
    rule: 'clearing a domain leaves those of its hosts',
    items: [
      setting(shop, 'a=1; Domain=example.com', 'b=2'),
      { request: `${shop}/`, test: `${jar}\njar.clear('http://example.com/', say);` },
      { request: `${shop}/` },
    ],
  },
  {
    rule: 'unset takes the cookie of the domain too',
    items: [
      setting(shop, 'a=1; Domain=example.com', 'b=2'),
      { request: `${shop}/`, test: `${jar}\njar.unset('http://shop.example.com/', 'a', say);` },
      { request: `${shop}/` },
    ],
  },
  {
    rule: 'a script sets a cookie for a domain',
    items: [
      {
        request: `${shop}/`,
        prerequest: `${jar}\njar.set('http://shop.example.com/', { name: 'a', value: '1', domain: 'example.com' }, say);`,
      },
      { request: 'http://other.example.com/' },
    ],
  },
  {
    rule: 'what pm.cookies tells of a cookie',
    blur: withoutSoon,
    items: [
      setting(
        shop,
        'a=1; Max-Age=100',
        'b=2; Expires=Sun, 06 Nov 2044 08:49:37 GMT; HttpOnly',
        'c=3; SameSite=Lax; Else',
      ),
      {
        request: `${shop}/`,
        test: `console.log(JSON.stringify(pm.cookies.all())); pm.sendRequest('${shop}/', (error, response, { cookies }) => console.log(JSON.stringify(cookies.all())));`,
      },
    ],
  },
  {
    rule: 'what the jar tells of a cookie',
    items: [
      setting(
        shop,
        'a=1; Max-Age=100',
        'b=2; Expires=Sun, 06 Nov 2044 08:49:37 GMT; HttpOnly',
        'c=3; SameSite=Lax; Else',
      ),
      { request: `${shop}/`, test: `${jar}\njar.getAll('http://shop.example.com/', (e, list) => say(e, list.all()));` },
    ],
  },
  {
    rule: 'a script sets a cookie for a foreign domain',
    items: [
      {
        request: `${shop}/`,
        prerequest: `${jar}\njar.set('http://shop.example.com/', { name: 'a', value: '1', domain: 'example.org' }, (error, value) => console.log(Boolean(error), String(value)));`,
      },
      { request: 'http://example.org/' },
    ],
  },
  {
    rule: 'a redirect brings cookies to other hosts',
    items: [
      setting(
        `${shop}/set-cookies?to=${encodeURIComponent('http://other.example.com/')}`,
        'a=1; Domain=example.com; Path=/',
        'b=2; Path=/',
      ),
      { request: `${shop}/` },
    ],
  },
  {
    rule: 'SameSite=Strict goes along from another site',
    items: [
      setting(shop, 'a=1; SameSite=Strict; Path=/'),
      { request: `http://other.org/redirect/302?to=${encodeURIComponent(`${shop}/end`)}` },
    ],
  },
  {
    rule: 'a script’s request brings cookies of a domain',
    items: [
      {
        request: `${shop}/`,
        test: `pm.sendRequest('http://other.example.com/set-cookies?cookie=${encodeURIComponent('a=1; Domain=example.com')}', (error, response, { cookies }) => console.log(JSON.stringify(cookies.toObject())));`,
      },
      { request: `${shop}/` },
    ],
  },
];

export const cookieDetailRules: readonly Rule[] = [...[...paths, ...attributes].map(toRule), ...told].map((rule) => ({
  ...rule,
  ...anywhere,
}));
