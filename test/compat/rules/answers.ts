import type { Rule } from '../rule.ts';

const here = 'http://server.test';

const read = `console.log(pm.response.code, pm.response.status, pm.response.responseSize);
console.log(pm.response.text());
console.log(pm.response.headers.get('Content-Encoding') ?? 'none');`;

const encodings = ['gzip', 'deflate', 'deflate-raw', 'br', 'unknown-encoding'];
const statuses = [200, 201, 202, 204, 400, 401, 403, 404, 409, 418, 422, 429, 500, 502, 503, 299, 599];

export const answerRules: readonly Rule[] = [
  ...encodings.map((encoding) => ({
    rule: `a ${encoding} answer is decoded as far as it can be`,
    request: `${here}/${encoding}`,
    test: read,
  })),
  ...statuses.map((status) => ({
    rule: `status ${status} is told with its reason`,
    request: `${here}/status/${status}`,
    test: 'console.log(pm.response.code, pm.response.status, pm.response.reason())',
  })),
  {
    rule: 'the server’s own reason counts',
    request: `${here}/status/200?reason=Quite%20Fine`,
    test: 'console.log(pm.response.status, pm.response.reason())',
  },
  {
    rule: 'an empty answer',
    request: `${here}/empty`,
    test: 'console.log(pm.response.code, "[" + pm.response.text() + "]", pm.response.responseSize)',
  },
  { rule: 'text in UTF-8', request: `${here}/text`, test: read },
  { rule: 'text in latin-1', request: `${here}/latin1`, test: 'console.log(pm.response.text())' },
  {
    rule: 'bytes in an answer',
    request: `${here}/binary`,
    test: 'console.log(pm.response.responseSize, pm.response.stream.length, JSON.stringify([...pm.response.stream]))',
  },
  {
    rule: 'response headers keep case, order and duplicates',
    request: `${here}/headers?X-B=1&x-a=2&X-B=3`,
    test: `
    console.log(JSON.stringify(pm.response.headers.filter(({ key }) => /^x-/i.test(key)).map(({ key, value }) => [key, value])));
    console.log(pm.response.headers.get('x-b'), pm.response.headers.has('X-A'), JSON.stringify(pm.response.headers.toObject()));`,
  },
  {
    rule: 'a megabyte arrives whole',
    request: `${here}/large/1048576`,
    test: 'console.log(pm.response.text().length, pm.response.responseSize)',
  },
  {
    rule: 'a connection that is hung up is no answer',
    request: `${here}/hang-up`,
    test: 'console.log(String(pm.response.code))',
  },
  {
    rule: 'GET on a kept connection that is hung up',
    differs: {
      id: 'sent-again',
      newman: { requests: [{ path: '/first' }, { path: '/hang-up' }], unsent: ['item 2'] },
      postino: { requests: [{ path: '/first' }, { path: '/hang-up' }, { path: '/hang-up' }], unsent: ['item 2'] },
    },
    items: [{ request: `${here}/first` }, { request: `${here}/hang-up` }],
  },
  {
    rule: 'POST on a kept connection that is hung up',
    items: [{ request: `${here}/first` }, { request: { method: 'POST', url: `${here}/hang-up` } }],
  },
  {
    rule: 'a closed port is no answer, and the run goes on',
    items: [
      {
        name: 'closed',
        request: 'http://127.0.0.1:1/',
        test: 'console.log("ran", String(pm.response.code), pm.response.text())',
      },
      { name: 'open', request: `${here}/open` },
    ],
  },
  {
    rule: 'a host that does not exist is no answer',
    request: 'http://no-such-host.invalid/',
    test: 'pm.test("ran", () => {})',
  },
  {
    rule: 'an answer that comes too late is no answer',
    request: `${here}/slow/2000`,
    options: { timeoutRequest: 100 },
    test: 'pm.test("ran", () => {})',
  },
  {
    rule: 'an answer in time',
    request: `${here}/slow/10`,
    options: { timeoutRequest: 5000 },
    test: 'console.log(pm.response.code)',
  },
];
