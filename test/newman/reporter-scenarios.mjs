import { before, fails, item, of, passes, test, throws } from './pieces.mjs';

/** Reporters of third parties, each with the options that its users set most. */
export const reporters = {
  allure: (folder) => ({ resultsDir: folder }),
  csv: (folder) => ({ export: `${folder}/csv`, includeBody: true }),
  html: (folder) => ({ export: `${folder}/html` }),
  htmlextra: (folder) => ({
    export: `${folder}/htmlextra`,
    browserTitle: 'Title',
    showEnvironmentData: true,
    showGlobalData: true,
    logs: true,
    testPaging: true,
    showFolderDescription: true,
    timezone: 'Europe/Berlin',
  }),
  'json-summary': (folder) => ({ summaryJsonExport: `${folder}/json-summary` }),
  junit5: (folder) => ({ export: `${folder}/junit5` }),
  junitfull: (folder) => ({ export: `${folder}/junitfull` }),
  teamcity: () => ({}),
  text: (folder) => ({ export: `${folder}/text`, cli: true }),
  xunit: (folder) => ({ export: `${folder}/xunit`, aggregate: true, hideSensitiveData: true }),
};

const collections = {
  'all passes': [[item('one', 'json', [passes]), item('two', 'text', [passes, test("pm.test('too', () => {})")])]],
  'tests fail': [[item('one', 'json', [fails, passes]), item('two', 'json', [test("tests['old'] = false")])]],
  'scripts throw': [
    [
      item('early', 'json', [before("throw new RangeError('early')"), passes]),
      item('late', 'json', [throws]),
      item('much later', 'json', [test("setTimeout(() => { throw new Error('later') }, 5)")]),
    ],
  ],
  'hosts are dead': [
    [{ name: 'dead', request: 'http://127.0.0.1:1/dead?a=b', event: [passes] }, item('alive', 'json')],
  ],
  'requests and tests are skipped': [
    [
      item('skipped', 'json', [before('pm.execution.skipRequest()'), passes]),
      item('partly', 'json', [passes, test("pm.test.skip('no', () => {})")]),
    ],
  ],
  'rows of data': [
    [item('one', 'json/{{name}}', [test("pm.test('is ' + pm.iterationData.get('name'), () => {})"), fails])],
    { iterationData: [{ name: 'first' }, { name: 'second' }, { name: 'third' }] },
  ],
  'folders in folders': [
    [
      {
        name: 'outer',
        description: 'About **this**',
        item: [{ name: 'inner', item: [item('deep', 'json', [passes]), item('deeper', 'cookies', [fails])] }],
        event: [before("console.log('of the folder', { a: 1 })")],
      },
      item('beside', 'json', [passes]),
    ],
  ],
  redirects: [[item('moved', 'redirect', [passes]), item('with cookies', 'cookies', [passes])]],
  bodies: [
    [
      item('raw', 'json?q=1#part', [passes], {
        method: 'POST',
        description: 'Posts',
        header: [{ key: 'X-Own', value: '<b>&amp;', description: 'mine' }],
        body: { mode: 'raw', raw: '{"a": "<é>"}', options: { raw: { language: 'json' } } },
      }),
      item('form', 'form', [passes], {
        method: 'PUT',
        body: { mode: 'urlencoded', urlencoded: [{ key: 'a', value: 'b c' }] },
      }),
      item('parts', 'form', [passes], {
        method: 'POST',
        body: { mode: 'formdata', formdata: [{ key: 'a', value: 'b', type: 'text' }] },
      }),
      item('graph', 'json', [passes], {
        method: 'POST',
        body: { mode: 'graphql', graphql: { query: '{ a }', variables: '{"b": 1}' } },
      }),
    ],
  ],
  'requests of scripts': [
    [
      item('asks', 'json', [
        before("pm.sendRequest(pm.variables.get('base') + '/sub', () => { pm.globals.set('asked', 'yes') })"),
        passes,
      ]),
    ],
    { globals: [{ key: 'global', value: 'everywhere' }] },
  ],
  nothing: [[]],
};

/** What ends newman's process: the reporter does not expect it. */
const deadly = new Set(['json-summary: hosts are dead']);

/** Each collection through each reporter. */
export const scenarios = Object.fromEntries(
  Object.entries(collections).flatMap(([about, [items, more = {}]]) =>
    Object.entries(reporters)
      .filter(([name]) => !deadly.has(`${name}: ${about}`))
      .map(([name, own]) => [
        `${name}: ${about}`,
        {
          options: of(items, (folder) => ({
            ...more,
            reporters: [name],
            reporter: { [name]: own(`${folder}/reports`) },
          })),
          watch: 'the end',
          files: ['reports'],
        },
      ]),
  ),
);
