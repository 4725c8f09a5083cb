/// <reference path="../../node_modules/postman-collection/types/index.d.ts" />
import { array, assert, constantFrom, property, string } from 'fast-check';
import { Url } from 'postman-collection';
import { describe, expect, test } from 'vitest';
import { parseUrl, toUrl } from '../../src/load/collection/url.ts';
import type { Param, UrlDefinition } from '../../src/model/request.ts';

function agree(text: string): void {
  expect(partsOf(parseUrl(text))).toEqual(throughPostman(text));
}

/** The parts of a URL that mean something, in one form for both sides. */
function partsOf(url: UrlDefinition): unknown {
  const { protocol, auth, host, port, path, query, hash, variable } = url;
  const pairs = (query ?? []).map(({ key, value, disabled }) => ({ key, value, disabled: Boolean(disabled) }));
  const variables = (variable ?? []).map(({ key, value }) => ({ key, value }));
  return { protocol, auth: auth && { ...auth }, host, port, path, query: pairs, hash, variables };
}

function throughPostman(value: unknown): unknown {
  const url = new Url(structuredClone(value) as string);
  const query = url.query.all() as unknown as UrlDefinition['query'];
  const variable = url.variables.all().map(({ key, value: text }: Param) => ({ key: key ?? undefined, value: text }));
  return partsOf({ ...(url as unknown as UrlDefinition), query, variable });
}

const texts = [
  'http://localhost',
  'http://localhost/?',
  'localhost:3000/a/b/',
  'example.com',
  '{{url}}/x',
  '{{url}}',
  '{{a.b/c?d#e}}/x?y={{q?&#}}#z{{h}}',
  'https://{{host}}:{{port}}/{{path}}',
  'https://user:pa:ss@host.org:8443/p',
  'https://user@host',
  'https://{{user}}:{{p@ss}}@host',
  'http:///slashes.org//double//path/',
  'file:///tmp/x',
  'http:\\\\back\\slash',
  'ftp://host/:id/:id/x:y/:a.json/:',
  '/:id?a',
  '?only=query',
  '#only-hash',
  'host?a&b=&=c&&d=e=f&',
  'host?&',
  'host?a=b?c#d#e?f',
  '  http://padded.org  ',
  'http://[::1]:80/x',
  '[::1]',
  'host:80:90',
  ':8080/x',
  'http://',
  '',
  ' ',
  'a.b.{{c.d}}.e',
  'mailto:me@x.org',
  'https://graph.facebook.com/{{Version}}/{{Phone-Number-ID}}/messages?fields=a(b).c([1,2])',
];

describe('a URL as text is taken apart as Postman does it', () => {
  test.each(texts)('%j', (text) => {
    expect(partsOf(parseUrl(text))).toEqual(throughPostman(text));
    expect(partsOf(toUrl(text))).toEqual(throughPostman(text));
  });

  test('and so is any other', () => {
    const piece = constantFrom(
      'http',
      '://',
      ':',
      '/',
      '?',
      '#',
      '&',
      '=',
      '@',
      '.',
      '{{',
      '}}',
      'a',
      '%20',
      ':id',
      '\\',
      '[',
      ']',
    );
    const text = array(piece.map(String), { maxLength: 14 }).map((pieces) => pieces.join(''));
    assert(property(text, agree), { numRuns: 10_000, seed: 1 });
    assert(property(string(), agree), { numRuns: 2000, seed: 1 });
  }, 120_000);
});

test.each([
  { why: 'host and path as text', value: { host: 'a.{{b.c}}.d', path: '/x/y/' } },
  { why: 'a root path', value: { host: 'h', path: '/' } },
  { why: 'an empty path', value: { host: 'h', path: '' } },
  { why: 'a path without slash', value: { host: 'h', path: 'x//y' } },
  { why: 'host and path as lists', value: { host: ['a', 'b'], path: ['x', ''] } },
  { why: 'a host that is a whole URL', value: { host: 'http://127.0.0.1:80', path: 'p' } },
  { why: 'a query as text', value: { host: 'h', query: 'a=1&b&&c=' } },
  { why: 'a query as object', value: { host: 'h', query: { a: 1, b: '2' } } },
  {
    why: 'a query with null, empty and disabled',
    value: {
      host: 'h',
      query: [
        { key: 'a', value: null },
        { key: 'b' },
        { key: '', value: '' },
        { key: 'd', value: '1', disabled: true },
      ],
    },
  },
  {
    why: 'path variables by key and by id',
    value: {
      host: 'h',
      path: [':a', ':b'],
      variable: [
        { key: 'a', value: '1' },
        { id: 'b', value: '2' },
      ],
    },
  },
  {
    why: 'path variables that are numbers',
    value: {
      host: 'h',
      path: [':a'],
      variable: [
        { key: 'a', value: 5, type: 'string' },
        { key: 'b', value: 6 },
      ],
    },
  },
  {
    why: 'port, hash and auth',
    value: { protocol: 'https', host: 'h', port: '1', hash: 'x', auth: { user: 'u', password: 'p' } },
  },
  { why: 'nothing', value: {} },
  { why: 'null', value: null },
  { why: 'false', value: false },
])('a URL as object means what it means in Postman: $why', ({ value }) => {
  expect(partsOf(toUrl(value))).toEqual(throughPostman(value));
});

test.each([
  { why: 'raw is read when it is all there is (newman sends nothing)', value: { raw: 'http://h/p?q=1' }, host: ['h'] },
  { why: 'raw is for show when there are parts', value: { raw: 'http://h/p', host: ['other'] }, host: ['other'] },
])('an object with raw: $why', ({ value, host }) => {
  expect(toUrl(value).host).toEqual(host);
});
