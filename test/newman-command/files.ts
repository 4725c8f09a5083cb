import { readCertificate } from '../fixtures/secure-server.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

function item(name: string, path: string, more: { test?: string; pre?: string; request?: object } = {}): object {
  const script = (listen: string, exec: string | undefined) =>
    exec === undefined ? [] : [{ listen, script: { exec } }];
  const header = [{ key: 'X-Who', value: '{{who}}' }];
  return {
    id: `id-${name.toLowerCase().replaceAll(' ', '-')}`,
    name,
    event: [...script('prerequest', more.pre), ...script('test', more.test)],
    request: { method: 'GET', header, url: `$SERVER${path}`, ...more.request },
  };
}

function collection(name: string, items: readonly object[], more: object = {}): object {
  return { info: { _postman_id: `id-of-${name}`, name, schema }, item: items, ...more };
}

const passes = "pm.test('is Ada', () => pm.expect(pm.response.json().name).to.equal('Ada'));";
const fails = "pm.test('is Bob', () => pm.expect(pm.response.json().name).to.equal('Bob'));";
const keeps = [
  "pm.environment.set('token', 'made by the run');",
  "pm.globals.set('count', 2);",
  "pm.collectionVariables.set('kept', 'changed');",
  "console.log('told', pm.iterationData.get('name'));",
].join(' ');

const post = { method: 'POST', body: { mode: 'raw', raw: '{{who}} {{name}}' } };
const upload = (src: string) => ({
  method: 'POST',
  body: { mode: 'formdata', formdata: [{ key: 'f', type: 'file', src }] },
});

const certificates = [
  ...['authority.pem', 'client.pem', 'client-key.pem', 'client-key-encrypted.pem'],
  ...['other-client.pem', 'other-client-key.pem'],
];

/** The files that every command line finds in its folder; `$SERVER` is its own part of the server. */
export const files: Readonly<Record<string, unknown>> = {
  'c.json': collection(
    'Users',
    [
      { name: 'Read', item: [item('Get', '/users/1', { test: `${passes} ${keeps}` }), item('List', '/users?q={{q}}')] },
      { name: 'Write', item: [item('Post', '/users', { request: post }), item('Moved', '/moved')] },
    ],
    {
      variable: [
        { key: 'kept', value: 'before' },
        { key: 'q', value: 'of the collection' },
      ],
    },
  ),
  'one.json': collection('One', [item('Only', '/users/1', { test: passes })]),
  'fail.json': collection('Fails', [
    item('Wrong', '/users/1', { test: fails }),
    item('Throws', '/users/2', { test: "throw new TypeError('broken');" }),
    item('Right', '/users/3', { test: passes }),
  ]),
  'dead.json': collection('Dead', [
    item('Gone', '', { request: { url: 'http://127.0.0.1:1/' } }),
    item('After', '/after', { test: passes }),
  ]),
  'pre.json': collection('Before', [
    item('Throws first', '/first', { pre: "throw new Error('early');" }),
    item('Second', '/second'),
  ]),
  'late.json': collection('Late', [
    item('Throws later', '/first', { test: "setTimeout(() => { throw new Error('late'); }, 5);" }),
    item('Second', '/second'),
  ]),
  'slow.json': collection('Slow', [item('Waits', '/slow'), item('Next', '/next')]),
  'cookies.json': collection('Cookies', [item('Sets', '/cookie'), item('Sends', '/sends')]),
  'uploads.json': collection('Uploads', [
    item('Inside', '/inside', { request: upload('inside.txt') }),
    item('Outside', '/outside', { request: upload('../outside.txt') }),
  ]),
  'jumps.json': collection('Jumps', [
    item('First', '/first', { test: "pm.execution.setNextRequest('Third');" }),
    item('Second', '/second'),
    item('Third', '/third', { test: 'pm.execution.setNextRequest(null);' }),
    item('Fourth', '/fourth'),
  ]),
  'secure.json': collection('Secure', [item('Only', '', { request: { url: '$SECURE/users/1' }, test: passes })]),
  'empty.json': collection('Empty', []),
  'wrapped.json': { collection: collection('Wrapped', [item('Inner', '/inner')]) },
  'v1.json': {
    id: 'v1',
    name: 'Old',
    order: ['r1'],
    requests: [{ id: 'r1', name: 'Old one', method: 'GET', url: '$SERVER/old', headers: '', collectionId: 'v1' }],
  },
  'bad.json': '{"info": {"name": "Bad"},\n "item": [}',
  'e.json': {
    id: 'environment-id',
    name: 'Mine',
    values: [
      { key: 'who', value: 'environment', enabled: true },
      { key: 'q', value: 'of the environment', enabled: true },
      { key: 'off', value: 'x', disabled: true },
    ],
  },
  'g.json': {
    id: 'globals-id',
    name: 'All',
    values: [
      { key: 'who', value: 'globals' },
      { key: 'name', value: 'g' },
    ],
  },
  'data.csv': 'name,who\nAda,first\nBob,second\n',
  'data.json': [
    { name: 'Ada', who: 'first' },
    { name: 'Bob', who: 'second' },
    { name: 'Cid', who: 'third' },
  ],
  'jar.json': {
    version: 'tough-cookie@4.1.3',
    storeType: 'MemoryCookieStore',
    rejectPublicSuffixes: true,
    cookies: [{ key: 'from', value: 'jar', domain: '127.0.0.1', path: '/', hostOnly: true }],
  },
  'inside.txt': 'inside',
  'sub/inside.txt': 'below',
  'plain.txt': 'not a collection',
  'certificates.json': [
    {
      name: 'for this server',
      matches: ['$SECURE/*'],
      cert: { src: 'client.pem' },
      key: { src: 'client-key-encrypted.pem' },
      passphrase: 'client-passphrase',
    },
  ],
  'elsewhere.json': [
    { matches: ['https://elsewhere.test/*'], cert: { src: 'client.pem' }, key: { src: 'client-key.pem' } },
  ],
  ...Object.fromEntries(certificates.map((name) => [name, readCertificate(name)])),
};
