import { expect } from 'vitest';
import type { ItemSource, Rule, RuleOptions } from '../rule.ts';

const here = 'http://server.test';
const secure = 'https://secure.test';
const proxy = 'http://proxy.test';

const seen = `console.log(pm.response.code);
console.log(pm.request.method, pm.request.url.toString());`;

function through(env: Record<string, string>, more: RuleOptions = {}): { readonly options: RuleOptions } {
  return { options: { insecure: true, ...more, env } };
}

const requests: readonly (readonly [string, object | string])[] = [
  ['a GET', `${here}/json?a=1#b`],
  ['a POST', { method: 'POST', url: `${here}/echo`, body: { mode: 'raw', raw: 'abc' } }],
  [
    'a form',
    { method: 'POST', url: `${here}/echo`, body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'ü' }] } },
  ],
  ['a DELETE', { method: 'DELETE', url: `${here}/echo` }],
  ['a HEAD', { method: 'HEAD', url: `${here}/json` }],
  [
    'headers',
    {
      url: `${here}/json`,
      header: [
        { key: 'X-a', value: '1' },
        { key: 'Cookie', value: 'a=b' },
      ],
    },
  ],
  ['a user in the URL', 'http://user:word@server.test/json'],
  ['no path', here],
];

/** What newman asks for in vain: the request's own headers are none of the proxy's business. */
const asksMore = { method: 'CONNECT', path: 'secure.test', headers: expect.arrayContaining([['Accept', '*/*']]) };
const asksLess = {
  method: 'CONNECT',
  path: 'secure.test',
  headers: [
    ['Host', 'secure.test'],
    ['User-Agent', '<user agent>'],
    ['Connection', 'keep-alive'],
  ],
};
const tunnels = {
  id: 'tunnels',
  newman: { requests: [asksMore, { path: '/1' }, asksMore, { path: '/2' }] },
  postino: { requests: [asksLess, { path: '/1' }, { path: '/2' }] },
};
const twice: readonly ItemSource[] = [{ request: `${secure}/1` }, { request: `${secure}/2` }];

const exempt = [
  ['*', 'every host'],
  ['127.0.0.1', 'a host'],
  ['127.0.0.1:<port>', 'a host and port'],
  ['127.0.0.1:1', 'another port'],
  ['other.test,127.0.0.1', 'a list'],
  ['other.test, 127.0.0.1', 'a list with blanks'],
  ['.0.0.1', 'the end of a name'],
  ['0.0.1', 'the end of a name without its dot'],
  ['7.0.0.1', 'a part of a name'],
  ['other.test', 'another host'],
] as const;

const own = { host: '127.0.0.1', port: '<proxy port>' };
const onWire = (path: string) => ({ requests: [{ path }] });

