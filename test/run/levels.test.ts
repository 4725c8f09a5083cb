import { describe, expect } from 'vitest';
import { parseCollection } from '../../src/load/collection/collection.ts';
import type { RunEvent } from '../../src/model/event.ts';
import type { RunOptions } from '../../src/run/options.ts';
import { run } from '../../src/run/run.ts';
import { test } from '../fixtures/server.ts';
import { levels } from '../script/levels.ts';

/** Runs requests by name, each with a script before it and one after. */
async function runAll(
  url: string,
  scripts: Readonly<Record<string, { readonly before?: string; readonly after?: string }>>,
  options: RunOptions,
): Promise<readonly RunEvent[]> {
  const item = Object.entries(scripts).map(([name, { before = '', after = '' }]) => ({
    name,
    request: { method: 'GET', url: `${url}/${name}?key={{vault:key}}` },
    event: [
      { listen: 'prerequest', script: { exec: [before] } },
      { listen: 'test', script: { exec: [after] } },
    ],
  }));
  const events: RunEvent[] = [];
  const collection = await parseCollection({ info: { name: 'Levels' }, item }, 'test');
  for await (const event of run(collection, options)) events.push(event);
  return events;
}

const linesOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'console' ? [event.text.replaceAll("'", '')] : []));
const errorsOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'script-ended' && event.error ? [event.error.message] : []));
const testsOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'assertion' ? [`${event.assertion.name} ${event.assertion.outcome}`] : []));

describe.each(levels)('a run with scripts in the %s sandbox', (sandbox) => {
  test('has a request run by a script, with what its own scripts do', async ({ server }) => {
    server.answer = ({ url }) => ({ status: url?.startsWith('/login') ? 201 : 200, body: '{"session":"s-1"}' });
    const events = await runAll(
      server.url,
      {
        main: {
          before: [
            "const answer = await pm.execution.runRequest('login', { variables: { user: 'ada' } });",
            "console.log(answer.code, answer.json().session, pm.environment.get('session'), pm.variables.has('user'));",
            "await pm.execution.runRequest('nobody').catch((error) => console.log(error.message));",
          ].join('\n'),
        },
        login: {
          before: "console.log(pm.info.requestName, pm.variables.get('user'));",
          after: "pm.test('made', () => pm.response.to.have.status(201)); pm.environment.set('session', 'from login');",
        },
      },
      { sandbox, folders: ['main'] },
    );
    expect(linesOf(events)).toEqual([
      'login, ada',
      '201, s-1, from login, false',
      'runRequest: Levels has no request with the id or name "nobody"',
    ]);
    expect(testsOf(events)).toEqual(['made passed']);
    expect(errorsOf(events)).toEqual([]);
    expect(server.received.map(({ url }) => url?.split('?')[0])).toEqual(['/login', '/main']);
  });

  test('gives scripts the vault where they may use it, and refuses it where not', async ({ server }) => {
    const scripts = {
      main: {
        before: [
          "console.log(await pm.vault.get('key'));",
          "await pm.vault.set('key', 'changed');",
          "await pm.vault.unset('other');",
          "console.log(await pm.vault.get('other'));",
        ].join('\n'),
      },
    };
    const vault = (name: string) => `secret-${name}`;
    const allowed = await runAll(server.url, scripts, { sandbox, vault, allowVault: true });
    expect(linesOf(allowed)).toEqual(['secret-key', 'undefined']);
    const refused = await runAll(server.url, scripts, { sandbox, vault });
    expect(errorsOf(refused)).toEqual(['Vault access denied']);
    expect(server.received.map(({ url }) => url)).toEqual(['/main?key=changed', '/main?key=secret-key']);
  });

  test('goes on after every script that never ends', { timeout: 60_000 }, async ({ server }) => {
    const endless = [
      'while (true) {}',
      'await 1; while (true) {}',
      'setTimeout(() => { while (true) {} }, 1);',
      'pm.sendRequest(pm.request.url.toString(), () => { while (true) {} });',
      "pm.test('never', () => { while (true) {} });",
      'const again = () => Promise.resolve().then(again); again();',
      "/^(a+)+$/.test('a'.repeat(40) + 'b');",
      'const deep = () => { try { deep(); } finally { deep(); } }; deep();',
    ];
    const scripts = Object.fromEntries([
      ...endless.map((after, index) => [`endless-${index}`, { after }]),
      ['last', { after: "pm.test('last', () => pm.response.to.have.status(200));" }],
    ]);
    const events = await runAll(server.url, scripts, { sandbox, scriptTimeout: 300 });
    expect(errorsOf(events)).toEqual(endless.map(() => 'script ran longer than 300 ms'));
    expect(testsOf(events)).toEqual(['last passed']);
  });
});
