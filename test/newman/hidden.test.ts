import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programs } from '../newman-command/programs.ts';
import { echoServer, spied } from './spied.ts';

const server = echoServer();
const secret = 'S3cret-of-the-run';
const environment = { name: 'e', values: [{ key: 'Kept', value: secret, type: 'secret' }] };

/** A collection with one request, and a script before it. */
function collection(script: string, request: object = {}): object {
  const event = [{ listen: 'prerequest', script: { exec: [script] } }];
  return { info: { name: 'Hidden' }, item: [{ name: 'asks', event, request: { url: server.url, ...request } }] };
}

const noteMessages = "emitter.on('console', (error, { messages }) => kept.push(...messages));";

test('what the caller keeps of an event holds real values when reporters have seen it', async () => {
  const graphql = { query: `{ a(b: "${secret}") }`, variables: '' };
  const told = await spied({
    options: {
      environment,
      collection: collection("console.log({ deep: [pm.environment.get('Kept')] })", {
        method: 'POST',
        body: { mode: 'graphql', graphql },
      }),
    },
    spy: `const kept = []; ${noteMessages}
      emitter.on('request', (error, { request }) => note('reported body', request.body.graphql));
      emitter.on('done', () => note('reported', kept));`,
    caller: `globalThis.kept = []; ${noteMessages} emitter.on('request', (error, told) => { kept.told = told; });`,
    done: `note('kept', [...kept]); note('body', kept.told.request.body.graphql);
      note('given', options.collection.item[0].request.body.graphql)`,
  });
  expect(told).toMatchObject({ reported: "[ { deep: [ '••••••' ] } ]", kept: `[ { deep: [ '${secret}' ] } ]` });
  expect(told['reported body']).not.toContain(secret);
  expect([told['body'], told['given']].filter((text) => !text?.includes(secret))).toEqual([]);
});

test('reporters see no secret at any time, neither in the variables nor in the options of the run', async () => {
  const token = 'T0ken-of-the-line';
  const events = ['start', 'beforeRequest', 'request', 'beforeDone', 'done'];
  const told = await spied({
    options: {
      environment: { name: 'e', values: [...environment.values, { key: 'Token', value: '', type: 'secret' }] },
      globals: { name: 'g', values: environment.values },
      collection: {
        ...collection("pm.environment.set('Token', pm.environment.get('Token') + '2')"),
        variable: environment.values,
      },
      envVar: [{ key: 'Token', value: token }],
      postmanApiKey: 'a-key-for-postman',
      sslClientPassphrase: 'pass-phrase',
      reporter: { spy: { password: 'for the reporter' } },
      exportEnvironment: 'e.json',
    },
    spy: `const look = (when) => note(when, [
        options.environment.get('Kept'), options.environment.get('Token'), options.globals.get('Kept'),
        options.collection.variables.get('Kept'), options, emitter.summary, emitter.exports,
      ]);
      note('own', own);
      look('made');
      for (const name of ${JSON.stringify(events)}) emitter.on(name, () => look(name));`,
    caller: "emitter.on('start', () => note('caller', emitter.summary.environment.get('Token')));",
    done: "note('exported', emitter.exports[0].content)",
  });
  const { own, caller, exported, ...seen } = told;
  expect(Object.keys(seen)).toEqual(['made', ...events]);
  const all = [secret, token, 'a-key-for-postman', 'pass-phrase'];
  expect(
    Object.entries(seen).flatMap(([when, text]) => all.filter((each) => text.includes(each)).map(() => when)),
  ).toEqual([]);
  expect({ own, caller }).toEqual({ own: "{ password: 'for the reporter' }", caller: `'${token}'` });
  expect(exported).toContain(`${token}2`);
});

