import { before, fails, info, item, of, passes, test, throws } from './pieces.mjs';

const abortOn = (name, wanted) => (event, told) => {
  if (event === 'start') abortOn.run = told.run;
  if (event === name && (wanted === undefined || told.item?.name === wanted)) abortOn.run.abort();
};

const throwsLate = test("setTimeout(() => { throw new RangeError('late') }, 5)");

const everything = [
  {
    name: 'Folder',
    description: 'A folder',
    item: [
      item(
        'post',
        'json/:id?q={{word}}&r=1',
        [
          before("pm.environment.set('word', 'said'); console.log('before', { a: [1, 2] }, undefined)"),
          test(
            "pm.test('status', () => pm.response.to.have.status(200))",
            "pm.test('fails', () => { pm.expect({ a: 1 }).to.eql({ a: 2 }); })",
            "pm.test.skip('skipped', () => {})",
            "console.warn('a warning'); console.error(new Error('told'))",
            "pm.sendRequest(pm.variables.get('base') + '/sub', () => { pm.test('answered', () => {}) })",
            "tests['legacy'] = false",
          ),
        ],
        {
          method: 'POST',
          description: 'Posts',
          auth: {
            type: 'basic',
            basic: [
              { key: 'username', value: 'u{{word}}' },
              { key: 'password', value: 'p' },
            ],
          },
          header: [
            { key: 'X-Off', value: '{{word}}', disabled: true },
            { key: 'X-Own', value: '{{word}}', description: 'mine' },
          ],
          body: { mode: 'raw', raw: '{"a": "{{word}}"}', options: { raw: { language: 'json' } } },
        },
      ),
      item('form', 'form', [], {
        method: 'POST',
        body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b c' }] },
      }),
    ],
  },
  item('redirected', 'redirect', [passes]),
  item('cookies', 'cookies', [passes]),
  {
    name: 'dead',
    request: 'http://127.0.0.1:1/dead',
    event: [test("pm.test('no answer', () => { pm.expect(pm.response.code).to.equal(undefined) })")],
  },
  item('thrown', 'json', [before("throw new RangeError('early')"), throws]),
  item('later', 'json', [test("setTimeout(() => { throw new Error('later') }, 5)")]),
  item('skips', 'json', [before('pm.execution.skipRequest()', "console.log('not told')"), passes]),
  item('empty script', 'json', [test(''), before('')]),
  item('text', 'text', [passes]),
];

const reporters = ['json', 'junit', 'htmlextra', 'junitfull', 'csv'];

