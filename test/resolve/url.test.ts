import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Param, UrlDefinition } from '../../src/model/request.ts';
import { resolveUrl } from '../../src/resolve/url.ts';
import { urlText } from '../../src/resolve/url-text.ts';
import { postman, toNodeUrl } from './oracle.ts';

const values: Readonly<Record<string, string>> = {
  host: 'local.test',
  port: '8080',
  base: 'https://api.local.test:8443/v1',
  version: 'v23.0',
  protocol: 'https',
  user: 'me',
  secret: 'p@ss:w|d',
  id: '42',
  empty: '',
  query: 'a=1&b=2',
  odd: 'ä b',
  chained: '{{host}}',
};
const lookUp = (name: string) => values[name];

function resolved(definition: UrlDefinition, disableUrlEncoding = false): string {
  const result = resolveUrl(definition, { disableUrlEncoding }, lookUp);
  return result.kind === 'resolved' ? result.url : `${result.error.code}: ${result.error.message}`;
}

/** A URL with this host and this path as text, as a script may leave it. */
const at = (host: string, path?: string): UrlDefinition => ({ protocol: 'http', host, path });

describe('parts to text', () => {
  const withQuery = (...query: Param[]): UrlDefinition => ({ host: ['h'], query });
  test.each<{ url: UrlDefinition; expected: string; why: string }>([
    { url: {}, expected: '', why: 'no parts, no text' },
    { url: { protocol: 'https', host: ['a', 'b'], path: ['c', 'd'] }, expected: 'https://a.b/c/d', why: 'joined' },
    { url: { protocol: 'https://', host: 'a.b' }, expected: 'https://a.b', why: 'protocol may end in ://' },
    { url: { host: ['{{base}}'], path: ['x'] }, expected: '{{base}}/x', why: 'tokens stay' },
    { url: { host: 'h', port: '80' }, expected: 'h:80', why: 'the port follows the host' },
    { url: { host: 'h', path: '/a/b' }, expected: 'h/a/b', why: 'a text path may start with a slash' },
    { url: { host: 'h', path: 'a/b' }, expected: 'h/a/b', why: 'or without' },
    { url: { host: 'h', path: '/' }, expected: 'h/', why: 'the root' },
    { url: { host: 'h', path: ['a', ''] }, expected: 'h/a/', why: 'an empty last segment is a slash' },
    { url: { host: 'h', auth: { user: 'u', password: 'p' } }, expected: 'u:p@h', why: 'user and password' },
    { url: { host: 'h', auth: { password: 'p' } }, expected: ':p@h', why: 'a password alone' },
    { url: { host: 'h', auth: { user: 'u' } }, expected: 'u@h', why: 'a user alone' },
    { url: { host: 'h', hash: '' }, expected: 'h#', why: 'an empty fragment is one' },
    {
      url: withQuery({ key: 'a', value: '1' }, { key: 'a', value: '2' }),
      expected: 'h?a=1&a=2',
      why: 'duplicates stay',
    },
    { url: withQuery({ key: 'a', value: null }), expected: 'h?a', why: 'no value, no equals sign' },
    { url: withQuery({ key: 'a', value: '' }), expected: 'h?a=', why: 'an empty value keeps it' },
    { url: withQuery({ key: '', value: null }), expected: 'h?', why: 'one empty parameter is a question mark' },
    { url: withQuery({ key: null, value: 'b' }), expected: 'h?=b', why: 'a value without key' },
    { url: withQuery({ key: 'a', value: '1', disabled: true }), expected: 'h', why: 'all disabled, no question mark' },
    {
      url: withQuery({ key: 'a', value: '1', disabled: true }, { key: 'b', value: '2' }),
      expected: 'h?b=2',
      why: 'disabled ones are left out',
    },
    {
      url: withQuery({ key: 'a=b&c', value: 'd=e&f#g' }),
      expected: 'h?a%3Db%26c=d=e%26f%23g',
      why: 'what would split',
    },
    { url: withQuery({ key: '{{a&b=c#}}', value: '{{d&e}}' }), expected: 'h?{{a&b=c#}}={{d&e}}', why: 'not in tokens' },
  ])('$expected: $why', ({ url, expected }) => {
    expect(urlText(url)).toBe(expected);
  });
});