test('a variable that turns out to be a credential is hidden from then on', async () => {
  const told = await spied({
    options: {
      environment: { values: [{ key: 'word', value: secret }] },
      collection: collection('1', { auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{word}}' }] } }),
      iterationCount: 2,
    },
    spy: "emitter.on('item', () => note('reported', options.environment.get('word')));",
    caller: "emitter.on('item', () => note('caller', emitter.summary.environment.get('word')));",
  });
  expect(told).toEqual({ reported: "'••••••'", caller: `'${secret}'` });
});

const throwing = "throw new Error('got ' + pm.environment.get('Kept'))";

test('the error that ends a run is hidden from reporters, and real for the caller', async () => {
  const told = await spied({
    options: { environment, collection: collection(throwing), bail: ['folder'] },
    spy: `emitter.on('script', (error) => note('script', error));
      emitter.on('done', (error, summary) => { note('reported', error); note('summary', summary.error); });`,
    done: "note('given', error); note('given summary', summary.error)",
  });
  expect(Object.values(told).map((text) => /S3cret|••••••/.exec(text)?.[0])).toEqual([
    ...['••••••', '••••••', '••••••'],
    ...['S3cret', 'S3cret'],
  ]);
});

/** What the command prints on its error output, of a run in a folder with these files. */
async function complaintOf(args: string, files: Readonly<Record<string, string | object>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'newman-hidden-'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  try {
    const place = { cwd: folder, env: { HOME: folder } };
    const { code, stderr } = await programs.command(['run', 'c.json', '-r', 'json', ...args.split(' ')], place);
    expect(code).toBe(1);
    return stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the command prints the error that ends a run without secrets', async () => {
  const files = { 'e.json': environment, 'c.json': collection(throwing) };
  expect(await complaintOf('-e e.json --bail folder', files)).toBe('error: got ••••••\n\n');
});

const broken = `{ "values": [\n  { "key": "Kept", "value": "${secret}" "type": "secret" }\n] }`;

test.each([
  { why: 'an environment', args: '-e e.json', files: { 'e.json': broken }, place: 'line 2, column' },
  { why: 'globals', args: '-g g.json', files: { 'g.json': broken }, place: 'line 2, column' },
  { why: 'a collection', args: '-n 1', files: { 'c.json': broken }, place: 'line 2, column' },
  { why: 'an rc file', args: '-n 1', files: { '.newmanrc': broken }, place: "Unexpected token 't' at 2:" },
  {
    why: 'a list of certificates',
    args: '--ssl-client-cert-list l.json',
    files: { 'l.json': broken },
    place: 'l.json does not contain valid JSON',
  },
])('$why that is no JSON is told with its place and without its values', async ({ args, files, place }) => {
  const told = await complaintOf(args, { 'c.json': collection(''), ...files });
  expect(told).toContain(place);
  expect(told).not.toContain(secret);
});

test.each([
  {
    logged: "new Map([[kept, { deep: kept }], ['b', 1]])",
    shown: "Map(2) { '••••••' => { deep: '••••••' }, 'b' => 1 }",
  },
  { logged: "new Set([kept, 'b', [kept]])", shown: "Set(3) { '••••••', 'b', [ '••••••' ] }" },
  { logged: '{ [kept]: 1, b: { [kept + 2]: 2 } }', shown: "{ '••••••': 1, b: { '••••••2': 2 } }" },
  { logged: 'Symbol(kept)', shown: "'Symbol(••••••)'" },
  { logged: 'new RegExp(kept, "g")', shown: "'/••••••/g'" },
  { logged: '[12345678, 12345679, 12345678n]', shown: "[ '••••••', 12345679, '••••••n' ]" },
  { logged: 'Buffer.from(kept).toJSON().data.length', shown: String(secret.length) },
  { logged: '/x/g', shown: '/x/g' },
  { logged: "Object.assign([kept], { b: 'c' })", shown: "[ '••••••' ]" },
  {
    logged: '(() => { const a = { kept }; a.a = a; return a; })()',
    shown: "<ref *1> { kept: '••••••', a: [Circular *1] }",
  },
  { logged: 'JSON.parse(\'{"__proto__": {"a": 1}}\')', shown: "{ ['__proto__']: { a: 1 } }" },
])('reporters see of $logged: $shown', async ({ logged, shown }) => {
  const number = { key: 'Number', value: 12_345_678, type: 'secret' };
  const { reported } = await spied({
    options: {
      environment: { ...environment, values: [...environment.values, number] },
      collection: collection(`const kept = pm.environment.get('Kept'); console.log(${logged})`),
    },
    spy: "emitter.on('console', (error, { messages }) => note('reported', messages[0]));",
  });
  expect(reported).toBe(shown);
});

test('reporters see no value whose name makes it a secret', async () => {
  const pair = (key: string, value: unknown) => ({ key, value });
  const told = await spied({
    options: {
      environment: { values: [pair('access_token', 'literal-1'), { ...pair('Pin', 24_681_357), type: 'secret' }] },
      collection: collection("pm.environment.set('access_token', 'literal-' + 2)", {
        method: 'POST',
        header: [pair('X-API-Key', 'literal-3'), pair('Authorization', 'Token literal-4'), pair('X-Other', 'in clear')],
        body: { mode: 'urlencoded', urlencoded: [pair('password', 'literal-5'), pair('passwd', '{{word}}')] },
      }),
    },
    spy: `const look = (when, value) => note(when, JSON.stringify(value));
      look('made', emitter.summary);
      emitter.on('request', (error, told) => look('request', [told.request, told.item, told.history]));
      emitter.on('beforeDone', (error, { summary }) => look('end', summary));`,
    caller: "emitter.on('request', (error, told) => note('caller', JSON.stringify(told.request)));",
  });
  const { caller, ...seen } = told;
  expect(Object.values(seen).flatMap((text) => text.match(/literal-\d|24681357/g) ?? [])).toEqual([]);
  expect(caller?.match(/literal-\d/g)).toEqual(['literal-3', 'literal-4', 'literal-5']);
  expect(seen['end']).toContain('Token ••••••');
  expect(seen['end']).toContain('in clear');
  expect(seen['made']).toContain('{{word}}');
});
