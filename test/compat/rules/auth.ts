import { expect } from 'vitest';
import type { Rule } from '../rule.ts';
import { digestRules } from './auth-digest.ts';
import { hawkRules } from './auth-hawk.ts';
import { ntlmRules } from './auth-ntlm.ts';
import { oauth1Rules } from './auth-oauth1.ts';
import { auth } from './auth-signed.ts';
import { asapRules, jwtRules } from './auth-tokens.ts';
import { awsRules, edgeGridRules } from './auth-vendors.ts';

const here = 'http://server.test';

function get(type: string, parameters?: Readonly<Record<string, unknown>>, more: object = {}): object {
  return { method: 'GET', url: `${here}/a?b=c`, auth: auth(type, parameters), ...more };
}

const ownHeader = {
  header: [
    { key: 'authorization', value: 'Own' },
    { key: 'X-A', value: '1' },
  ],
};
const keyed = { key: 'X-Key', value: 'tick' };

const bodies = {
  raw: { mode: 'raw', raw: '{}' },
  'raw text': { mode: 'raw', raw: 'x', options: { raw: { language: 'text' } } },
  'raw JSON': { mode: 'raw', raw: '{}', options: { raw: { language: 'json' } } },
  'raw XML': { mode: 'raw', raw: '<a/>', options: { raw: { language: 'xml' } } },
  'empty raw JSON': { mode: 'raw', raw: '', options: { raw: { language: 'json' } } },
  graphql: { mode: 'graphql', graphql: { query: '{ a }' } },
  urlencoded: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }] },
  formdata: { mode: 'formdata', formdata: [{ key: 'a', value: '1', type: 'text' }] },
};

