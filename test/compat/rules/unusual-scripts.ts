import { expect } from 'vitest';
import type { Rule } from '../rule.ts';

const here = 'http://server.test';
const files = { 'note.txt': 'a note' };
const say =
  '(error, response) => console.log(String(error && error.message), response && response.code, response && response.text())';

/** What a script sends, asked for by its callback. */
/** newman 6.2.2 tells errors without their message. */
const withMessage = (message: unknown): Pick<Rule, 'differs'> => ({
  differs: {
    id: 'newer-scripts',
    newman: { console: ["log: 'undefined', undefined, undefined"] },
    postino: { console: [message] },
  },
});

function asks(request: unknown): Pick<Rule, 'request' | 'test'> {
  return { request: `${here}/first`, test: `pm.sendRequest(${JSON.stringify(request)}, ${say});` };
}

const noFiles = "warn: 'uploading files from scripts is not allowed'";
const withoutFiles: Pick<Rule, 'differs'> = {
  differs: {
    id: 'script-warnings',
    newman: { console: [noFiles, expect.stringContaining("log: 'null', 200")] },
    postino: { console: [expect.stringContaining("log: 'null', 200")] },
  },
};

const sent: readonly Rule[] = [
  {
    rule: 'pm.sendRequest with a file as body',
    files,
    ...withoutFiles,
    ...asks({ url: `${here}/echo`, method: 'POST', body: { mode: 'file', file: { src: 'note.txt' } } }),
  },
  {
    rule: 'pm.sendRequest with a file in a form',
    files,
    ...withoutFiles,
    blur: (text) => text.replace(/-{20,}\d+/g, '<boundary>'),
    ...asks({
      url: `${here}/echo`,
      method: 'POST',
      body: {
        mode: 'formdata',
        formdata: [
          { key: 'a', value: '1', type: 'text' },
          { key: 'b', src: 'note.txt', type: 'file' },
        ],
      },
    }),
  },
  {
    rule: 'pm.sendRequest with GraphQL',
    ...asks({ url: `${here}/echo`, method: 'POST', body: { mode: 'graphql', graphql: { query: '{ a }' } } }),
  },
  {
    rule: 'pm.sendRequest with a method in small letters',
    ...asks({ url: `${here}/echo`, method: 'put', body: { mode: 'raw', raw: 'abc' } }),
  },
  { rule: 'pm.sendRequest without a method', ...asks({ url: `${here}/echo` }) },
  {
    rule: 'pm.sendRequest with a URL in parts',
    ...asks({ url: { protocol: 'http', host: ['127', '0', '0', '1'], port: '<port>', path: ['a', 'b'] } }),
  },
  { rule: 'pm.sendRequest with a URL that needs encoding', ...asks({ url: `${here}/a b/ü?c=d e&f={g}` }) },
  { rule: 'pm.sendRequest with an own User-Agent', ...asks({ url: `${here}/echo`, header: { 'user-agent': 'mine' } }) },
  {
    rule: 'pm.sendRequest with basic auth',
    ...asks({ url: `${here}/echo`, auth: { type: 'basic', basic: { username: 'ada', password: 'pw' } } }),
  },
  {
    rule: 'pm.sendRequest with an API key in the query',
    ...asks({
      url: `${here}/echo?a=1`,
      auth: { type: 'apikey', apikey: { key: 'k', value: 'v w', in: 'query' } },
    }),
  },
  {
    rule: 'pm.sendRequest with a disabled header',
    ...asks({ url: `${here}/echo`, header: [{ key: 'X-A', value: '1', disabled: true }] }),
  },
  { rule: 'pm.sendRequest of a status of 500', ...asks(`${here}/status/500`) },
  { rule: 'pm.sendRequest of an empty answer', ...asks(`${here}/empty`) },
  { rule: 'pm.sendRequest of an answer that is compressed', ...asks(`${here}/gzip`) },
  {
    rule: 'pm.sendRequest with too many redirects',
    ...asks(`${here}/redirect-times/11`),
    ...withMessage(expect.stringMatching('Exceeded maxRedirects')),
  },
  {
    rule: 'a script gives the request a file',
    files,
    request: { method: 'POST', url: `${here}/echo`, body: { mode: 'raw', raw: 'abc' } },
    prerequest: "pm.request.body.update({ mode: 'file', file: { src: 'note.txt' } });",
  },
  {
    rule: 'a script gives the request a file that is not there',
    request: { method: 'POST', url: `${here}/echo`, body: { mode: 'raw', raw: 'abc' } },
    prerequest: "pm.request.body.update({ mode: 'file', file: { src: 'missing.txt' } });",
  },
  {
    rule: 'a script gives the form a file',
    files,
    blur: (text) => text.replace(/-{20,}\d+/g, '<boundary>'),
    request: { method: 'POST', url: `${here}/echo`, body: { mode: 'formdata', formdata: [{ key: 'a', value: '1' }] } },
    prerequest: "pm.request.body.formdata.add({ key: 'b', type: 'file', src: 'note.txt' });",
  },
];

