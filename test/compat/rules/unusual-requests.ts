import { expect } from 'vitest';
import type { Rule } from '../rule.ts';

const here = 'http://server.test';
const elsewhere = 'http://localhost.test';
/** The proxy stands for every name there is. */
const anywhere = { options: { env: { HTTP_PROXY: 'http://proxy.test' } } };

const raw = (text: string) => ({ mode: 'raw', raw: text });
const seen = 'console.log(pm.request.method, pm.request.url.toString(), String(pm.request.body));';
const redirected = (code: number, to: string) => `${here}/redirect/${code}?to=${encodeURIComponent(to)}`;
const answering = (bytes: string, settings: object = {}) => ({
  request: `${here}/raw/${Buffer.from(bytes, 'latin1').toString('base64url')}`,
  test: 'console.log(pm.response.code, pm.response.status, pm.response.text().length, pm.response.headers.count())',
  ...settings,
});
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n';

const methods: readonly Rule[] = [
  { rule: 'a request without a method', request: { url: `${here}/echo`, body: raw('abc') }, test: seen },
  {
    rule: 'an empty method',
    request: { method: '', url: `${here}/echo` },
    test: 'console.log(pm.request.method)',
    differs: { id: 'empty-method', newman: { console: ["log: ''"] }, postino: { console: ["log: 'GET'"] } },
  },
  { rule: 'a null method', request: { method: null, url: `${here}/echo` }, test: seen },
  { rule: 'a method in small letters', request: { method: 'post', url: `${here}/echo`, body: raw('abc') }, test: seen },
  { rule: 'a method with blanks around', request: { method: ' POST ', url: `${here}/echo` }, test: seen },
  { rule: 'a method with a blank in it', request: { method: 'GET IT', url: `${here}/echo` }, test: seen },
  { rule: 'a method with signs', request: { method: 'M-SEARCH', url: `${here}/echo` }, test: seen },
  ...['POSTMAN', 'PURGE', 'COPY', 'QUERY'].map((method) => ({
    rule: `${method} without a body`,
    request: { method, url: `${here}/echo` },
  })),
  ...['PURGE', 'VIEW', 'QUERY', 'PROPFIND'].map((method) => ({
    rule: `${method} with a body`,
    request: { method, url: `${here}/echo`, body: raw('abc') },
  })),
];

function impossible(rule: string, request: string): Rule {
  return {
    rule,
    request,
    ...anywhere,
    differs: {
      id: 'impossible-hosts',
      newman: { unsent: [], passed: true, requests: [{ path: request }] },
      postino: { unsent: ['request'], passed: false, requests: [] },
    },
  };
}

const hosts: readonly Rule[] = [
  { rule: 'a host with umlauts', request: 'http://BÜCHER.example/json', test: seen, ...anywhere },
  { rule: 'a host in Punycode', request: 'http://xn--bcher-kva.example/json', test: seen, ...anywhere },
  { rule: 'a host in Chinese', request: 'http://例え.テスト/json', test: seen, ...anywhere },
  { rule: 'a host with an underscore', request: 'http://my_host.example/json', test: seen, ...anywhere },
  { rule: 'a host of a request with a dot at its end', request: 'http://example.com./json', test: seen, ...anywhere },
  {
    rule: 'a host with umlauts in parts',
    request: { url: { protocol: 'http', host: ['bü', 'example'] } },
    ...anywhere,
  },
  { rule: 'a host with an encoded letter', request: 'http://%61.example/json', test: seen, ...anywhere },
  { rule: 'the usual port is not told', request: 'http://example.com:80/json', test: seen, ...anywhere },
  { rule: 'a port with zeros before it', request: 'http://example.com:0081/json', test: seen, ...anywhere },
  { rule: 'an empty port', request: 'http://example.com:/json', test: seen, ...anywhere },
  impossible('a port that is too high', 'http://example.com:65536/json'),
  impossible('a port that is none', 'http://example.com:http/json'),
  { rule: 'an address of IPv6 as host', request: 'http://[2001:DB8::1]/json', test: seen, ...anywhere },
  { rule: 'an address as one number', request: 'http://167772161/json', test: seen, ...anywhere },
  { rule: 'a name below localhost', request: 'http://a.localhost:<port>/json', test: seen },
  { rule: 'localhost in capitals', request: 'http://LOCALHOST:<port>/json', test: seen },
];

