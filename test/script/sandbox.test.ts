import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScriptInput, ScriptResult } from '../../src/script/contract.ts';
import { createSandbox, type Sandbox } from '../../src/script/sandbox.ts';
import { prerequest } from './cases/case.ts';
import { runOurs } from './ours.ts';
import { inputFor, type Subject, scopesOf, subject } from './subject.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox({ timeout: 5000 });
});

afterAll(() => sandbox.dispose());

function execute(source: string, given: Partial<Subject> = {}, more: Partial<ScriptInput> = {}): Promise<ScriptResult> {
  const whole = { ...subject, ...given };
  const script = { id: 'script-1', phase: whole.phase, source, owner: 'Messages / Send' };
  return sandbox.execute(script, { ...inputFor(whole, scopesOf(whole.variables)), ...more });
}

describe('an error has its place in the script', () => {
  const places = [
    { source: 'null.x;', place: [1, 6], why: 'on the first line' },
    { source: '\n\n  throw new Error(1);', place: [3, 9], why: 'on a later line' },
    { source: 'await 1;\nfoo();', place: [2, 1], why: 'after await' },
    { source: 'function f() {\n  throw new Error(1);\n}\nf();', place: [2, 9], why: 'in a function' },
    { source: 'pm.environment.get("x");\npm.response.nothing.at.all;', place: [2, 21], why: 'behind pm' },
    { source: 'const a = 1;\nlet b = ;', place: [2, 9], why: 'in the grammar' },
    { source: "\nawait pm.sendRequest('https://nowhere.test');", place: [2, 10], why: 'where a request failed' },
    {
      source: "const a = 1;\npm.vault.get('a');\nawait pm.vault.get('b');",
      place: [3, 16],
      why: 'where the vault is closed',
    },
    { source: 'if (true) {', place: [1, undefined], why: 'where the script ends too early' },
    { source: 'const x = 1;\nimport("fs");', place: [2, 1], why: 'for an import' },
    { source: 'pm.expect(1)\n  .to.equal(2);', place: [2, 7], why: 'in an assertion' },
    {
      source: "require('lodash').each([1], () => {\n  throw new Error(1);\n});",
      place: [2, 9],
      why: 'in a callback of a library',
    },
  ];
  test.each(places)('$why: $source', async ({ source, place: [line, column] }) => {
    const { error } = await execute(source);
    expect({ line: error?.line, column: error?.column }).toEqual({ line, column });
  });

  test('its stack has the frames of the script, and no others', async () => {
    const { error } = await execute('function inner() { null.x; }\nfunction outer() { inner(); }\nouter();');
    expect(error?.stack?.split('\n').map((line) => line.trim())).toEqual([
      "TypeError: Cannot read properties of null (reading 'x')",
      'at inner (Messages / Send:1:25)',
      'at outer (Messages / Send:2:20)',
      'at Messages / Send:3:1',
    ]);
  });

  test('a failed test too', async () => {
    const { outputs } = await execute("pm.test('a', () => {\n  pm.expect(1).to.equal(2);\n});");
    expect(outputs).toMatchObject([{ assertion: { error: { name: 'AssertionError', line: 2, column: 19 } } }]);
  });

  test('a timer too', async () => {
    const { outputs } = await execute("setTimeout(() => {\n  throw new RangeError('late');\n}, 1);");
    expect(outputs).toMatchObject([{ kind: 'exception', error: { name: 'RangeError', message: 'late', line: 2 } }]);
  });
});

