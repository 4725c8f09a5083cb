import { expect } from 'vitest';
import type { Rule } from '../rule.ts';

const here = 'http://server.test';
const elsewhere = 'http://localhost.test';

function redirected(code: number, to = '/arrived'): string {
  return `${here}/redirect/${code}?to=${encodeURIComponent(to)}`;
}

function posting(code: number, more: object = {}, to = '/arrived'): object {
  return { method: 'POST', url: redirected(code, to), body: { mode: 'raw', raw: 'abc' }, ...more };
}

const seen = `console.log(pm.response.code, pm.response.status);
console.log(pm.request.method, pm.request.url.toString());`;

const withAuthorization = {
  header: [
    { key: 'Authorization', value: 'Own' },
    { key: 'X-A', value: '1' },
  ],
};
const keepMethod = { followOriginalHttpMethod: true };
const form = { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }] };
const multipart = { mode: 'formdata', formdata: [{ key: 'a', value: '1', type: 'text' }] };

const codes = [300, 301, 302, 303, 304, 305, 307, 308];

export const redirectRules: readonly Rule[] = [
  ...codes.map((code) => ({ rule: `GET is redirected by ${code}`, request: redirected(code), test: seen })),
  ...codes.map((code) => ({ rule: `POST is redirected by ${code}`, request: posting(code), test: seen })),
  ...[301, 303, 307].map((code) => ({
    rule: `HEAD is redirected by ${code}`,
    request: { method: 'HEAD', url: redirected(code) },
  })),
  ...[302, 307].map((code) => ({
    rule: `DELETE is redirected by ${code}`,
    request: { method: 'DELETE', url: redirected(code) },
  })),
  ...[302, 303].map((code) => ({
    rule: `followOriginalHttpMethod keeps method and body at ${code}`,
    request: posting(code),
    protocolProfileBehavior: keepMethod,
  })),
  { rule: 'a form is sent again at 307', request: posting(307, { body: form }) },
  { rule: 'a form is dropped at 302', request: posting(302, { body: form }) },
  {
    rule: 'a multipart form is sent again at 308',
    differs: {
      id: 'redirected-form-order',
      newman: { requests: [{}, { path: '/arrived' }] },
      postino: {
        requests: [
          { path: '/redirect/308?to=%2Farrived' },
          { method: 'POST', path: '/arrived', body: expect.stringContaining('name="a"') },
        ],
      },
    },
    request: posting(308, { body: multipart }),
    blur: (text) => text.replace(/-{20,}[0-9a-f]+/g, '<boundary>'),
  },
  {
    rule: 'an own Content-Type goes with the body',
    request: posting(302, { header: [{ key: 'Content-Type', value: 'application/json' }] }),
  },
  {
    rule: 'redirects are not followed with followRedirects: false',
    request: redirected(302),
    protocolProfileBehavior: { followRedirects: false },
    test: seen,
  },
  {
    rule: 'redirects are not followed when the run says so',
    request: redirected(302),
    options: { ignoreRedirects: true },
    test: seen,
  },
  {
    rule: 'the request’s followRedirects wins over the run',
    request: redirected(302),
    options: { ignoreRedirects: true },
    protocolProfileBehavior: { followRedirects: true },
  },
  { rule: 'ten redirects are followed', request: `${here}/redirect-times/10`, test: seen },
  { rule: 'eleven redirects are too many', request: `${here}/redirect-times/11` },
  {
    rule: 'maxRedirects sets another limit',
    request: `${here}/redirect-times/3`,
    protocolProfileBehavior: { maxRedirects: 2 },
  },
  ...[null, 0, '', 'no', {}].map((followRedirects) => ({
    rule: `followRedirects: ${JSON.stringify(followRedirects)}`,
    request: `${here}/redirect-times/1`,
    protocolProfileBehavior: { followRedirects },
  })),
  ...['1', null, true, false].map((maxRedirects) => ({
    rule: `maxRedirects: ${JSON.stringify(maxRedirects)}`,
    request: `${here}/redirect-times/2`,
    protocolProfileBehavior: { maxRedirects },
  })),
  {
    rule: 'followRedirects: null of a request wins over the collection’s',
    collection: { protocolProfileBehavior: { followRedirects: true } },
    request: `${here}/redirect-times/1`,
    protocolProfileBehavior: { followRedirects: null },
  },
  { rule: 'maxRedirects: 0', request: `${here}/redirect-times/1`, protocolProfileBehavior: { maxRedirects: 0 } },
  {
    rule: 'a URL may be visited twice',
    request: redirected(302, `/redirect/302?to=${encodeURIComponent('/redirect/302?to=/arrived')}`),
  },
  { rule: 'Referer is sent along', request: redirected(302) },
  {
    rule: 'Referer can be switched off',
    request: redirected(302),
    protocolProfileBehavior: { removeRefererHeaderOnRedirect: true },
  },
  {
    rule: 'an own Referer is replaced',
    request: { url: redirected(302), header: [{ key: 'Referer', value: 'http://own.test/' }] },
  },
  {
    rule: 'an own Referer stays when switched off',
    request: { url: redirected(302), header: [{ key: 'Referer', value: 'http://own.test/' }] },
    protocolProfileBehavior: { removeRefererHeaderOnRedirect: true },
  },
  {
    rule: 'Referer has no userinfo and no fragment',
    differs: {
      id: 'referer-userinfo',
      newman: {
        requests: [
          {},
          {
            headers: expect.arrayContaining([['Referer', 'http://u:p@server.test/redirect/302?to=/arrived#fragment']]),
          },
        ],
      },
      postino: {
        requests: [{}, { headers: expect.arrayContaining([['Referer', `${here}/redirect/302?to=/arrived`]]) }],
      },
    },
    request: `http://u:p@server.test/redirect/302?to=/arrived#fragment`,
  },
  { rule: 'Authorization stays on one host', request: { url: redirected(302), ...withAuthorization } },
  {
    rule: 'Authorization is dropped on another host',
    request: { url: redirected(302, `${elsewhere}/arrived`), ...withAuthorization },
  },
  {
    rule: 'Authorization follows when asked',
    request: { url: redirected(302, `${elsewhere}/arrived`), ...withAuthorization },
    protocolProfileBehavior: { followAuthorizationHeader: true },
  },
  {
    rule: 'signed Authorization is dropped on another host',
    request: {
      url: redirected(302, `${elsewhere}/arrived`),
      auth: { type: 'bearer', bearer: [{ key: 'token', value: 'tick' }] },
    },
  },
  {
    rule: 'own headers follow to another host',
    request: {
      url: redirected(307, `${elsewhere}/arrived`),
      header: [
        { key: 'x-b', value: '2' },
        { key: 'X-A', value: '1' },
      ],
    },
  },
  {
    rule: 'an own Host is kept on one host',
    request: { url: redirected(302), header: [{ key: 'Host', value: 'own.test' }] },
  },
  { rule: 'a relative Location', request: redirected(302, 'next?a=b') },
  { rule: 'a Location with only a query', request: redirected(302, '?to=x') },
  { rule: 'a Location without protocol', request: redirected(302, '//localhost.test/arrived') },
  { rule: 'a Location with dots', request: redirected(302, '../a/./b') },
  { rule: 'a Location with a fragment', request: redirected(302, '/arrived#part') },
  { rule: 'a Location with blanks and umlauts', request: redirected(302, '/a b/%C3%BC?c=d e') },
  { rule: 'an empty Location', request: `${here}/redirect/302?to=` },
  { rule: 'a Location that is no URL', request: redirected(302, 'http://') },
  {
    rule: 'a Location to a closed port',
    request: redirected(302, 'http://127.0.0.1:1/'),
    test: 'pm.test("ran", () => {})',
  },
  {
    rule: 'cookies of every hop are kept and sent',
    request: `${here}/set-cookies?cookie=a%3D1&to=${encodeURIComponent('/set-cookies?cookie=b%3D2&to=/arrived')}`,
  },
  {
    rule: 'cookies of the jar do not follow to another host',
    differs: {
      id: 'redirected-cookies',
      newman: { requests: [{}, {}, { path: '/arrived', headers: expect.arrayContaining([['Cookie', 'a=1']]) }] },
      postino: {
        requests: [{}, {}, { path: '/arrived', headers: expect.not.arrayContaining([['Cookie', 'a=1']]) }],
      },
    },
    items: [{ request: `${here}/set-cookies?cookie=a%3D1` }, { request: redirected(302, `${elsewhere}/arrived`) }],
  },
  ...[{}, { protocolProfileBehavior: { disableCookies: true } }].map((settings) => ({
    rule: `an own Cookie does not follow to another host, with ${JSON.stringify(settings)}`,
    differs: {
      id: 'redirected-cookies',
      newman: { requests: [{}, { path: '/arrived', headers: expect.arrayContaining([['Cookie', 'own=1']]) }] },
      postino: { requests: [{}, { path: '/arrived', headers: expect.not.arrayContaining([['Cookie', 'own=1']]) }] },
    },
    items: [
      {
        request: { url: redirected(302, `${elsewhere}/arrived`), header: [{ key: 'Cookie', value: 'own=1' }] },
        ...settings,
      },
    ],
  })),
  {
    rule: 'an own Cookie is back when a redirect leads back',
    differs: {
      id: 'redirected-cookies',
      newman: { requests: [{}, { headers: expect.arrayContaining([['Cookie', 'own=1']]) }, {}] },
      postino: {
        requests: [
          {},
          { headers: expect.not.arrayContaining([['Cookie', 'own=1']]) },
          { path: '/arrived', headers: expect.arrayContaining([['Cookie', 'own=1']]) },
        ],
      },
    },
    request: {
      url: redirected(302, `${elsewhere}/redirect/302?to=${encodeURIComponent(`${here}/arrived`)}`),
      header: [{ key: 'Cookie', value: 'own=1' }],
    },
  },
  {
    rule: 'an own Cookie stays in front of the jar’s',
    request: { url: `${here}/set-cookies?cookie=a%3D1&to=/arrived`, header: [{ key: 'Cookie', value: 'own=1' }] },
  },
];
