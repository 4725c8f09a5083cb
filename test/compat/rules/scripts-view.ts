import { expect } from 'vitest';
import type { Rule } from '../rule.ts';

const here = 'http://server.test';

/** What scripts before and after the request see of it. */
const see = 'console.log(JSON.stringify(pm.request))';
const bearer = { type: 'bearer', bearer: [{ key: 'token', value: '{{t}}' }] };
const basic = {
  type: 'basic',
  basic: [
    { key: 'username', value: '{{t}}' },
    { key: 'password', value: 'pw' },
  ],
};
const blur = (text: string) =>
  text.replace(/Postman(Runtime)?\/[\d.]+|Postino\/[\d.]+/g, '<agent>').replace(/(port\\*":\\*")\d+/g, '$1<port>');

const requests: readonly Rule[] = [
  {
    rule: 'tests see the auth with its variables filled in',
    request: { url: `${here}/`, auth: bearer },
    test: 'console.log(JSON.stringify(pm.request.auth))',
    prerequest: 'console.log(JSON.stringify(pm.request.auth))',
  },
  {
    rule: 'tests see the auth of the collection',
    collection: { auth: basic },
    request: { url: `${here}/` },
    prerequest: 'console.log(JSON.stringify(pm.request.auth))',
    test: 'console.log(JSON.stringify(pm.request.auth))',
  },
  {
    rule: 'tests see the auth of a folder',
    items: [
      {
        name: 'f',
        auth: bearer,
        item: [
          {
            name: 'a',
            request: `${here}/`,
            prerequest: 'console.log(JSON.stringify(pm.request.auth))',
            test: 'console.log(JSON.stringify(pm.request.auth))',
          },
        ],
      },
    ],
  },
  {
    rule: 'tests see that there is no auth',
    collection: { auth: basic },
    request: { url: `${here}/`, auth: { type: 'noauth' } },
    prerequest: 'console.log(JSON.stringify(pm.request.auth))',
    test: 'console.log(JSON.stringify(pm.request.auth))',
  },
  {
    rule: 'tests see an API key in the query',
    request: { url: `${here}/?a=1`, auth: { type: 'apikey', apikey: { key: 'k', value: '{{t}}', in: 'query' } } },
    test: 'console.log(JSON.stringify(pm.request.auth), pm.request.url.toString())',
  },
  {
    rule: 'tests see the description with its variables filled in',
    request: { url: `${here}/`, description: 'of {{t}}' },
    prerequest: 'console.log(JSON.stringify(pm.request.description), String(pm.request.description))',
    test: 'console.log(JSON.stringify(pm.request.description), String(pm.request.description))',
  },
  {
    rule: 'tests see headers that are off',
    request: {
      url: `${here}/`,
      header: [
        { key: 'X-Off', value: '{{t}}', disabled: true },
        { key: 'X-{{t}}', value: '{{t}}', description: 'd {{t}}' },
        { key: 'X-Last', value: '1' },
      ],
    },
    test: "console.log(JSON.stringify(pm.request.headers.filter(({ system }) => !system))); console.log(JSON.stringify(pm.request.headers.toObject(true)), pm.request.headers.get('X-Off'), pm.request.headers.has('X-Off'))",
  },
  {
    rule: 'tests see a certificate of the request',
    request: {
      url: `${here}/`,
      certificate: { name: '{{t}}', matches: ['https://nobody.test/*'], cert: { src: 'a' } },
    },
    prerequest: 'console.log(JSON.stringify(pm.request.certificate))',
    test: 'console.log(JSON.stringify(pm.request.certificate))',
  },
  {
    rule: 'tests see all of a request',
    request: {
      method: 'POST',
      url: `${here}/:id?a={{t}}&b=2`,
      auth: bearer,
      header: [{ key: 'X-Off', value: '1', disabled: true }],
      body: { mode: 'raw', raw: '{{t}}' },
      description: 'all of {{t}}',
    },
    test: see,
  },
].map((rule) => ({ ...rule, environment: { t: 'tick' }, blur }));