export const proxyRules: readonly Rule[] = [
  ...requests.map(([what, request]) => ({
    rule: `${what} through a proxy`,
    request,
    test: seen,
    ...through({ HTTP_PROXY: proxy }),
  })),
  ...requests.slice(0, 3).map(([what, request]) => ({
    rule: `${what} through a proxy that wants to know who asks`,
    request,
    ...through({ HTTP_PROXY: 'http://us%20er:pa%3Ass@proxy.test' }),
  })),
  { rule: 'the variable in small letters', request: `${here}/json`, ...through({ http_proxy: proxy }) },
  {
    rule: 'capitals before small letters',
    request: `${here}/json`,
    ...through({ HTTP_PROXY: proxy, http_proxy: 'http://127.0.0.1:1' }),
  },
  { rule: 'a proxy without a scheme', request: `${here}/json`, ...through({ HTTP_PROXY: 'proxy.test' }) },
  { rule: 'a proxy for https alone', request: `${here}/json`, ...through({ HTTPS_PROXY: proxy }) },
  {
    rule: 'a proxy that sends away',
    request: `${here}/json`,
    test: seen,
    ...through({ HTTP_PROXY: 'http://refused:word@proxy.test' }),
  },
  { rule: 'a proxy that is not there', request: `${here}/json`, ...through({ HTTP_PROXY: 'http://127.0.0.1:1' }) },
  {
    rule: 'a proxy that is not there, for https',
    request: `${secure}/json`,
    ...through({ HTTPS_PROXY: 'http://127.0.0.1:1' }),
  },
  {
    rule: "a request's own Proxy-Authorization",
    request: { url: `${here}/json`, header: [{ key: 'Proxy-Authorization', value: 'own' }] },
    ...through({ HTTP_PROXY: 'http://user:word@proxy.test' }),
  },
  {
    rule: 'a redirect through a proxy',
    request: `${here}/redirect/302?to=${encodeURIComponent('/end')}`,
    test: seen,
    ...through({ HTTP_PROXY: proxy }),
  },
  {
    rule: 'a POST is redirected through a proxy',
    request: {
      method: 'POST',
      url: `${here}/redirect/307?to=${encodeURIComponent('http://other.test/end')}`,
      body: { mode: 'raw', raw: 'abc' },
    },
    ...through({ HTTP_PROXY: proxy }),
  },
  {
    rule: 'a script asks through a proxy',
    request: `${here}/json`,
    test: `pm.sendRequest('http://other.test/json', (error, response) => console.log(error === null, response.code));`,
    ...through({ HTTP_PROXY: proxy }),
  },
  {
    rule: 'cookies through a proxy',
    items: [{ request: `${here}/set-cookies?cookie=a%3D1` }, { request: `${here}/json` }],
    ...through({ HTTP_PROXY: proxy }),
  },
  {
    rule: 'no system headers through a proxy',
    request: `${here}/json`,
    protocolProfileBehavior: { disabledSystemHeaders: { host: true, connection: true, 'user-agent': true } },
    ...through({ HTTP_PROXY: proxy }),
  },
  ...exempt.map(([none, what]) => ({
    rule: `no proxy for ${what} (${none})`,
    request: `${here}/json`,
    ...through({ HTTP_PROXY: proxy, NO_PROXY: none }),
  })),
  {
    rule: 'no proxy, in small letters',
    request: `${here}/json`,
    ...through({ HTTP_PROXY: proxy, no_proxy: '127.0.0.1' }),
  },
  { rule: 'https through a tunnel', items: twice, differs: tunnels, ...through({ HTTPS_PROXY: proxy }) },
  {
    rule: 'https through the tunnel of the other proxy',
    items: twice,
    differs: tunnels,
    ...through({ HTTP_PROXY: proxy }),
  },
  {
    rule: 'a tunnel for who says who asks',
    request: `${secure}/1`,
    ...through({ HTTPS_PROXY: 'http://user:word@proxy.test' }),
    differs: {
      id: 'tunnels',
      newman: {
        requests: [
          { headers: expect.arrayContaining([['Proxy-Authorization', 'Basic dXNlcjp3b3Jk']]) },
          { path: '/1' },
        ],
      },
      postino: {
        requests: [
          { headers: expect.arrayContaining([['Proxy-Authorization', 'Basic dXNlcjp3b3Jk']]) },
          { path: '/1' },
        ],
      },
    },
  },
  {
    rule: "a request's own Proxy-Authorization goes no further than the proxy",
    request: { url: `${secure}/1`, header: [{ key: 'Proxy-Authorization', value: 'own' }] },
    ...through({ HTTPS_PROXY: proxy }),
    differs: {
      id: 'tunnels',
      newman: { requests: [{ headers: expect.arrayContaining([['Proxy-Authorization', 'own']]) }, { path: '/1' }] },
      postino: { requests: [{ headers: expect.arrayContaining([['Proxy-Authorization', 'own']]) }, { path: '/1' }] },
    },
  },
  { rule: 'a request names its proxy', request: { url: `${here}/json`, proxy: own }, test: seen },
  {
    rule: 'a request names its proxy and who asks',
    request: { url: `${here}/json`, proxy: { ...own, authenticate: true, username: 'user', password: 'word' } },
  },
  {
    rule: 'credentials that are not to be used',
    request: { url: `${here}/json`, proxy: { ...own, username: 'user', password: 'word' } },
  },
  {
    rule: 'a request names a proxy without a host',
    request: { url: `${here}/json`, proxy: { port: 1 } },
    differs: {
      id: 'request-proxies',
      newman: { unsent: ['request'], passed: false, requests: [] },
      postino: { unsent: [], passed: true, requests: [{ path: '/json' }] },
    },
  },
  {
    rule: 'a request wants a tunnel for http',
    request: { url: `${here}/json`, proxy: { ...own, tunnel: true } },
    differs: {
      id: 'tunnels',
      newman: { requests: [{ method: 'CONNECT', path: 'server.test' }, { path: '/json' }] },
      postino: { requests: [{ method: 'CONNECT', path: 'server.test' }, { path: '/json' }] },
    },
  },
  {
    rule: 'a proxy that is switched off',
    request: { url: `${here}/json`, proxy: { ...own, disabled: true } },
    differs: { id: 'request-proxies', newman: onWire('http://server.test/json'), postino: onWire('/json') },
  },
  {
    rule: 'a proxy for other URLs',
    request: { url: `${here}/json`, proxy: { ...own, match: 'http://other.test/*' } },
    differs: { id: 'request-proxies', newman: onWire('http://server.test/json'), postino: onWire('/json') },
  },
  {
    rule: 'a redirect finds its own way',
    request: `${here}/redirect/302?to=${encodeURIComponent('http://localhost.test/end')}`,
    ...through({ HTTP_PROXY: proxy, NO_PROXY: 'localhost' }),
    differs: {
      id: 'redirected-proxies',
      newman: { requests: [{}, { path: 'http://localhost.test/end' }] },
      postino: { requests: [{}, { path: '/end' }] },
    },
  },
  {
    rule: 'one variable for all',
    request: `${here}/json`,
    ...through({ ALL_PROXY: proxy }),
    differs: { id: 'more-proxies', newman: onWire('/json'), postino: onWire('http://server.test/json') },
  },
];
