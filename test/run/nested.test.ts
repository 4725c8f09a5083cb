import { expect } from 'vitest';
import { parseCollection } from '../../src/load/collection/collection.ts';
import type { RunEvent } from '../../src/model/event.ts';
import { Scope } from '../../src/model/scope.ts';
import type { RunOptions } from '../../src/run/options.ts';
import { run } from '../../src/run/run.ts';
import { test } from '../fixtures/server.ts';

interface Part {
  readonly before?: string;
  readonly after?: string;
  readonly url?: string;
}

/** Runs `main` of a collection whose other requests only run when a script says so. */
async function runMain(url: string, parts: Readonly<Record<string, Part>>, options: RunOptions = {}) {
  const item = Object.entries(parts).map(([name, part]) => ({
    id: `id-of-${name}`,
    name,
    request: { method: 'GET', url: part.url ?? `${url}/${name}?a={{a}}&b={{b}}` },
    event: [
      { listen: 'prerequest', script: { exec: [part.before ?? ''] } },
      { listen: 'test', script: { exec: [part.after ?? ''] } },
    ],
  }));
  const shared =
    'log = (...values) => console.log(pm.info.requestName, ...values); counter = (globalThis.counter ?? 0) + 1;';
  const event = [{ listen: 'prerequest', script: { exec: [shared] } }];
  const collection = await parseCollection({ info: { name: 'live' }, event, item }, 'test');
  const events: RunEvent[] = [];
  for await (const each of run(collection, { folders: ['main'], ...options })) events.push(each);
  const lines = events.flatMap((each) => (each.type === 'console' ? [each.text.replaceAll("'", '')] : []));
  const error = events.flatMap((each) => (each.type === 'script-ended' && each.error ? [each.error.message] : []));
  return { events, lines, error };
}

test('runs another request with its scripts and gives its response', async ({ server }) => {
  const { events, lines, error } = await runMain(
    server.url,
    {
      main: {
        before: "const answer = await pm.execution.runRequest('login'); log(answer.code, answer.text(), counter);",
        after: "const byId = await pm.execution.runRequest('id-of-login'); log(byId.code, pm.response.code);",
      },
      login: {
        before: "log('before', pm.execution.location.current);",
        after: "pm.test('logged in', () => pm.expect(pm.response.code).to.equal(200)); log('after');",
      },
    },
    {},
  );
  expect(error).toEqual([]);
  expect(lines).toEqual([
    'login, before, login',
    'login, after',
    'main, 200, , 2',
    'login, before, login',
    'login, after',
    'main, 200, 200',
  ]);
  expect(server.received.map((each) => each.url)).toEqual([
    '/login?a={{a}}&b={{b}}',
    '/main?a={{a}}&b={{b}}',
    '/login?a={{a}}&b={{b}}',
  ]);
  const requests = events.flatMap((each) => (each.type === 'request-ended' ? [[each.source, each.item.name]] : []));
  expect(requests).toEqual([
    ['script', 'main'],
    ['item', 'main'],
    ['script', 'main'],
  ]);
  const result = events.find((each) => each.type === 'item-ended');
  expect(result).toMatchObject({ result: { assertions: [{ name: 'logged in' }, { name: 'logged in' }] } });
});

test('sees the variables as they are, and what its scripts change flows back', async ({ server }) => {
  const environment = new Scope([
    { key: 'a', value: 'old' },
    { key: 'gone', value: 1 },
  ]);
  const { lines, error } = await runMain(
    server.url,
    {
      main: {
        before: [
          "pm.environment.set('a', 'new');",
          "await pm.execution.runRequest('other', { variables: { b: 'local' } });",
          "log(pm.environment.get('a'), pm.environment.has('gone'), pm.globals.get('g'), pm.variables.has('b'), pm.variables.get('l'));",
          "pm.environment.set('a', pm.environment.get('a') + '!');",
        ].join('\n'),
      },
      other: {
        before: "log(pm.variables.get('a'), pm.variables.get('b'));",
        after:
          "pm.environment.set('a', 'changed'); pm.environment.unset('gone'); pm.globals.set('g', 7); pm.variables.set('l', 'kept');",
      },
    },
    { environment },
  );
  expect(error).toEqual([]);
  expect(lines).toEqual(['other, new, local', 'main, changed, false, 7, false, kept']);
  expect(server.received.map((each) => each.url)).toEqual(['/other?a=new&b=local', '/main?a=changed!&b={{b}}']);
  expect(environment.toArray().map(({ key, value }) => [key, value])).toEqual([['a', 'changed!']]);
});