const variables: readonly Rule[] = [
  ...[
    { key: '', value: 'E' },
    { key: null, value: 'N' },
    { value: 'U' },
    { key: 5, value: 'F' },
    { key: true, value: 'T' },
  ].map((variable) => ({
    rule: `a variable ${JSON.stringify(variable)}`,
    request: `${here}/[{{}}][{{5}}][{{true}}]`,
    environment: [variable],
    prerequest:
      "console.log(['', '5', 'true', 'null'].map((key) => [key, pm.environment.get(key), pm.environment.has(key)]).join(), pm.variables.replaceIn('[{{}}]'))",
  })),
  {
    rule: 'a collection variable with an empty key',
    request: `${here}/[{{}}]`,
    collection: { variable: [{ key: '', value: 'E' }] },
    prerequest: 'console.log(pm.collectionVariables.get(""), JSON.stringify(pm.collectionVariables.toObject()))',
  },
  ...['environment', 'globals'].map((scope) => ({
    rule: `variables without a value in ${scope}`,
    request: `${here}/[{{none}}][{{nil}}]`,
    [scope]: [
      { key: 'none' },
      { key: 'nil', value: null },
      { key: 'any', type: 'any' },
      { key: 'secret', type: 'secret' },
    ],
    prerequest: without(scope, ['none', 'nil', 'any', 'secret']),
  })),
  {
    rule: 'collection variables without a value',
    request: `${here}/[{{none}}][{{number}}][{{flag}}]`,
    collection: { variable: [{ key: 'none' }, { key: 'number', type: 'number' }, { key: 'flag', type: 'boolean' }] },
    prerequest: without('collectionVariables', ['none', 'number', 'flag']),
  },
  {
    rule: 'a text without a value',
    request: `${here}/`,
    environment: [{ key: 'typed', type: 'string' }],
    prerequest: without('environment', ['typed']),
    differs: {
      id: 'missing-texts',
      newman: { console: ["log: '{\"typed\":\"undefined\"}', 'undefined,string,true', '[undefined]'"] },
      postino: { console: ["log: '{}', 'undefined,undefined,true', '[]'"] },
    },
  },
  {
    rule: 'variables whose value is not of their type',
    request: `${here}/[{{n}}][{{b}}][{{s}}][{{m}}]`,
    collection: {
      variable: [
        { key: 'n', value: 'x', type: 'number' },
        { key: 'm', value: '', type: 'number' },
        { key: 'k', value: '12', type: 'number' },
        { key: 'l', value: null, type: 'number' },
        { key: 'e', value: '1e999', type: 'number' },
        { key: 'b', value: 'x', type: 'boolean' },
        { key: 'f', value: 'false', type: 'boolean' },
        { key: 's', value: 7, type: 'string' },
        { key: 'o', value: { a: 1 }, type: 'string' },
      ],
    },
    prerequest: without('collectionVariables', ['n', 'm', 'k', 'l', 'e', 'b', 'f', 's', 'o']),
  },
  {
    rule: 'names of environment and globals',
    request: `${here}/`,
    environment: { a: 1 },
    globals: { b: 2 },
    prerequest:
      'console.log(pm.environment.name, pm.globals.name, pm.collectionVariables.name, pm.variables.name, pm.iterationData.name)',
  },
  {
    rule: 'names where there are no files',
    request: `${here}/`,
    prerequest: 'console.log(pm.environment.name, pm.globals.name, pm.collectionVariables.name, pm.variables.name)',
  },
];

/** What scripts see of variables whose value is missing or odd. */
function without(scope: string, keys: readonly string[]): string {
  return `const scope = pm.${scope}; const keys = ${JSON.stringify(keys)};
console.log(JSON.stringify(scope.toObject()), keys.map((key) => [String(scope.get(key)), typeof scope.get(key), scope.has(key)]).join(), pm.variables.replaceIn(keys.map((key) => '[{{' + key + '}}]').join('')));`;
}