describe('what lasts from script to script', () => {
  test('names that were not declared', async () => {
    await execute('kept = { a: 1 }; helper = (n) => n + 1;');
    expect((await runOurs(sandbox, 'console.log(kept.a, helper(1));', subject)).console).toEqual(['log: 1, 2']);
  });

  test('a helper kept so works on the script that calls it', async () => {
    await execute("check = () => pm.test('from helper', () => pm.expect(pm.response.code).to.equal(201));");
    expect((await runOurs(sandbox, 'check();', subject)).assertions).toEqual(['0 passed from helper']);
  });

  test('var, let, const and functions do not', async () => {
    await execute('var v = 1; let l = 2; const c = 3; function f() {}');
    const { console } = await runOurs(sandbox, 'console.log(typeof v, typeof l, typeof c, typeof f);', subject);
    expect(console).toEqual(["log: 'undefined', 'undefined', 'undefined', 'undefined'"]);
  });

  test('a pm that was kept is of no use any more', async () => {
    await execute('oldPm = pm;');
    const { variables, assertions } = await runOurs(
      sandbox,
      "oldPm.environment.set('x', 1); oldPm.test('x');",
      subject,
    );
    expect(variables.environment['x']).toBeUndefined();
    expect(assertions).toEqual([]);
  });

  test('each sandbox has its own', async () => {
    const other = await createSandbox({ timeout: 1000 });
    await execute('mine = 1;');
    expect((await runOurs(other, 'console.log(typeof mine);', subject)).console).toEqual(["log: 'undefined'"]);
    other.dispose();
  });

  test('an unhandled rejection belongs to the sandbox that it happened in', async () => {
    const other = await createSandbox({ timeout: 1000 });
    const wait = 'await new Promise((resolve) => setTimeout(resolve, 30));';
    const [here, there] = await Promise.all([
      runOurs(sandbox, `Promise.reject(new Error('here')); ${wait}`, subject),
      runOurs(other, wait, subject),
    ]);
    expect([here.exceptions, there.exceptions]).toEqual([['Error: here'], []]);
    other.dispose();
  });

  test('scripts that are started together run one after the other', async () => {
    const wait =
      'order = globalThis.order ?? []; order.push("in"); await new Promise((r) => setTimeout(r, 5)); order.push("out");';
    await Promise.all([execute(wait), execute(wait), execute(wait)]);
    const { console } = await runOurs(sandbox, 'console.log(order.join());', subject);
    expect(console).toEqual(["log: 'in,out,in,out,in,out'"]);
  });
});

describe('the result', () => {
  test('of a script that does nothing', async () => {
    expect(await execute('')).toEqual({
      outputs: [],
      mutations: { local: [], environment: [], collection: [], globals: [] },
      skipRequest: false,
    });
  });

  test('has everything in the order in which it happened', async () => {
    const { outputs } = await execute(
      "console.log(1); pm.test('a'); await pm.sendRequest('https://a.test'); console.log(2); setTimeout(() => { throw 1; }, 1);",
    );
    expect(outputs.map(({ kind }) => kind)).toEqual(['console', 'assertion', 'exchange', 'console', 'exception']);
  });

  test('has one change for each variable, the last', async () => {
    const { mutations } = await execute(
      "for (let i = 0; i < 100; i++) pm.environment.set('i', i); pm.environment.unset('x'); pm.globals.set('g', 1); pm.globals.clear();",
    );
    expect(mutations.environment).toEqual([
      { kind: 'set', key: 'i', value: 99 },
      { kind: 'unset', key: 'x' },
    ]);
    expect(mutations.globals).toEqual([{ kind: 'clear' }]);
  });

  test('has the request only if a pre-request script changed it', async () => {
    expect(
      (await execute('pm.request.url.toString(); pm.request.headers.get("x");', prerequest)).request,
    ).toBeUndefined();
    expect((await execute("pm.request.headers.add({ key: 'a', value: 'b' });")).request).toBeUndefined();
    const changes = [
      "pm.request.method = 'put';",
      "pm.request.headers.upsert({ key: 'X-Old', value: 'new' });",
      "pm.request.url.query.add({ key: 'c', value: '{{user}}' });",
      "pm.request.body.raw = 'changed';",
    ];
    const { request } = await execute(changes.join(''), prerequest);
    expect(request).toMatchObject({
      method: 'PUT',
      header: [
        { key: 'Content-Type', value: 'application/json' },
        { key: 'X-Old', value: 'new' },
      ],
      body: { mode: 'raw', raw: 'changed' },
    });
    expect(request?.url).toMatchObject({
      host: ['{{host}}'],
      path: ['v1', ':id', 'messages'],
      query: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2', disabled: true },
        { key: 'c', value: '{{user}}' },
      ],
      variable: [{ key: 'id', value: '42' }],
    });
  });

  test('has a URL that was assigned as text in its parts', async () => {
    const { request } = await execute("pm.request.url = 'https://{{host}}/a/:b?c=d';", prerequest);
    expect(request?.url).toMatchObject({
      protocol: 'https',
      host: ['{{host}}'],
      path: ['a', ':b'],
      query: [{ key: 'c', value: 'd' }],
    });
  });

  test('has auth in the shape of the model', async () => {
    const bearer = { type: 'bearer', parameters: { token: '{{token}}' } };
    const given = { ...prerequest, request: { ...subject.request, auth: bearer } };
    const { outputs, request } = await execute(
      "console.log(pm.request.auth.type, pm.request.auth.parameters().get('token')); pm.request.auth.update([{ key: 'token', value: 'new' }]);",
      given,
    );
    expect(outputs).toMatchObject([{ text: "'bearer', '{{token}}'" }]);
    expect(request?.auth).toEqual({ type: 'bearer', parameters: { token: 'new' } });
  });

  test('has the change to the request even if the script throws or waits', async () => {
    const { request, error } = await execute("await 1; pm.request.method = 'PATCH'; throw new Error('x');", prerequest);
    expect([request?.method, error?.message]).toEqual(['PATCH', 'x']);
  });

  test('has the next request, and null for none', async () => {
    expect((await execute("pm.execution.setNextRequest('Other');")).nextRequest).toEqual({ name: 'Other' });
    expect((await execute('pm.execution.setNextRequest(null);')).nextRequest).toEqual({ name: null });
    expect((await execute('1')).nextRequest).toBeUndefined();
  });

  test('has what the visualizer was given', async () => {
    const { visualizer } = await execute("pm.visualizer.set('<b>{{x}}</b>', { x: 1 });");
    expect(visualizer).toEqual({ template: '<b>{{x}}</b>', data: { x: 1 } });
  });
});