export const authRules: readonly Rule[] = [
  { rule: 'basic', request: get('basic', { username: 'Ada', password: 'p:ä' }) },
  { rule: 'basic without password', request: get('basic', { username: 'Ada' }) },
  { rule: 'basic without anything', request: get('basic') },
  { rule: 'basic replaces an own Authorization', request: get('basic', { username: 'a', password: 'b' }, ownHeader) },
  {
    rule: 'basic wins over userinfo in the URL',
    request: get('basic', { username: 'a', password: 'b' }, { url: 'http://u:p@server.test/' }),
  },
  { rule: 'bearer', request: get('bearer', { token: 'tick' }) },
  ...Object.entries(bodies).map(([kind, body]) => ({
    rule: `a signature and the Content-Type of a ${kind} body`,
    request: get('bearer', { token: 'tick' }, { method: 'POST', body, header: [{ key: 'X-A', value: '1' }] }),
  })),
  { rule: 'bearer without token', request: get('bearer') },
  { rule: 'bearer with an empty token', request: get('bearer', { token: '' }) },
  { rule: 'bearer with a variable that is unknown', request: get('bearer', { token: '{{nobody}}' }) },
  { rule: 'bearer replaces an own Authorization', request: get('bearer', { token: 'tick' }, ownHeader) },
  { rule: 'bearer without token keeps an own Authorization', request: get('bearer', {}, ownHeader) },
  { rule: 'apikey in a header', request: get('apikey', keyed) },
  {
    rule: 'apikey replaces a header of the same name',
    request: get('apikey', keyed, {
      header: [
        { key: 'x-key', value: 'own' },
        { key: 'X-A', value: '1' },
      ],
    }),
  },
  ...[
    ['x-api-key', 'XApiKey'],
    ['x-api-key', 'XAPIKey'],
    ['x-api-key', 'XAPIKEY'],
    ['x-key2', 'X-Key-2'],
    ['x2key', 'X-2-Key'],
    ['apiKey', 'API_KEY'],
    ['ABc', 'a-bc'],
    ['a.b', "A'.B"],
  ].map(([key = '', own = '']) => ({
    rule: `apikey ${key} and an own header ${own}`,
    request: get('apikey', { key, value: 'tick' }, { header: [{ key: own, value: 'own' }] }),
  })),
  { rule: 'apikey in the query', request: get('apikey', { ...keyed, in: 'query' }) },
  {
    rule: 'apikey replaces a parameter of the same name',
    request: get('apikey', { ...keyed, in: 'query' }, { url: `${here}/a?X-Key=own&b=c` }),
  },
  { rule: 'apikey in the query is encoded', request: get('apikey', { key: 'k k', value: 'v&v ü', in: 'query' }) },
  { rule: 'apikey without key', request: get('apikey', { value: 'tick' }) },
  { rule: 'apikey without value', request: get('apikey', { key: 'X-Key' }) },
  { rule: 'apikey without anything', request: get('apikey') },
  { rule: 'oauth2 with a given token', request: get('oauth2', { accessToken: 'tick' }) },
  { rule: 'oauth2 with another prefix', request: get('oauth2', { accessToken: 'tick', headerPrefix: 'Token' }) },
  { rule: 'oauth2 with an empty prefix', request: get('oauth2', { accessToken: 'tick', headerPrefix: '' }) },
  {
    rule: 'oauth2 with a prefix with a blank',
    request: get('oauth2', { accessToken: 'tick', headerPrefix: 'Token ' }),
  },
  { rule: 'oauth2 in the query', request: get('oauth2', { accessToken: 'tick', addTokenTo: 'queryParams' }) },
  { rule: 'oauth2 in the header by name', request: get('oauth2', { accessToken: 'tick', addTokenTo: 'header' }) },
  { rule: 'oauth2 without token', request: get('oauth2') },
  { rule: 'oauth2 of type mac adds nothing', request: get('oauth2', { accessToken: 'tick', tokenType: 'mac' }) },
  { rule: 'noauth adds nothing', request: get('noauth') },
  {
    rule: 'noauth as v2.1 writes it',
    request: { url: `${here}/`, auth: { type: 'noauth' } },
    collection: { auth: auth('bearer', { token: 'tick' }) },
  },
  {
    rule: 'the collection’s auth is inherited',
    request: `${here}/`,
    collection: { auth: auth('bearer', { token: '{{t}}' }) },
    environment: { t: 'tick' },
  },
  {
    rule: 'null inherits',
    request: { url: `${here}/`, auth: null },
    collection: { auth: auth('bearer', { token: 'tick' }) },
  },
  {
    rule: 'the nearest folder’s auth is inherited, noauth stops it, the request’s own wins',
    collection: { auth: auth('bearer', { token: 'collection' }) },
    items: [
      { name: 'outside', request: `${here}/outside` },
      {
        name: 'outer',
        auth: auth('basic', { username: 'outer', password: 'folder' }),
        item: [
          { name: 'in outer', request: `${here}/in-outer` },
          { name: 'inner', auth: auth('noauth'), item: [{ name: 'in inner', request: `${here}/in-inner` }] },
          { name: 'plain', item: [{ name: 'in plain', request: `${here}/in-plain` }] },
          { name: 'own', request: get('apikey', keyed) },
        ],
      },
    ],
  },
  {
    rule: 'auth parameters as an object (v2.0)',
    request: { url: `${here}/`, auth: { type: 'basic', basic: { username: 'a', password: 'b' } } },
  },
  {
    rule: 'a script sees no signature before, but after',
    request: get('bearer', { token: 'tick' }),
    prerequest: 'console.log(pm.request.headers.has("Authorization"))',
    test: 'console.log(pm.request.headers.get("Authorization"))',
  },
  {
    rule: 'an unknown auth type is sent unsigned',
    differs: {
      id: 'refused-auth',
      newman: { requests: [{ path: '/' }], passed: true },
      postino: { requests: [], unsent: ['request'], passed: false },
    },
    request: { url: `${here}/`, auth: { type: 'telepathy', telepathy: [] } },
  },
  { rule: 'an auth without type', request: { url: `${here}/`, auth: {} } },
  {
    rule: 'oauth2 with a grant instead of a token',
    differs: {
      id: 'oauth2-grants',
      newman: { requests: [{ path: '/a?b=c' }] },
      postino: {
        requests: [{ path: '/token' }, { headers: expect.arrayContaining([['Authorization', 'Bearer fetched']]) }],
      },
    },
    request: get('oauth2', {
      grant_type: 'client_credentials',
      accessTokenUrl: `${here}/token`,
      clientId: 'c',
      clientSecret: 's',
    }),
  },
  ...digestRules,
  ...ntlmRules,
  ...hawkRules,
  ...oauth1Rules,
  ...awsRules,
  ...edgeGridRules,
  ...jwtRules,
  ...asapRules,
];