const whereabouts =
  'console.log(pm.info.requestName, JSON.stringify([...pm.execution.location]), pm.execution.location.current)';

const names: readonly Rule[] = [
  {
    rule: 'a request without a name',
    items: [{ name: undefined, request: `${here}/path`, test: whereabouts }],
    differs: {
      id: 'nameless',
      newman: { order: ['0 undefined'], console: ['log: undefined, \'["Rule",null]\', undefined'] },
      postino: {
        order: ['0 http://server.test/path'],
        console: [`log: '${here}/path', '["Rule","${here}/path"]', '${here}/path'`],
      },
    },
  },
  {
    rule: 'a request in a folder without a name',
    items: [{ name: undefined, item: [{ name: 'inside', request: `${here}/path`, test: whereabouts }] }],
    differs: {
      id: 'nameless',
      newman: { console: ["log: 'inside', '[\"Rule\",null,\"inside\"]', 'inside'"] },
      postino: { console: ['log: \'inside\', \'["Rule","Untitled folder","inside"]\', \'inside\''] },
    },
  },
];

function arrives(part: object): Record<string, unknown> {
  return { requests: [{}, expect.objectContaining(part)] };
}

const asked: readonly Rule[] = [
  {
    rule: 'a test that calls back twice',
    request: `${here}/`,
    test: `pm.test("a", (done) => { done(new Error("1")); done(new Error("2")) });
pm.test("b", (done) => { done(); done(new Error("2")) });
pm.test("c", (done) => { done(new Error("1")); done() });
pm.test("d", (done) => { setTimeout(() => { done(); done() }, 1) });`,
  },
  {
    rule: 'pm.sendRequest with headers by name that are no text',
    request: `${here}/`,
    test: `pm.sendRequest({ url: '${here}/sub', header: { 'X-N': 2, 'X-S': 's', 'X-B': true } }, () => {})`,
    differs: {
      id: 'script-request-values',
      newman: arrives({ headers: expect.not.arrayContaining([['X-N', '2']]) }),
      postino: arrives({
        headers: expect.arrayContaining([
          ['X-N', '2'],
          ['X-S', 's'],
          ['X-B', 'true'],
        ]),
      }),
    },
  },
  {
    rule: 'pm.sendRequest with headers in a list that are no text',
    request: `${here}/`,
    test: `pm.sendRequest({ url: '${here}/sub', header: [{ key: 'X-N', value: 2 }, { key: 'X-B', value: false }, 'X-T: text'] }, () => {})`,
  },
  {
    rule: 'pm.sendRequest with a form by name',
    request: `${here}/`,
    test: `pm.sendRequest({ url: '${here}/sub', method: 'POST', body: { mode: 'urlencoded', urlencoded: { a: 1, b: 'two' } } }, () => {})`,
    differs: {
      id: 'script-request-values',
      newman: arrives({ body: 'undefined=' }),
      postino: arrives({ body: 'a=1&b=two' }),
    },
  },
  ...[
    ['refused', 'http://127.0.0.1:1/'],
    ['no name', 'http://nobody.invalid/'],
  ].map(([rule = '', url = '']) => ({
    rule: `the error of pm.sendRequest: ${rule}`,
    request: `${here}/`,
    test: `pm.sendRequest('${url}', ({ code, errno, syscall, address, port, hostname }) => console.log(code, errno, syscall, address, port, hostname))`,
  })),
  {
    rule: 'eval and the variables of a script',
    request: `${here}/`,
    test: 'const inner = 5; try { console.log(eval("inner + 1")) } catch ({ name, message }) { console.log(name, message) }',
    differs: {
      id: 'eval-names',
      newman: { console: ['log: 6'] },
      postino: { console: ["log: 'ReferenceError', 'inner is not defined'"] },
    },
  },
];

export const scriptsViewRules: readonly Rule[] = [...requests, ...variables, ...names, ...asked];