const headers: readonly Rule[] = [
  {
    rule: 'a POST without any system header',
    request: { method: 'POST', url: `${here}/echo` },
    protocolProfileBehavior: {
      disabledSystemHeaders: Object.fromEntries(
        ['user-agent', 'accept', 'cache-control', 'postman-token', 'host', 'accept-encoding', 'connection']
          .concat('content-type', 'content-length')
          .map((name) => [name, true]),
      ),
    },
  },
  {
    rule: 'an own Content-Length without a body',
    request: { method: 'POST', url: `${here}/echo`, header: [{ key: 'Content-Length', value: '0' }] },
  },
  { rule: 'http2 is not for http', request: `${here}/json`, protocolProfileBehavior: { protocolVersion: 'http2' } },
  { rule: 'auto is HTTP/1 for http', request: `${here}/json`, protocolProfileBehavior: { protocolVersion: 'auto' } },
  {
    rule: 'a protocol version that is none',
    request: `${here}/json`,
    protocolProfileBehavior: { protocolVersion: 'http9' },
  },
  {
    rule: 'settings that nobody knows',
    request: `${here}/json`,
    protocolProfileBehavior: { else: true, disabledSystemHeaders: 'all', maxRedirects: 'many' },
  },
  {
    rule: 'an answer with a long header',
    ...answering(`${ok}X-A: ${'a'.repeat(100_000)}\r\n\r\nok`),
    differs: {
      id: 'many-headers',
      newman: { unsent: ['request'], passed: false, console: [], exceptions: [expect.stringMatching('undefined')] },
      postino: { unsent: [], passed: true, console: ["log: 200, 'OK', 2, 2"], exceptions: [] },
    },
  },
  { rule: 'an answer with a header that is too long', ...answering(`${ok}X-A: ${'a'.repeat(140_000)}\r\n\r\nok`) },
  {
    rule: 'an answer with many headers',
    ...answering(`${ok}${'X-A: 1\r\n'.repeat(1500)}\r\nok`),
    differs: {
      id: 'many-headers',
      // How many depends on the version of Node.
      newman: { console: [expect.stringMatching(/^log: 200, 'OK', 2, 10\d\d$/)] },
      postino: { console: ["log: 200, 'OK', 2, 1501"] },
    },
  },
  {
    rule: 'a reason in UTF-8',
    ...answering(`HTTP/1.1 200 ${Buffer.from('Grüezi 日本').toString('latin1')}\r\nContent-Length: 2\r\n\r\nok`),
  },
  { rule: 'a reason in Latin-1', ...answering('HTTP/1.1 200 Gr\u00fcezi\r\nContent-Length: 2\r\n\r\nok') },
  { rule: 'a reason with signs', ...answering("HTTP/1.1 299 It's - all; (right)\r\nContent-Length: 2\r\n\r\nok") },
  {
    rule: 'response headers whose names are numbers',
    ...answering(`${ok}b: 1\r\n2: x\r\nA: 1\r\n1: y\r\nb: 2\r\n\r\nok`),
    test: `console.log(pm.response.headers.all().map(({ key, value }) => key + ': ' + value).join(', '))`,
    differs: {
      id: 'answer-header-order',
      newman: { console: ["log: '1: y, 2: x, Content-Length: 2, b: 1, b: 2, A: 1'"] },
      postino: { console: ["log: 'Content-Length: 2, b: 1, 2: x, A: 1, 1: y, b: 2'"] },
    },
  },
];

const authorized = (to: string, auth: object): object => ({ url: redirected(302, to), auth });
const basic = {
  type: 'basic',
  basic: [
    { key: 'username', value: 'ada' },
    { key: 'password', value: 'pw' },
  ],
};
const bearer = { type: 'bearer', bearer: [{ key: 'token', value: 'abc' }] };

const redirects: readonly Rule[] = [
  { rule: 'Authorization stays on another port', request: authorized('http://127.0.0.1:<proxy port>/end', bearer) },
  { rule: 'basic stays on one host', request: authorized('/end', basic) },
  { rule: 'basic is dropped on another host', request: authorized(`${elsewhere}/end`, basic) },
  {
    rule: 'an API key in a header follows to another host',
    request: authorized(`${elsewhere}/end`, {
      type: 'apikey',
      apikey: [
        { key: 'key', value: 'X-Key' },
        { key: 'value', value: 'abc' },
      ],
    }),
  },
  {
    rule: 'Authorization on the way to https',
    request: authorized('https://secure.test/end', bearer),
    options: { insecure: true },
  },
  {
    rule: 'a Location is not encoded with disableUrlEncoding',
    request: redirected(302, '/a b?c=d e|{f}'),
    protocolProfileBehavior: { disableUrlEncoding: true },
    test: seen,
  },
  { rule: 'a Location with braces and bars', request: redirected(302, '/a{b}|c?d={e}|[f]^'), test: seen },
  { rule: 'a Location that is encoded stays', request: redirected(302, '/a%20b%2Fc?d=%7B'), test: seen },
  { rule: 'a Location with a user', request: redirected(302, 'http://ada:pw@server.test/end'), test: seen },
  { rule: 'a Location with a name in braces', request: redirected(302, '/{{name}}'), environment: { name: 'x' } },
  { rule: 'a Location in capitals', request: redirected(302, 'HTTP://SERVER.test/End'), test: seen },
  ...['OPTIONS', 'PURGE', 'POSTMAN', 'LINK'].map((method) => ({
    rule: `${method} is redirected by 303`,
    request: { method, url: redirected(303, '/end') },
  })),
  {
    rule: 'the body is told after a redirect that drops it',
    request: { method: 'POST', url: redirected(302, '/end'), body: raw('abc') },
    test: seen,
  },
];

export const unusualRequestRules: readonly Rule[] = [...methods, ...hosts, ...headers, ...redirects];