export const scenarios = {
  'everything, watched closely': {
    options: of(everything, {}, { event: [before('// all')], variable: [{ key: 'v', value: '1' }] }),
    watch: 'closely',
  },
  'reports of two iterations': {
    options: of(everything, (folder) => ({
      iterationCount: 2,
      reporters,
      reporter: Object.fromEntries(reporters.map((name) => [name, { export: `${folder}/reports/${name}` }])),
      showSecrets: true,
      exportEnvironment: `${folder}/reports/environment`,
      exportGlobals: `${folder}/reports/globals`,
      exportCollection: `${folder}/reports/collection`,
      globals: [{ key: 'g', value: 1 }],
      envVar: [{ key: 'given', value: 'by hand' }],
    })),
    files: ['reports'],
  },
  'reports of a run that only fails': {
    options: of([everything[0].item[0], item('b', 'json', [passes])], {
      reporters: ['json-summary'],
      showSecrets: true,
    }),
  },
  'the screen, in colour and short': {
    options: of(everything, {
      reporters: 'cli',
      color: 'on',
      showSecrets: true,
      reporter: { cli: { noSuccessAssertions: true, noConsole: true, noBanner: true } },
    }),
  },
  'the screen': { options: of(everything, { reporters: ['cli'], color: 'off', showSecrets: true }) },
  'the screen in plain text, with all details': {
    options: of(everything.slice(0, 3), {
      reporters: ['cli'],
      color: 'off',
      disableUnicode: true,
      verbose: true,
      showSecrets: true,
    }),
  },
  'other reporters': {
    options: of([item('a', 'json', [passes]), item('b', 'json', [fails])], {
      reporters: ['teamcity', 'emojitrain', 'nobody', 'emojitrain'],
    }),
  },
  'data and jumps': {
    options: of(
      [
        item('one', 'json/{{n}}', [
          test(
            "if (pm.iterationData.get('n') === 1) pm.execution.setNextRequest('three')",
            "pm.test('n is ' + pm.iterationData.get('n'), () => {})",
          ),
        ]),
        item('two', 'json', [passes]),
        item('three', 'json', [
          test(
            "if (!pm.variables.get('again')) { pm.variables.set('again', true); postman.setNextRequest('one') } else pm.execution.setNextRequest(null)",
          ),
        ]),
        item('four', 'json', [passes]),
      ],
      { iterationData: [{ n: 1 }, { n: 2 }], reporters: ['cli'], color: 'off' },
    ),
    watch: 'closely',
  },
  'an auth that answers a challenge': {
    options: of([
      item('digest', 'digest', [passes], {
        auth: {
          type: 'digest',
          digest: [
            { key: 'username', value: 'u' },
            { key: 'password', value: 'p' },
          ],
        },
      }),
    ]),
  },
  'an auth of the collection': {
    options: of(
      [item('inherits', 'json', [passes]), item('has none', 'json', [passes], { auth: { type: 'noauth' } })],
      {},
      { auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{base}}', type: 'string' }] } },
    ),
  },
  'one folder': { options: of(everything, { folder: 'Folder' }) },
  'two requests by name': { options: of(everything, { folder: ['text', 'redirected'] }) },
  'an empty folder': { options: of([{ name: 'Empty', item: [] }, item('a', 'json')], { folder: 'Empty' }) },
  'an empty folder and another': {
    options: of([{ name: 'Empty', item: [] }, item('a', 'json', [passes])], { folder: ['Empty', 'a'] }),
  },
  'a folder that is no name': { options: of([item('a', 'json', [passes])], { folder: 5 }) },
  'a list of folders that are no names': { options: of([item('a', 'json', [passes])], { folder: [5] }) },
  'no such folders': { options: of(everything.slice(2, 3), { folder: ['nobody', 'nothing'] }) },
  'no such folder': { options: of(everything.slice(2, 3), { folder: 'nobody' }) },
  'bail on a failed assertion': {
    options: of([item('a', 'json', [fails, passes]), item('b', 'json', [passes])], { bail: true, iterationCount: 2 }),
  },
  'bail on a script that throws': {
    options: of([item('a', 'json', [before("throw new Error('early')"), passes]), item('b', 'json')], {
      bail: ['failure'],
    }),
  },
  'bail on a dead host': {
    options: of([{ name: 'dead', request: 'http://127.0.0.1:1/', event: [passes] }, item('b', 'json')], {
      bail: { failure: true },
    }),
  },
  'end with an error when a script throws': {
    options: of([item('a', 'json', [throws]), item('b', 'json')], { bail: ['folder'] }),
  },
  'end with an error when a timer throws': {
    options: of([item('a', 'json', [throwsLate]), item('b', 'json')], { bail: ['folder', 'failure'] }),
  },
  'end with an error when a callback throws before the request': {
    options: of(
      [
        item('a', 'json', [before("pm.sendRequest(pm.variables.get('base'), () => { throw new RangeError('late') })")]),
        item('b', 'json'),
      ],
      { bail: ['folder'] },
    ),
  },
  'end with an error when a timer throws in a test': {
    options: of([item('a', 'json', [throwsLate]), item('b', 'json')], { abortOnFailure: true }),
  },
  'go on when a timer throws before the request': {
    options: of([item('a', 'json', [before("setTimeout(() => { throw new Error('late') }, 5)")]), item('b', 'json')], {
      abortOnFailure: true,
    }),
  },
  'bail on failures only, and a timer throws': {
    options: of([item('a', 'json', [throwsLate]), item('b', 'json')], { bail: true }),
  },
  'end with an error when a host is dead': {
    options: of([{ name: 'dead', request: 'http://127.0.0.1:1/' }, item('b', 'json')], { bail: ['folder'] }),
  },
  'end with an error when an assertion fails': {
    options: of([item('a', 'json', [fails]), item('b', 'json')], { abortOnFailure: true }),
  },
  'abort at the start': { options: of([item('a', 'json', [passes])]), act: abortOn('start') },
  'abort in an item': { options: of([item('a', 'json', [passes]), item('b', 'json')]), act: abortOn('item', 'a') },
  'abort before a request': {
    options: of([item('a', 'json', [passes]), item('b', 'json')]),
    act: abortOn('beforeRequest', 'a'),
  },
  'pause and go on': {
    options: of([item('a', 'json', [passes]), item('b', 'json')]),
    act: (event, told, emitter, log) => {
      if (event === 'start') emitter.control = told.run;
      if (event !== 'item' || told.item.name !== 'a') return;
      emitter.control.pause(() => log.push('paused'));
      setTimeout(() => {
        log.push('resumed');
        emitter.control.resume();
      }, 300);
    },
  },
  'what summary and emitter hold on the way': {
    options: of([item('a', 'json', [passes, fails])]),
    act: (event, told, emitter, log) => {
      const { executions, failures, stats } = emitter.summary.run;
      log.push([event, executions.length, failures.length, stats.requests.total, stats.assertions.total]);
      if (event === 'item')
        log.push([
          told.item === emitter.summary.collection.items.members[0],
          told.item.parent() === emitter.summary.collection,
        ]);
      if (event === 'test') log.push(emitter.summary.environment.get('base').slice(0, 7));
    },
  },
  'a jar that is filled and exported': {
    options: of([item('sets', 'cookies'), item('gets', 'echo')], (folder) => ({
      exportCookieJar: `${folder}/reports/jar`,
    })),
    files: ['reports'],
  },
  'the whole run has a time limit': { options: of([item('slow', 'slow')], { timeout: 300 }), watch: 'the end' },
  ...Object.fromEntries(
    [-1, 'x', '2', true, 0.5, 1.5].map((iterationCount) => [
      `${JSON.stringify(iterationCount)} as the number of iterations`,
      { options: of([item('one', 'json?row={{row}}')], { iterationCount, iterationData: [{ row: 1 }, { row: 2 }] }) },
    ]),
  ),
  'frozen options': { options: (...given) => Object.freeze(of([item('one', 'json')])(...given)) },
  'variables of the call in an object': {
    options: of([item('one', 'json?a={{a}}&b={{b}}')], {
      envVar: { first: { key: 'a', value: '1' } },
      globalVar: { first: { key: 'b', value: '2' } },
    }),
  },
  'an empty collection': { options: of([]) },
  'no collection': { options: () => ({}) },
  'a collection that is not there': { options: () => ({ collection: '/no/such/collection.json' }) },
  'an environment that is not there': {
    options: () => ({ collection: { info: info('Sample'), item: [] }, environment: '/no/such.json' }),
  },
  'data that is not there': {
    options: () => ({ collection: { info: info('Sample'), item: [] }, iterationData: '/no/such.csv' }),
  },
  'a list of certificates that is not there': {
    options: () => ({ collection: { info: info('Sample'), item: [] }, sslClientCertList: '/no/such.json' }),
  },
  'a jar that is not there': {
    options: () => ({ collection: { info: info('Sample'), item: [] }, cookieJar: '/no/such.json' }),
  },
};

/** Those that are played once more, all at once. */
export const atOnce = Object.values(scenarios).slice(0, 3);
