import type { ItemSource, Rule } from '../rule.ts';

const here = 'http://server.test';

function named(name: string, more: object = {}): ItemSource {
  return { name, request: `${here}/${name}`, ...more };
}

const tree: readonly ItemSource[] = [
  named('top'),
  {
    name: 'folder',
    prerequest: 'console.log("folder script")',
    item: [named('first'), { name: 'inner', item: [named('deep', { id: 'deep-id' })] }, named('last')],
  },
  { name: 'other', item: [named('first-of-other'), named('deep')] },
];

const next = (target: string) => `pm.execution.setNextRequest(${target})`;
const failing = { test: 'pm.test("fails", () => { throw new Error("x") }); pm.test("still runs", () => {})' };
const throwing = { test: 'throw new Error("thrown")' };
const rowIn = (names: readonly string[]) => `${here}/?${names.map((name) => `${name}={{${name}}}`).join('&')}`;

export const runRules: readonly Rule[] = [
  { rule: 'requests run in order, folders from the outside in', items: tree },
  { rule: 'one folder runs all that is in it', items: tree, options: { folder: ['folder'] } },
  { rule: 'an inner folder brings the scripts around it', items: tree, options: { folder: ['inner'] } },
  { rule: 'one request runs alone', items: tree, options: { folder: ['top'] } },
  { rule: 'a request is found by its id', items: tree, options: { folder: ['deep-id'] } },
  { rule: 'of two requests with one name', items: tree, options: { folder: ['deep'] } },
  { rule: 'several folders run in the collection’s order', items: tree, options: { folder: ['other', 'top'] } },
  { rule: 'a folder and what is in it run once', items: tree, options: { folder: ['inner', 'folder'] } },
  { rule: 'an empty folder', items: [{ name: 'empty', item: [] }, named('after')] },

  { rule: 'iterations repeat everything', items: [named('a'), named('b')], options: { iterationCount: 3 } },
  {
    rule: 'one iteration for each row',
    request: rowIn(['a', 'b']),
    rows: [{ a: 1, b: 'x' }, { a: 2 }, { a: 3, b: 'z' }],
  },
  {
    rule: 'the last row repeats when there are more iterations',
    request: rowIn(['a']),
    rows: [{ a: 1 }, { a: 2 }],
    options: { iterationCount: 4 },
  },
  {
    rule: 'rows beyond the iterations are not used',
    request: rowIn(['a']),
    rows: [{ a: 1 }, { a: 2 }],
    options: { iterationCount: 1 },
  },
  { rule: 'CSV with a header row', request: rowIn(['a', 'b']), rows: 'a,b\n1,x\n2,y\n' },
  {
    rule: 'CSV casts numbers, and leaves what is quoted',
    request: `${here}/`,
    rows: 'a,b,c,d,e,f,g\n5,007,1e3,1.50,-2,"9",true\n',
    prerequest: 'console.log(JSON.stringify(pm.iterationData.toObject()))',
  },
  {
    rule: 'CSV with quotes, commas and line feeds',
    request: rowIn(['a', 'b']),
    rows: 'a,b\n"x, ""y""","line\nfeed"\n',
  },
  {
    rule: 'CSV with blanks around cells',
    request: `${here}/`,
    rows: 'a , b\n x , "y" \n',
    prerequest: 'console.log(JSON.stringify(pm.iterationData.toObject()))',
  },
  {
    rule: 'CSV with rows that are too short or too long',
    request: `${here}/`,
    rows: 'a,b\n1\n1,2,3\n',
    prerequest: 'console.log(JSON.stringify(pm.iterationData.toObject()))',
  },
  { rule: 'CSV with a byte order mark', request: rowIn(['a']), rows: '\uFEFFa\n1\n' },
  { rule: 'CSV with carriage returns', request: rowIn(['a', 'b']), rows: 'a,b\r\n1,2\r\n3,4\r\n' },
  ...['a,b\n1,2\n\n3,4\n', 'a,b\n1,2\n3,4\n\n'].map((rows) => ({
    rule: `CSV with a blank line: ${JSON.stringify(rows)}`,
    request: rowIn(['a']),
    rows,
    differs: {
      id: 'blank-lines',
      newman: { order: ['0 request', '1 request', '2 request'] },
      postino: { order: ['0 request', '1 request'], requests: [{ path: '/?a=1' }, { path: '/?a=3' }] },
    },
  })),
  ...[';', '\t'].map((delimiter) => ({
    rule: `CSV with ${JSON.stringify(delimiter)} between cells`,
    request: rowIn(['a', 'b']),
    rows: `a${delimiter}b\n1${delimiter}2\n`,
    differs: {
      id: 'delimiters',
      newman: { requests: [{ path: '/?a={{a}}&b={{b}}' }] },
      postino: { requests: [{ path: '/?a=1&b=2' }] },
    },
  })),
  {
    rule: 'CSV with numbers that are not decimal',
    request: `${here}/`,
    rows: 'a,b,c,d,e\n0x1F,0b11,0o17,Infinity,NaN\n',
    prerequest: 'console.log(JSON.stringify(pm.iterationData.toObject()))',
    differs: {
      id: 'hexadecimal-cells',
      newman: { console: [`log: '{"a":0,"b":0,"c":0,"d":"Infinity","e":"NaN"}'`] },
      postino: { console: [`log: '{"a":"0x1F","b":"0b11","c":"0o17","d":"Infinity","e":"NaN"}'`] },
    },
  },
  { rule: 'CSV with empty cells', request: rowIn(['a', 'b']), rows: 'a,b\n,x\ny,\n' },
  {
    rule: 'CSV with a number that is too long',
    differs: {
      id: 'long-numbers',
      newman: { console: ['log: 12345678901234567000'] },
      postino: { console: ["log: '12345678901234567890'"] },
    },
    request: `${here}/`,
    rows: 'a\n12345678901234567890\n',
    prerequest: 'console.log(pm.iterationData.get("a"))',
  },
  {
    rule: 'CSV with a header row only',
    differs: {
      id: 'unusable-rows',
      newman: { requests: [{ path: '/?a={{a}}' }], refused: false },
      postino: { requests: [], order: [], passed: false, refused: true },
    },
    request: rowIn(['a']),
    rows: 'a,b\n',
  },
  {
    rule: 'JSON rows that are no objects',
    differs: {
      id: 'unusable-rows',
      newman: { requests: [{}, {}, {}, { path: '/?a=1' }], refused: false },
      postino: { requests: [], order: [], passed: false, refused: true },
    },
    request: rowIn(['a']),
    rows: [5, 'x', null, { a: 1 }],
  },
  {
    rule: 'an empty list of rows',
    differs: {
      id: 'unusable-rows',
      newman: { requests: [{ path: '/?a={{a}}' }], refused: false },
      postino: { requests: [], order: [], passed: false, refused: true },
    },
    request: rowIn(['a']),
    rows: [],
  },
  {
    rule: 'pm.info counts iterations',
    items: [named('a', { test: 'console.log(pm.info.iteration, pm.info.iterationCount)' })],
    options: { iterationCount: 2 },
  },

  { rule: 'setNextRequest jumps forward', items: [named('a', { test: next('"c"') }), named('b'), named('c')] },
  {
    rule: 'setNextRequest jumps back',
    items: [
      named('a'),
      named('b', { test: `if (!pm.variables.get('done')) { pm.variables.set('done', true); ${next('"a"')} }` }),
      named('c'),
    ],
  },
  {
    rule: 'setNextRequest(null) ends the iteration',
    items: [named('a', { test: next('null') }), named('b')],
    options: { iterationCount: 2 },
  },
  {
    rule: 'setNextRequest(undefined) goes on in order',
    items: [
      named('a', { prerequest: next('"c"'), test: next('pm.environment.get("nowhere")') }),
      named('b', { test: `${next('"a"')}; ${next('undefined')}` }),
      named('c'),
    ],
  },
  {
    rule: 'setNextRequest with an unknown name ends the iteration',
    items: [named('a', { test: next('"nobody"') }), named('b')],
    options: { iterationCount: 2 },
  },
  {
    rule: 'setNextRequest before the request lets it run',
    items: [named('a', { prerequest: next('"c"') }), named('b'), named('c')],
  },
  {
    rule: 'of two setNextRequest the last counts',
    items: [named('a', { prerequest: next('"b"'), test: `${next('"b"')}; ${next('"c"')}` }), named('b'), named('c')],
  },
  {
    rule: 'setNextRequest by id',
    items: [named('a', { test: next('"id-of-c"') }), named('b'), named('c', { id: 'id-of-c' })],
  },
  {
    rule: 'setNextRequest to one of two with the same id',
    items: [
      named('a', { test: next('"twin"') }),
      named('first', { id: 'twin' }),
      named('twin'),
      named('last', { id: 'twin' }),
    ],
  },
  {
    rule: 'setNextRequest to one of two with the same name',
    items: [
      named('a', { test: next('"twin"') }),
      named('twin', { request: `${here}/twin-1` }),
      named('twin', { request: `${here}/twin-2` }),
    ],
  },
  {
    rule: 'setNextRequest into a folder',
    items: [
      named('a', { test: next('"deep"') }),
      named('b'),
      { name: 'folder', item: [named('c'), named('deep')] },
      named('d'),
    ],
  },
  {
    rule: 'setNextRequest with the name of a folder',
    items: [named('a', { test: next('"folder"') }), named('b'), { name: 'folder', item: [named('c')] }],
  },
  {
    rule: 'setNextRequest out of the selection',
    items: [{ name: 'in', item: [named('a', { test: next('"out"') }), named('b')] }, named('out')],
    options: { folder: ['in'] },
  },
  {
    rule: 'postman.setNextRequest does the same',
    items: [named('a', { test: 'postman.setNextRequest("c")' }), named('b'), named('c')],
  },
  {
    rule: 'setNextRequest to itself',
    items: [
      named('a', {
        test: `const n = (pm.variables.get('n') || 0) + 1; pm.variables.set('n', n); if (n < 3) ${next('"a"')}`,
      }),
      named('b'),
    ],
  },

  {
    rule: 'skipRequest sends nothing and tests nothing',
    items: [
      named('a', {
        prerequest: 'console.log(1); pm.execution.skipRequest(); console.log(2)',
        test: 'console.log("tested")',
      }),
      named('b'),
    ],
  },
  {
    rule: 'skipRequest in the collection’s script skips all',
    collection: { prerequest: 'if (pm.info.requestName === "a") pm.execution.skipRequest()' },
    items: [named('a', { prerequest: 'console.log("own")' }), named('b')],
  },
  {
    rule: 'skipRequest keeps what was set before',
    items: [
      named('a', {
        prerequest: 'pm.environment.set("x", "set"); pm.execution.skipRequest(); pm.environment.set("x", "after")',
      }),
      named('b', { request: `${here}/{{x}}` }),
    ],
  },
  {
    rule: 'skipRequest and setNextRequest',
    items: [named('a', { prerequest: `${next('"c"')}; pm.execution.skipRequest()` }), named('b'), named('c')],
  },
  {
    rule: 'skipRequest in a test is an error',
    items: [named('a', { test: 'pm.execution.skipRequest()' }), named('b')],
  },

  {
    rule: 'without bail everything runs',
    items: [named('a', failing), named('b', throwing), { name: 'dead', request: 'http://127.0.0.1:1/' }, named('c')],
  },
  {
    rule: 'bail stops after a failed assertion',
    items: [named('a', failing), named('b')],
    options: { bail: true, iterationCount: 2 },
  },
  {
    rule: 'bail stops after a script error',
    items: [named('a', throwing), named('b')],
    options: { bail: true, iterationCount: 2 },
  },
  {
    rule: 'bail stops before the request when its script throws',
    items: [named('a', { prerequest: 'throw new Error("x")', test: 'console.log("tested")' }), named('b')],
    options: { bail: true },
  },
  {
    rule: 'bail stops after a request without answer',
    items: [{ name: 'dead', request: 'http://127.0.0.1:1/', test: 'console.log("tested")' }, named('b')],
    options: { bail: true },
  },
  { rule: 'bail does not stop when all is well', items: [named('a'), named('b')], options: { bail: true } },
];