describe('what scripts are given', () => {
  test('dynamic values come from the host', async () => {
    const { outputs } = await execute("console.log(pm.variables.replaceIn('{{$guid}} {{$unknown}}'));");
    expect(outputs).toMatchObject([{ text: "'00000000-0000-4000-8000-000000000000 {{$unknown}}'" }]);
  });

  test('an own variable wins over a dynamic value', async () => {
    const { outputs } = await execute(
      "pm.variables.set('$guid', 'mine'); console.log(pm.variables.replaceIn('{{$guid}}'));",
    );
    expect(outputs).toMatchObject([{ text: "'mine'" }]);
  });

  test('the variables as they are now, whoever changed them', async () => {
    const scopes = scopesOf(subject.variables);
    const read = "console.log(pm.environment.get('host'));";
    const first = await execute(read, {}, { scopes });
    scopes.environment.apply({ kind: 'set', key: 'host', value: 'changed' });
    const second = await execute(read, {}, { scopes });
    expect([first, second].map(({ outputs }) => outputs[0])).toMatchObject([
      { text: "'api.test'" },
      { text: "'changed'" },
    ]);
  });

  test('bytes of the body as they are', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const response = subject.response && { ...subject.response, body: bytes };
    const { outputs } = await execute(
      'console.log(pm.response.stream.length, pm.response.stream[255], pm.response.responseSize);',
      { response },
    );
    expect(outputs).toMatchObject([{ text: '256, 255, 256' }]);
  });

  test.each([
    { charset: 'iso-8859-1', bytes: [0xe9, 0x80], text: 'é\u0080', why: 'Latin-1' },
    { charset: 'windows-1252', bytes: [0x80], text: '€', why: 'Windows' },
    { charset: 'shift_jis', bytes: [0x82, 0xa0], text: 'あ', why: 'Japanese' },
    { charset: 'utf-16le', bytes: [0x61, 0x00], text: 'a', why: 'UTF-16' },
    { charset: 'nonsense', bytes: [0xc3, 0xa9], text: 'é', why: 'an unknown set is read as UTF-8' },
  ])('text in $charset: $why', async ({ charset, bytes, text }) => {
    const headers = [{ name: 'Content-Type', value: `text/plain; charset=${charset}` }];
    const response = subject.response && { ...subject.response, headers, body: Uint8Array.from(bytes) };
    const { outputs } = await execute(
      'pm.test(pm.response.text()); pm.response.headers.count(); pm.test(pm.response.text());',
      { response },
    );
    expect(outputs.map((output) => output.kind === 'assertion' && output.assertion.name)).toEqual([text, text]);
  });

  test('a large body', async () => {
    const body = Buffer.from(JSON.stringify({ items: Array.from({ length: 200_000 }, (_, id) => ({ id })) }));
    const response = subject.response && { ...subject.response, body };
    const { outputs } = await execute(
      "pm.test('a', () => pm.expect(pm.response.json().items.length).to.equal(200000));",
      { response },
    );
    expect(outputs).toMatchObject([{ assertion: { outcome: 'passed' } }]);
  });

  test('the cookie jar, with callbacks and with promises', async () => {
    const script = `
      const jar = pm.cookies.jar();
      console.log((await jar.set('http://a', 'one', '1')).value, await jar.get('http://a', 'one'));
      await jar.set('http://a', { name: 'two', value: '2', path: '/' });
      await jar.set('http://a', 'three=3');
      console.log((await jar.getAll('http://a')).map((cookie) => cookie.name + cookie.value));
      await jar.unset('http://a', 'one');
      await new Promise((done) => jar.get('http://a', 'one', (error, value) => done(console.log(error, value))));
      await jar.clear('http://a');
      await new Promise((done) => jar.getAll('http://a', (error, cookies) => done(console.log(error, cookies.count()))));
      try { await jar.get(''); } catch (error) { console.log(error.name, error.message); }
      jar.set('http://a', null, (error) => console.log(error.message));`;
    expect((await runOurs(sandbox, script, subject)).console).toEqual([
      "log: '1', '1'",
      "log: [ 'one1', 'two2', 'three3' ]",
      'log: null, null',
      'log: null, 0',
      "log: 'TypeError', 'CookieJar.get() requires a valid url'",
      "log: 'CookieJar.set() requires a valid set cookie arguments'",
    ]);
  });
});