test('several at once run one after the other, timers and all', async ({ server }) => {
  const { lines, error } = await runMain(server.url, {
    main: {
      before: [
        "setTimeout(() => log('timer'), 1);",
        "const run = (n) => pm.execution.runRequest('other', { variables: { a: n } }).then((answer) => log(n, answer.code));",
        'await Promise.all([run(1), run(2)]);',
        "log(pm.environment.get('seen'));",
      ].join('\n'),
    },
    other: {
      before:
        "await new Promise((r) => setTimeout(r, 20)); pm.environment.set('seen', (pm.environment.get('seen') ?? '') + pm.variables.get('a'));",
    },
  });
  expect(error).toEqual([]);
  expect(lines.filter((line) => line !== 'main, timer')).toEqual(['main, 1, 200', 'main, 2, 200', 'main, 12']);
  expect(lines).toContain('main, timer');
});

test('a request that its script skips gives null; setNextRequest in it does nothing', async ({ server }) => {
  const { lines, events } = await runMain(server.url, {
    main: { before: "log(await pm.execution.runRequest('other'));" },
    other: { before: "pm.execution.setNextRequest('nowhere'); pm.execution.skipRequest();" },
  });
  expect(lines).toEqual(['main, null']);
  expect(server.received.map((each) => each.url?.split('?')[0])).toEqual(['/main']);
  expect(events.filter((each) => each.type === 'script-ended' && each.next !== undefined)).toEqual([]);
});

test('a request in a request in a request ends at the tenth', async ({ server }) => {
  const { lines, error } = await runMain(server.url, {
    main: { before: "await pm.execution.runRequest('again').catch((e) => log(e.message));" },
    again: { before: "await pm.execution.runRequest('again');" },
  });
  expect(error).toEqual([]);
  expect(lines).toEqual(['main, Max pm.execution.runRequest depth of 10 has been reached.']);
});

test('what goes wrong rejects', async ({ server }) => {
  const tell = (call: string) => `await ${call}.catch((e) => log(e.name, e.message, e.code));`;
  const { lines, error, events } = await runMain(server.url, {
    main: {
      before: [
        tell('pm.execution.runRequest()'),
        tell("pm.execution.runRequest('nobody')"),
        tell("pm.execution.runRequest('other', { variables: 5 })"),
        tell("pm.execution.runRequest('dead')"),
        tell("pm.execution.runRequest('throws')"),
        "log(pm.environment.get('before throw'));",
        "await pm.execution.runRequest('fails');",
      ].join('\n'),
    },
    dead: { url: 'http://127.0.0.1:1/' },
    throws: { after: "pm.environment.set('before throw', 1);\nnull.x;" },
    fails: { after: "\n\npm.test('no', () => pm.expect(1).to.equal(2));" },
  });
  expect(error).toEqual([]);
  expect(lines).toEqual([
    'main, Error, runRequest: collection request id not provided, undefined',
    'main, Error, runRequest: live has no request with the id or name "nobody", undefined',
    'main, TypeError, runRequest: variables is no object, undefined',
    expect.stringMatching(/^main, Error, .*ECONNREFUSED.*, ECONNREFUSED$/),
    'main, TypeError, "Cannot read properties of null (reading x)", undefined',
    'main, 1',
  ]);
  const failed = events.find((each) => each.type === 'assertion');
  expect(failed).toMatchObject({ assertion: { name: 'no', error: { file: 'test script of fails', line: 3 } } });
});

test('a script that never ends takes those that wait for it along, and the next has a new context', async ({
  server,
}) => {
  const { error, lines } = await runMain(
    server.url,
    {
      main: {
        before: "await pm.execution.runRequest('loops').catch((e) => log(e.message));",
        after: 'console.log(typeof kept);',
      },
      loops: { before: 'kept = 1; while (true) {}' },
    },
    { scriptTimeout: 300 },
  );
  expect(error.join()).toContain('script ran longer than 300 ms');
  expect(lines.at(-1)).toBe('undefined');
});

test('a script that has ended by its time limit gives up what it runs', async ({ server }) => {
  const { error, lines } = await runMain(
    server.url,
    {
      main: { before: "await pm.execution.runRequest('waits');", after: "log('next');" },
      waits: { before: 'await new Promise((r) => setTimeout(r, 1e6));' },
    },
    { scriptTimeout: 200 },
  );
  expect(error).toEqual(['script ran longer than 200 ms']);
  expect(lines).toEqual(['main, next']);
});

test('a request that must not be sent is not sent in this way either', async ({ server }) => {
  const { error } = await runMain(
    server.url,
    { main: { before: "await pm.execution.runRequest('other');" }, other: {} },
    { reasonToSkip: ({ name }) => (name === 'other' ? 'it is dangerous' : undefined) },
  );
  expect(error).toEqual(['"other" is not sent: it is dangerous']);
  expect(server.received).toHaveLength(1);
});