/** `work` ends by calling `done`, which says what came. */
function withJar(rule: string, work: string): Rule {
  return {
    rule,
    items: [
      {
        request: `${here}/set-cookies?cookie=${encodeURIComponent('a=1; HttpOnly; Path=/')}&cookie=${encodeURIComponent('b=2; Path=/')}`,
        test: `const jar = pm.cookies.jar(); const url = '${here}/';
const done = (error, value) => console.log(error ? error.name + ': ' + error.message : 'no error', JSON.stringify(value));
try { ${work} } catch (error) { console.log('thrown', error.name, error.message); }`,
      },
      { request: `${here}/next` },
    ],
  };
}

const jars: readonly Rule[] = [
  withJar('jar.unset of a cookie that is missing', `jar.unset(url, 'z', done);`),
  withJar('jar.getAll without HttpOnly', `jar.getAll(url, { http: false }, (e, list) => done(e, list.map(String)));`),
  withJar('jar.getAll with secure ones', `jar.getAll(url, { secure: true }, (e, list) => done(e, list.map(String)));`),
  withJar('jar.getAll of another host', `jar.getAll('http://other.example/', (e, list) => done(e, list.map(String)));`),
  withJar('jar.get without a scheme', `jar.get('server.test', 'a', done);`),
  withJar(
    'jar.get with an SDK URL',
    `const { Url } = require('postman-collection'); jar.get(new Url(url), 'a', done);`,
  ),
  withJar('jar.set with an empty value', `jar.set(url, 'c', '', (e, c) => done(e, c && [c.name, c.value]));`),
  withJar('jar.set with a number', `jar.set(url, 'c', 3, (e, c) => done(e, c && [c.name, c.value]));`),
  withJar(
    'jar.set with an object without a name',
    `jar.set(url, { value: '3' }, (e, c) => done(e, c && [c.name, c.value]));`,
  ),
  withJar('jar.set replaces', `jar.set(url, 'b', '3', (e, c) => done(e, c && [c.name, c.value]));`),
  withJar('jar.set of a cookie of the past removes', `jar.set(url, 'b=; Max-Age=0; Path=/', (e) => done(e));`),
];

const noCallback = "log: 'thrown', 'TypeError', 'CookieJar.get() requires a callback function'";
const noPromise = `log: 'thrown', 'TypeError', "Cannot read properties of undefined (reading 'then')"`;
const refused = (why: string) =>
  [`log: 'thrown', 'TypeError', '${why}'`, `log: 'TypeError: ${why}', undefined`] as const;

/** Where newman 6.2.2 has no promise, and throws what today's jar gives to the callback. */
const newerJars = [
  [
    'gives a promise',
    `jar.get(url, 'a').then((value) => done(null, value), done);`,
    noCallback,
    "log: 'no error', '\"1\"'",
  ],
  [
    'gives a promise of null',
    `jar.get(url, 'z').then((value) => done(null, value), done);`,
    noCallback,
    "log: 'no error', 'null'",
  ],
  [
    'gives a promise of a cookie',
    `jar.set(url, 'c', '3').then((cookie) => done(null, cookie.value), done);`,
    noPromise,
    "log: 'no error', '\"3\"'",
  ],
  [
    'gives a promise of what is unset',
    `jar.unset(url, 'a').then((value) => done(null, value), done);`,
    noPromise,
    "log: 'no error', undefined",
  ],
  [
    'gives a promise of what is cleared',
    `jar.clear(url).then((value) => done(null, value), done);`,
    noPromise,
    "log: 'no error', undefined",
  ],
  [
    'with options that are none',
    `jar.getAll(url, 'all', done);`,
    ...refused('CookieJar.getAll() requires options to be an object'),
  ],
  [
    'without a name',
    `jar.get(url, undefined, done);`,
    ...refused('CookieJar.get() requires cookie name to be a string'),
  ],
  ['without a URL', `jar.get('', 'a', done);`, ...refused('CookieJar.get() requires a valid url')],
  [
    'without anything to set',
    `jar.set(url, undefined, done);`,
    ...refused('CookieJar.set() requires a valid set cookie arguments'),
  ],
  [
    'with a callback that is none',
    `jar.get(url, 'a', 'callback');`,
    noCallback,
    "log: 'thrown', 'TypeError', 'callback needs to be a function'",
  ],
].map(([rule = '', work = '', theirs, ours]): Rule => {
  const { items = [] } = withJar(rule, work);
  const differs = { id: 'newer-scripts', newman: { console: [theirs] }, postino: { console: [ours] } };
  // What the first request leaves in the jar differs too.
  return { rule: `a jar ${rule}`, items: items.slice(0, 1), differs };
});

const bodies: readonly Rule[] = [
  'pm.request.body = undefined;',
  'delete pm.request.body;',
  'pm.request.body = null;',
  "pm.request.body = undefined; pm.request.method = 'PUT';",
  'pm.request.body = {};',
  'pm.request.body.update(undefined);',
  "pm.request.body.raw = '';",
  'pm.request.body.raw = undefined;',
  'pm.request.body.mode = undefined;',
].map((prerequest) => ({
  rule: `before a request with a body: ${prerequest}`,
  request: { method: 'POST', url: `${here}/echo`, body: { mode: 'raw', raw: 'abc' } },
  prerequest,
  test: 'console.log(JSON.stringify(pm.request.body))',
}));

export const unusualScriptRules: readonly Rule[] = [...bodies, ...sent, ...jars, ...newerJars];
