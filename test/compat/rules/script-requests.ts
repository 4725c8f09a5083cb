import type { ItemSource, Rule } from '../rule.ts';

const here = 'http://server.test';
const request = {
  method: 'POST',
  url: `${here}/path?a=1`,
  header: [{ key: 'X-A', value: '1' }],
  body: { mode: 'raw', raw: '{"a":"{{v}}"}', options: { raw: { language: 'json' } } },
};

function changing(source: string, more: object = {}): ItemSource {
  return { request, prerequest: source, environment: { v: 'value' }, ...more };
}

const show = `console.log(pm.request.method, pm.request.url.toString(), JSON.stringify(pm.request.headers.toJSON().filter(({ system }) => !system)), JSON.stringify(pm.request.body));`;

/** Sends a request from a script and tells its answer. */
function sending(argument: string, more: object = {}): ItemSource {
  return {
    request: `${here}/own`,
    prerequest: `pm.sendRequest(${argument}, (error, response) => { console.log(error ? 'error' : response.code); if (response) console.log(response.text()); });`,
    ...more,
  };
}

export const scriptRequestRules: readonly Rule[] = [
  { rule: 'pm.request before is unresolved', ...changing(show) },
  { rule: 'pm.request after is what was sent', request, environment: { v: 'value' }, test: show },
  { rule: 'the URL can be changed by assignment', ...changing(`pm.request.url = '${here}/other?b={{v}}'`) },
  { rule: 'the method can be changed', ...changing("pm.request.method = 'PUT'") },
  {
    rule: 'a header can be added',
    ...changing(
      "pm.request.headers.add({ key: 'X-B', value: '{{v}}' }); pm.request.addHeader({ key: 'X-C', value: '3' })",
    ),
  },
  {
    rule: 'a header can be upserted',
    ...changing(
      "pm.request.headers.upsert({ key: 'x-a', value: '2' }); pm.request.upsertHeader({ key: 'X-D', value: '4' })",
    ),
  },
  {
    rule: 'a header can be removed',
    ...changing("pm.request.headers.remove('X-A'); pm.request.removeHeader('x-none')"),
  },
  {
    rule: 'headers can be read',
    ...changing(
      "console.log(pm.request.headers.get('x-a'), pm.request.headers.has('X-A'), pm.request.headers.count(), pm.request.getHeaders()['X-A'])",
    ),
  },
  { rule: 'the raw body can be changed', ...changing("pm.request.body.raw = JSON.stringify({ b: '{{v}}' })") },
  {
    rule: 'the body can be updated',
    ...changing("pm.request.body.update({ mode: 'urlencoded', urlencoded: [{ key: 'a', value: '{{v}}' }] })"),
  },
  { rule: 'the body can be updated with text', ...changing("pm.request.body.update('text')") },
  {
    rule: 'a form can be extended',
    request: { method: 'POST', url: `${here}/`, body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }] } },
    prerequest: "pm.request.body.urlencoded.add({ key: 'b', value: '2' })",
  },
  { rule: 'a query parameter can be added', ...changing("pm.request.addQueryParams('b=2&c={{v}}')") },
  {
    rule: 'query parameters can be added to the list',
    ...changing(
      "pm.request.url.query.add({ key: 'b', value: '2' }); pm.request.url.addQueryParams([{ key: 'c', value: '3' }])",
    ),
  },
  { rule: 'a query parameter can be removed', ...changing("pm.request.removeQueryParams('a')") },
  { rule: 'the path can be changed', ...changing("pm.request.url.path = ['x', 'y']") },
  {
    rule: 'the URL can be read in parts',
    ...changing(
      "console.log(pm.request.url.getHost(), pm.request.url.getPath(), pm.request.url.getQueryString(), pm.request.url.query.get('a'), pm.request.url.port === String(parseInt(pm.request.url.port)))",
    ),
  },
  {
    rule: 'a path variable can be changed',
    request: {
      method: 'GET',
      url: {
        protocol: 'http',
        host: '127.0.0.1',
        port: '<port>',
        path: [':id'],
        variable: [{ key: 'id', value: '1' }],
      },
    },
    prerequest: "pm.request.url.variables.upsert({ key: 'id', value: '2' })",
  },
  {
    rule: 'auth can be set',
    ...changing("pm.request.auth = { type: 'bearer', bearer: [{ key: 'token', value: '{{v}}' }] }"),
  },
  {
    rule: 'auth can be set through the SDK',
    ...changing("pm.request.authorizeUsing('basic', { username: 'u', password: 'p' })"),
  },
  {
    rule: 'a change is seen by the next script',
    collection: { prerequest: "pm.request.headers.add({ key: 'X-B', value: '2' })" },
    ...changing("console.log(pm.request.headers.get('X-B'))"),
  },
  {
    rule: 'a change is gone in the next iteration',
    items: [
      {
        request,
        prerequest: "console.log(pm.request.headers.count()); pm.request.headers.add({ key: 'X-B', value: '2' })",
      },
    ],
    options: { iterationCount: 2 },
  },
  { rule: 'a change in a test changes nothing', request, test: "pm.request.headers.add({ key: 'X-B', value: '2' })" },
  { rule: 'a change survives an error after it', ...changing("pm.request.method = 'PUT'; throw new Error('after')") },
  {
    rule: 'replacing the whole request',
    ...changing(`pm.request.update({ url: '${here}/replaced', method: 'DELETE' })`),
  },
  {
    rule: 'pm.request as JSON',
    ...changing(
      'const { method, header, body } = pm.request.toJSON(); console.log(JSON.stringify({ method, header, body }))',
    ),
  },
  {
    rule: 'pm.request has name and id elsewhere',
    ...changing('console.log(pm.info.requestName, pm.info.eventName, pm.info.iteration, pm.info.iterationCount)'),
  },

  {
    rule: 'the answer in parts',
    request: `${here}/json`,
    test: 'console.log(pm.response.code, pm.response.status, pm.response.json().name, pm.response.text().length, pm.response.responseSize, typeof pm.response.responseTime, pm.response.headers.get("content-type"), pm.response.reason())',
  },
  {
    rule: 'the answer’s details',
    request: `${here}/json`,
    test: 'console.log(JSON.stringify(pm.response.size()), JSON.stringify(pm.response.details()), JSON.stringify(pm.response.contentInfo()), pm.response.dataURI().slice(0, 30), pm.response.mime && "mime")',
  },
  {
    rule: 'an answer in XML',
    request: `${here}/xml`,
    test: "console.log(pm.response.text().length, pm.response.headers.get('content-type'))",
  },

  { rule: 'pm.sendRequest with a URL', ...sending(`'${here}/echo?a=1'`) },
  {
    rule: 'pm.sendRequest with a request',
    ...sending(
      `{ url: '${here}/echo', method: 'POST', header: { 'X-A': '1', 'Content-Type': 'text/x-own' }, body: { mode: 'raw', raw: 'abc' } }`,
    ),
  },
  {
    rule: 'pm.sendRequest with a list of headers',
    ...sending(
      `{ url: '${here}/echo', header: [{ key: 'X-A', value: '1' }, { key: 'X-B', value: '2', disabled: true }] }`,
    ),
  },
  { rule: 'pm.sendRequest with headers as text', ...sending(`{ url: '${here}/echo', header: 'X-A: 1' }`) },
  {
    rule: 'pm.sendRequest with headers by another name',
    ...sending(`{ url: '${here}/echo', headers: { 'X-A': '1' } }`),
  },
  {
    rule: 'pm.sendRequest with a form',
    ...sending(
      `{ url: '${here}/echo', method: 'POST', body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b c' }] } }`,
    ),
  },
  { rule: 'pm.sendRequest with a body as text', ...sending(`{ url: '${here}/echo', method: 'POST', body: 'abc' }`) },
  {
    rule: 'pm.sendRequest with a body of GET',
    ...sending(`{ url: '${here}/echo', body: { mode: 'raw', raw: 'abc' } }`),
  },
  {
    rule: 'pm.sendRequest with auth',
    ...sending(
      `{ url: '${here}/echo', auth: { type: 'basic', basic: [{ key: 'username', value: 'u' }, { key: 'password', value: 'p' }] } }`,
    ),
  },
  {
    rule: 'pm.sendRequest does not resolve variables',
    ...sending(
      `{ url: '${here}/echo?a={{v}}', method: 'POST', header: { 'X-V': '{{v}}' }, body: { mode: 'raw', raw: '{{v}}' } }`,
      { environment: { v: 'value' } },
    ),
  },
  {
    rule: 'pm.sendRequest does not inherit auth',
    ...sending(`'${here}/echo'`, {
      collection: { auth: { type: 'bearer', bearer: [{ key: 'token', value: 'tick' }] } },
    }),
  },
  {
    rule: 'pm.sendRequest of nothing listening',
    differs: {
      id: 'newer-scripts',
      newman: { console: ["log: 'error'", 'log: undefined'], passed: false },
      postino: { console: ["log: 'error'"] },
    },
    ...sending("'http://127.0.0.1:1/'"),
  },
  {
    rule: 'pm.sendRequest of nothing listening in a test',
    request: `${here}/own`,
    test: `pm.sendRequest('http://127.0.0.1:1/', (error) => console.log(error.code))`,
  },
  {
    rule: 'pm.sendRequest that is hung up, when the run ends at the first failure',
    differs: {
      id: 'bail-script-requests',
      newman: { order: ['0 item 1', '0 item 2'], passed: false },
      postino: { order: ['0 item 1'], requests: [{ path: '/hang-up' }] },
    },
    items: [
      { request: `${here}/own`, prerequest: `pm.sendRequest('${here}/hang-up', () => console.log('back'))` },
      { request: `${here}/next` },
    ],
    options: { bail: true },
  },
  {
    rule: 'pm.sendRequest that is answered with an error is no failure',
    ...sending(`'${here}/status/500'`),
  },
  {
    rule: 'pm.sendRequest with an SDK request',
    ...sending(`new (require('postman-collection').Request)({ url: '${here}/echo', method: 'PUT' })`),
  },
  { rule: 'pm.sendRequest with pm.request', ...sending('pm.request') },
  {
    rule: 'pm.sendRequest without callback gives a promise',
    differs: {
      id: 'newer-scripts',
      newman: { exceptions: ['TypeError: pm.sendRequest(...).then is not a function'] },
      postino: { console: ["log: 200, '/echo'"], exceptions: [] },
    },
    request: `${here}/own`,
    prerequest: `pm.sendRequest('${here}/echo').then((response) => console.log(response.code, response.json().path))`,
  },
  { rule: 'pm.sendRequest follows redirects', ...sending(`'${here}/redirect/302?to=/arrived'`) },
  { rule: 'pm.sendRequest shares the cookies', ...sending(`'${here}/set-cookies?cookie=a%3D1'`) },
  {
    rule: 'pm.sendRequest tells the cookies',
    request: `${here}/own`,
    prerequest: `pm.sendRequest('${here}/set-cookies?cookie=a%3D1', (error, response, { cookies }) => console.log(cookies.get('a')))`,
  },
  {
    rule: 'pm.sendRequest one after the other',
    request: `${here}/own`,
    prerequest: `pm.sendRequest('${here}/1', () => pm.sendRequest('${here}/2', () => pm.sendRequest('${here}/3', () => console.log('done'))))`,
  },
  {
    rule: 'pm.sendRequest sets a variable for the request',
    request: `${here}/{{x}}`,
    prerequest: `pm.sendRequest('${here}/echo?x=5', (error, response) => pm.environment.set('x', response.json().path.split('=')[1]))`,
  },
  {
    rule: 'pm.sendRequest in a test, with assertions in the callback',
    request: `${here}/own`,
    test: `pm.sendRequest('${here}/echo', (error, response) => { pm.test('no error', () => pm.expect(error).to.equal(null)); pm.test('status', () => pm.expect(response).to.have.status(404)); })`,
  },
  {
    rule: 'an error in the callback of pm.sendRequest',
    request: `${here}/own`,
    prerequest: `pm.sendRequest('${here}/echo', () => { throw new Error('inside') })`,
  },
];