describe('path variables', () => {
  const withPath = (path: string[], ...variable: Param[]): UrlDefinition => ({ host: ['h'], path, variable });
  test.each<{ url: UrlDefinition; expected: string; why: string }>([
    { url: withPath([':id'], { key: 'id', value: '7' }), expected: 'h/7', why: 'filled in' },
    { url: withPath([':id.json'], { key: 'id', value: '7' }), expected: 'h/7.json', why: 'a suffix stays' },
    { url: withPath([':id'], { key: 'id', value: '{{id}}' }), expected: 'h/{{id}}', why: 'with a token' },
    { url: withPath([':id'], { key: 'id', value: '' }), expected: 'h/:id', why: 'an empty one stays' },
    { url: withPath([':id'], { key: 'id', value: null }), expected: 'h/:id', why: 'one without value stays' },
    { url: withPath([':id'], { key: 'other', value: '1' }), expected: 'h/:id', why: 'a missing one stays' },
    { url: withPath([':id', 'a:id'], { key: 'id', value: '7' }), expected: 'h/7/a:id', why: 'only at the start' },
    { url: withPath([':'], { key: '', value: '7' }), expected: 'h/:', why: 'a colon alone is no variable' },
    { url: withPath([':toString']), expected: 'h/:toString', why: 'nothing is inherited' },
    {
      url: withPath([':id'], { key: 'id', value: '1' }, { key: 'id', value: '2' }),
      expected: 'h/2',
      why: 'the last of several counts',
    },
  ])('$expected: $why', ({ url, expected }) => {
    expect(urlText(url)).toBe(expected);
  });
});

test.each<{ url: UrlDefinition; expected: string; why: string }>([
  { url: at('{{host}}', 'a'), expected: 'http://local.test/a', why: 'a host' },
  { url: { host: '{{host}}', port: '{{port}}' }, expected: 'http://local.test:8080/', why: 'http unless told' },
  { url: { host: ['{{base}}'], path: ['x'] }, expected: 'https://api.local.test:8443/v1/x', why: 'a whole base' },
  { url: at('{{chained}}'), expected: 'http://local.test/', why: 'a chained variable' },
  { url: at('{{empty}}{{host}}'), expected: 'http://local.test/', why: 'an empty one vanishes' },
  { url: at('LOCAL.test', 'A/b'), expected: 'http://local.test/A/b', why: 'only the host is lower-cased' },
  { url: at('bücher.test'), expected: 'http://xn--bcher-kva.test/', why: 'punycode' },
  { url: at('h', '{{odd}}'), expected: 'http://h/%C3%A4%20b', why: 'path encoded' },
  { url: at('h', '%20a%zz'), expected: 'http://h/%20a%zz', why: 'never encoded twice' },
  { url: at('h', '{{nobody}}'), expected: 'http://h/%7B%7Bnobody%7D%7D', why: 'an unknown token in a path is sent' },
  { url: at('h', 'a/../b//c'), expected: 'http://h/a/../b//c', why: 'dots and slashes stay' },
  { url: at('h', 'a\\b'), expected: 'http://h/a/b', why: 'backslashes turn' },
  { url: at('h?x={{query}}'), expected: 'http://h/?x=a=1&b=2', why: 'a value may hold several parameters' },
  { url: at("h?x={a}|^['+]"), expected: 'http://h/?x={a}|^[%27+]', why: 'query characters newman leaves' },
  { url: at('{{user}}:{{secret}}@h'), expected: 'http://me:p%40ss%3Aw%7Cd@h/', why: 'userinfo encoded' },
  { url: at('[::1]:80', 'a'), expected: 'http://[::1]:80/a', why: 'an IPv6 address, the port kept' },
  { url: at('127.1'), expected: 'http://127.0.0.1/', why: 'a short IPv4 address' },
  { url: at('h', 'a#b c'), expected: 'http://h/a#b%20c', why: 'the fragment is kept for scripts' },
])('$expected: $why', ({ url, expected }) => {
  expect(resolved(url)).toBe(expected);
});

test('without encoding only the host is touched', () => {
  expect(resolved(at('BÜCHER.test', 'a b/{{odd}}?q="ä b"#ö'), true)).toBe(
    'http://xn--bcher-kva.test/a b/ä b?q="ä b"#ö',
  );
});

const envVar = (...names: string[]) =>
  `Give ${names.join(' and ')} a value: ${names.map((name) => `--env-var ${name}=value`).join(' ')}, or in the environment file`;

