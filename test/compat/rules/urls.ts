import type { Rule } from '../rule.ts';

const server = { protocol: 'http', host: ['127', '0', '0', '1'], port: '<port>' };

/** A request whose URL is given in Postman's parts. */
function parts(url: Readonly<Record<string, unknown>>): object {
  return { method: 'GET', url: { ...server, path: [''], ...url } };
}

function withQuery(...query: readonly unknown[]): object {
  return parts({ query });
}

const unencoded = { protocolProfileBehavior: { disableUrlEncoding: true } };

/** The characters whose encoding differs from place to place. */
const awkward = `a b"c<d>e\`f'g|h^i{j}k[l]m\\n~o!p$q(r)s*t,u;v:w@x=y`;

export const urlRules: readonly Rule[] = [
  { rule: 'a URL without path asks for /', request: 'http://server.test' },
  { rule: 'a URL without protocol is http', request: 'server.test/a' },
  { rule: 'protocol and host are lower-cased, the path keeps its case', request: 'HTTP://LOCALHOST:<port>/A/b?C=d' },
  { rule: 'a trailing slash stays', request: 'http://server.test/a/' },
  { rule: 'doubled slashes stay', request: 'http://server.test//a//b' },
  { rule: 'dot segments', request: 'http://server.test/a/../b/./c' },
  { rule: 'backslashes in the path', request: 'http://server.test\\a\\b' },
  { rule: 'the path encodes what it must', request: `http://server.test/${awkward}` },
  { rule: 'the query encodes what it must', request: `http://server.test/?q=${awkward}` },
  { rule: 'non-ASCII text in path and query', request: 'http://server.test/zürich/日本?q=ü&🙂=🙃' },
  { rule: 'what is already encoded stays', request: 'http://server.test/a%20b%2Fc?d=%26%3d%zz%' },
  { rule: 'a plus sign stays', request: 'http://server.test/a+b?c=d+e' },
  { rule: 'a quote in the query is encoded, in the path it is not', request: "http://server.test/it's?q=it's" },
  { rule: 'control characters are encoded', request: 'http://server.test/a\tb?c=d\te' },
  { rule: 'a space at the ends of the URL', request: '  http://server.test/a  ' },
  { rule: 'a fragment is not sent', request: 'http://server.test/a?b=c#d?e' },
  { rule: 'a question mark in the query stays', request: 'http://server.test/?a=b?c' },
  { rule: 'a semicolon and a comma in the path', request: 'http://server.test/a;b=c,d' },
  { rule: 'a colon in the path', request: 'http://server.test/a:b/c' },
  { rule: 'userinfo becomes basic auth', request: 'http://user:pass@server.test/' },
  { rule: 'userinfo with special characters', request: 'http://us@r:p@ssword@server.test/' },
  { rule: 'nobody before the @', request: 'http://@server.test/' },
  { rule: 'a user without a password', request: 'http://user@server.test/' },
  {
    rule: 'an Authorization header wins over userinfo',
    request: { url: 'http://user:pass@server.test/', header: [{ key: 'Authorization', value: 'Own' }] },
  },
  { rule: 'a short IPv4 address is completed', request: 'http://127.1:<port>/' },
  { rule: 'localhost is reached', request: 'http://localhost.test/a' },
  { rule: 'an explicit port is part of Host', request: 'http://server.test/' },
  { rule: 'an empty URL is not sent', request: '' },
  { rule: 'a URL that is no URL is not sent', request: 'http://' },
  { rule: 'a host with an unknown variable is not sent', request: 'http://{{nobody}}/a' },
  {
    rule: 'disableUrlEncoding sends path and query as they are',
    request: 'http://server.test/a"b<c>?d="e"',
    ...unencoded,
  },
  {
    rule: 'disableUrlEncoding sends non-ASCII text as it is',
    request: 'http://server.test/%7Ba%7D?q={a}',
    ...unencoded,
  },
  {
    rule: 'a URL in parts is put together',
    request: parts({ path: ['a', 'b'], query: [{ key: 'c', value: 'd' }], hash: 'e' }),
  },
  { rule: 'parts win over raw', request: parts({ raw: 'http://server.test/raw', path: ['parts'] }) },
  {
    rule: 'raw alone is enough',
    differs: {
      id: 'raw-url',
      newman: { requests: [], unsent: ['request'], passed: false },
      postino: { requests: [{ path: '/alone?a=b' }], unsent: [], passed: true },
    },
    request: { method: 'GET', url: { raw: 'http://server.test/alone?a=b' } },
  },
  {
    rule: 'host and path as text',
    request: { method: 'GET', url: { protocol: 'http', host: '127.0.0.1', port: '<port>', path: '/a/b' } },
  },
  { rule: 'auth in parts becomes basic auth', request: parts({ auth: { user: 'u', password: 'p' } }) },

  {
    rule: 'a path variable is filled in',
    request: parts({ path: ['a', ':id', 'b'], variable: [{ key: 'id', value: '7' }] }),
  },
  {
    rule: 'a path variable can hold a variable',
    request: parts({ path: [':id'], variable: [{ key: 'id', value: '{{x}}' }] }),
    environment: { x: 'seven' },
  },
  { rule: 'an empty path variable', request: parts({ path: ['a', ':id', 'b'], variable: [{ key: 'id', value: '' }] }) },
  { rule: 'a null path variable', request: parts({ path: ['a', ':id', 'b'], variable: [{ key: 'id', value: null }] }) },
  { rule: 'a missing path variable stays', request: parts({ path: ['a', ':id', 'b'], variable: [] }) },
  {
    rule: 'a path variable with a slash and a question mark',
    request: parts({ path: ['a', ':id'], variable: [{ key: 'id', value: 'b/c?d=e' }] }),
  },
  {
    rule: 'a path variable with special characters',
    request: parts({ path: [':id'], variable: [{ key: 'id', value: 'ü "{}' }] }),
  },
  {
    rule: 'only a whole segment is a path variable',
    request: parts({ path: ['x:id', ':idx'], variable: [{ key: 'id', value: '7' }] }),
  },
  {
    rule: 'a disabled path variable',
    request: parts({ path: [':id'], variable: [{ key: 'id', value: '7', disabled: true }] }),
  },
  { rule: 'a number as path variable', request: parts({ path: [':id'], variable: [{ key: 'id', value: 7 }] }) },
  {
    rule: 'one path variable used twice',
    request: parts({ path: [':id', ':id'], variable: [{ key: 'id', value: '7' }] }),
  },
  {
    rule: 'of two path variables with one name',
    request: parts({
      path: [':id'],
      variable: [
        { key: 'id', value: '1' },
        { key: 'id', value: '2' },
      ],
    }),
  },
  { rule: 'a path variable in text form stays', request: 'http://server.test/a/:id' },
  {
    rule: 'an environment variable does not fill a path variable',
    request: parts({ path: [':id'], variable: [{ key: 'id', value: '' }] }),
    environment: { id: '9' },
  },

  {
    rule: 'query parameters keep their order and duplicates',
    request: withQuery({ key: 'b', value: '1' }, { key: 'a', value: '2' }, { key: 'b', value: '3' }),
  },
  {
    rule: 'a disabled parameter is not sent',
    request: withQuery({ key: 'a', value: '1' }, { key: 'b', value: '2', disabled: true }),
  },
  { rule: 'with all parameters disabled there is no ?', request: withQuery({ key: 'a', value: '1', disabled: true }) },
  { rule: 'a parameter without value has no =', request: withQuery({ key: 'a', value: null }, { key: 'b' }) },
  { rule: 'a parameter with empty value has =', request: withQuery({ key: 'a', value: '' }) },
  { rule: 'a parameter with empty key', request: withQuery({ key: '', value: '1' }, { key: 'b', value: '2' }) },
  { rule: 'a parameter with null key', request: withQuery({ key: null, value: '1' }, { key: 'b', value: '2' }) },
  { rule: 'a lone empty parameter is a bare ?', request: withQuery({ key: '' }) },
  {
    rule: 'keys and values in parts are encoded',
    request: withQuery({ key: 'a&b=c', value: 'd&e=f#g' }, { key: 'ü k', value: 'ä v+%20' }),
  },
  { rule: 'a number as parameter value', request: withQuery({ key: 'a', value: 1 }) },
  {
    rule: 'a parameter value may bring an ampersand by a variable',
    request: withQuery({ key: 'a', value: '{{v}}' }),
    environment: { v: '1&b=2' },
  },
  { rule: 'a bare ? in text form stays', request: 'http://server.test/a?' },
  { rule: 'parameters in text form: a, a=, =, &&', request: 'http://server.test/?a&b=&=&&c==d&=e' },
  {
    rule: 'parameters in the URL and in the list',
    request: parts({ raw: 'http://server.test/?a=1&b=2', query: [{ key: 'a', value: '1' }] }),
  },
  { rule: 'query as text', request: parts({ query: 'a=1&b=2' }) },
];