describe('what is not there is refused by name', () => {
  test.each([
    { script: "await pm.vault.get('x')", says: /Vault access denied/ },
    { script: "pm.require('@team/x')", says: /Cannot find package '@team\/x'/ },
    { script: "await pm.execution.runRequest('x')", says: /there is no collection here to run a request of/ },
    {
      script: "await pm.datasets('x').executeQuery('select 1')",
      says: /^datasets are in Postman only: give the run rows/,
    },
    {
      script:
        "const k = await crypto.subtle.importKey('raw', new Uint8Array(1), 'HKDF', false, ['deriveBits']); await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new Uint8Array() }, k, 1e9)",
      says: /^scripts may ask for 8388608 as length at most, not for 1000000000$/,
    },
    {
      script:
        "const k = await crypto.subtle.importKey('raw', new Uint8Array(1), 'PBKDF2', false, ['deriveBits']); await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(), iterations: 1e9 }, k, 256)",
      says: /^scripts may ask for 2000000 as iterations at most, not for 1000000000$/,
    },
    { script: "require('left-pad')", says: /Cannot find module 'left-pad': scripts have ajv, / },
  ])('$script', async ({ script, says }) => {
    expect((await execute(script)).error?.message).toMatch(says);
  });
});

test('a request without an answer gives its callback the error with its code, and nothing else', async () => {
  const { outputs } = await execute(
    "pm.sendRequest('https://nowhere.test', (...given) => console.log(given.length, given[0].code, given[0].message));",
  );
  expect(outputs).toMatchObject([
    { kind: 'exchange' },
    { text: "1, 'ENOTFOUND', 'getaddrinfo ENOTFOUND nowhere.test'" },
  ]);
});

test('a failing host is an error of the script, not of the program', async () => {
  const broken = async () => Promise.reject(new Error('socket gone'));
  const { outputs, error } = await execute("await pm.sendRequest('https://a.test');", {}, { sendRequest: broken });
  expect([outputs, error?.message]).toEqual([[], 'socket gone']);
});

test.each([
  { script: "Array.prototype.toJSON = () => ['change', 'nowhere', 'set', 'a', 1];", why: 'an unknown scope' },
  {
    script: "Array.prototype.toJSON = () => ['change', 'environment', 'set', { a: 1 }, 1];",
    why: 'a name that is no text',
  },
  { script: 'Object.prototype.toJSON = () => 5; Array.prototype.toJSON = () => 5;', why: 'no message at all' },
])('a script that garbles what is told fails by itself: $why', async ({ script }) => {
  const other = await createSandbox({ timeout: 1000 });
  const { error } = await runOurs(other, `${script} console.log({ a: 1 }); pm.environment.set('a', 1);`, subject);
  expect(error).toBe('Error: this script, or one before it, broke what its results are told with');
  other.dispose();
});