test.each<{ url: UrlDefinition; code: string; message: string; hint: string | undefined }>([
  { url: {}, code: 'empty-url', message: 'the request has no URL', hint: 'Give the request a URL' },
  {
    url: { host: '{{empty}}' },
    code: 'empty-url',
    message: '{{empty}} is no URL: it is empty',
    hint: envVar('empty'),
  },
  {
    url: { host: '{{baseUrl}}', path: 'users' },
    code: 'invalid-url',
    message: '{{baseUrl}}/users is no URL: nothing gives {{baseUrl}} a value',
    hint: envVar('baseUrl'),
  },
  {
    url: { protocol: '{{scheme}}', host: ['{{sub}}', 'local', 'test'], port: '{{door}}', path: '{{rest}}' },
    code: 'invalid-url',
    message:
      '{{scheme}}://{{sub}}.local.test:{{door}}/{{rest}} is no URL: nothing gives {{scheme}} and {{sub}} and {{door}} a value',
    hint: envVar('scheme', 'sub', 'door'),
  },
  {
    url: { host: '{{ host }}' },
    code: 'invalid-url',
    message: '{{ host }} is no URL: nothing gives {{ host }} a value',
    hint: 'Write {{host}} without blanks: they count as part of the name',
  },
  {
    url: { host: '{{base url}}' },
    code: 'invalid-url',
    message: '{{base url}} is no URL: nothing gives {{base url}} a value',
    hint: 'Give base url a value: --env-var "base url=value", or in the environment file',
  },
  {
    url: { host: '{{empty}}', path: 'users' },
    code: 'invalid-url',
    message: '{{empty}}/users is no URL: it has no host',
    hint: envVar('empty'),
  },
  { url: at(''), code: 'invalid-url', message: 'http:// is no URL: it has no host', hint: undefined },
  {
    url: { protocol: 'ftp', host: 'h' },
    code: 'invalid-url',
    message: 'ftp://h cannot be requested: its protocol is ftp://',
    hint: 'Use http:// or https://',
  },
  {
    url: at('local test', 'a'),
    code: 'invalid-url',
    message: 'http://local test/a is no URL: nothing can be reached at "local test"',
    hint: 'Check the host for blanks, wrong characters and its port',
  },
  {
    url: at('h:99999'),
    code: 'invalid-url',
    message: 'http://h:99999 is no URL: nothing can be reached at "h:99999"',
    hint: 'Check the host for blanks, wrong characters and its port',
  },
])('$message', ({ url, code, message, hint }) => {
  expect(resolveUrl(url, {}, lookUp)).toMatchObject({ kind: 'failed', error: { code, message, hint } });
});

const text = fc.string({
  maxLength: 4,
  unit: fc.constantFrom(...'aB1-_.~%+ä #?&=/:@[]{}\\|^"\'<>` ,;!$()*', '€', '😀'),
});
const token = fc.constantFrom(
  '{{host}}',
  '{{port}}',
  '{{odd}}',
  '{{query}}',
  '{{empty}}',
  '{{nobody}}',
  '{{a&b}}',
  '{{#?/}}',
  '{{base}}',
);
const piece = fc.array(fc.oneof({ weight: 3, arbitrary: text }, token), { maxLength: 3 }).map((each) => each.join(''));
const plain = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
const param = fc.record(
  {
    key: fc.oneof(piece, fc.constant(null)),
    value: fc.oneof(piece, fc.constant(null), fc.integer()),
    disabled: fc.boolean(),
  },
  { requiredKeys: ['key'] },
) as fc.Arbitrary<Param>;
const definition = fc.record(
  {
    protocol: fc.constantFrom('http', 'https', 'HTTP', 'https://', 'http://'),
    auth: fc.record({ user: piece, password: piece }, { requiredKeys: [] }),
    host: fc.oneof(
      fc.array(fc.oneof({ weight: 4, arbitrary: plain }, piece), { minLength: 1, maxLength: 3 }),
      plain,
      piece,
      // Origins that come again are not encoded again.
      fc.constantFrom('local.test', '{{host}}', ['{{host}}'], ['local', 'test']),
    ),
    port: fc.constantFrom('80', '443', '8080', '{{port}}', '', '1'),
    path: fc.oneof(
      fc.array(fc.oneof(piece, fc.constantFrom(':id', ':id.json', ':', ':other', ':{{id}}', '')), { maxLength: 4 }),
      piece,
      fc.constantFrom('/', '/:id/x', ''),
    ),
    query: fc.array(param, { maxLength: 4 }),
    hash: piece,
    variable: fc.array(
      fc.record({
        key: fc.constantFrom('id', 'other', '{{id}}'),
        value: fc.oneof(piece, fc.constant(null), fc.integer()),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['host'] },
) as fc.Arbitrary<UrlDefinition>;

test('joins parts as postman-collection does', () => {
  fc.assert(
    fc.property(definition, (url) => {
      expect(urlText(url)).toBe(new postman.Url(structuredClone(url)).toString());
    }),
    { numRuns: 10_000, seed: 1 },
  );
}, 120_000);

test('resolves, parses and encodes as postman-collection and postman-url-encoder do', () => {
  fc.assert(
    fc.property(definition, fc.boolean(), (url, disableUrlEncoding) => {
      const joined = new postman.Url(structuredClone(url)).toString();
      const substituted = postman.Property.replaceSubstitutions(joined, [values]);
      const result = resolveUrl(url, { disableUrlEncoding }, lookUp);
      expect(result.text).toBe(substituted);
      if (result.kind === 'resolved') {
        expect(result.url).toBe(toNodeUrl(new postman.Url(substituted), disableUrlEncoding).href);
      }
    }),
    { numRuns: 10_000, seed: 1 },
  );
}, 120_000);

test('a resolved URL always has a host that can be asked', () => {
  fc.assert(
    fc.property(definition, (url) => {
      const result = resolveUrl(url, {}, lookUp);
      if (result.kind === 'resolved') expect(URL.canParse(result.url)).toBe(true);
      else expect(result.error.message).not.toBe('');
    }),
    { numRuns: 10_000, seed: 1 },
  );
}, 120_000);
