import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SandboxLevel } from '../../src/script/contract.ts';
import { createSandbox, type Sandbox } from '../../src/script/sandbox.ts';
import { levels } from './levels.ts';
import { runOurs } from './ours.ts';
import { subject } from './subject.ts';

const timeout = 300;
const sandboxes = new Map<SandboxLevel, Sandbox>();
let sandbox: Sandbox;

beforeAll(async () => {
  for (const level of levels) sandboxes.set(level, await createSandbox({ timeout, level }));
  sandbox = sandboxes.get('context') as Sandbox;
});

afterAll(() => {
  for (const each of sandboxes.values()) each.dispose();
});

const endless = [
  { script: 'while (true) {}', why: 'a plain loop' },
  { script: 'await 1; while (true) {}', why: 'a loop after await' },
  { script: 'setTimeout(() => { while (true) {} }, 1);', why: 'a loop in a timer' },
  { script: 'setInterval(() => {}, 1);', why: 'an interval that nobody clears' },
  { script: 'setTimeout(() => {}, 1e6);', why: 'a timer in the far future' },
  { script: 'Promise.resolve().then(() => { while (true) {} });', why: 'a loop in a resumed promise' },
  { script: 'const again = () => Promise.resolve().then(again); again();', why: 'an endless chain of microtasks' },
  { script: 'await (async () => { for (;;) await null; })();', why: 'an endless loop of awaits' },
  { script: "pm.sendRequest('https://a.test', () => { while (true) {} });", why: 'a loop in a sendRequest callback' },
  { script: "await pm.sendRequest('https://a.test'); while (true) {}", why: 'a loop after an awaited request' },
  { script: "pm.test('a', () => { while (true) {} });", why: 'a loop in a test' },
  { script: "pm.test('a', async () => { await 1; while (true) {} });", why: 'a loop in an async test' },
  { script: "pm.cookies.jar().get('http://a', 'b', () => { while (true) {} });", why: 'a loop in a cookie callback' },
  { script: 'const f = () => setTimeout(f, 1); f();', why: 'a timer that starts itself again' },
  { script: 'Promise.reject({ get message() { while (true) {} } });', why: 'a loop in what was rejected' },
  { script: 'throw { get message() { while (true) {} } };', why: 'a loop in what was thrown' },
  { script: 'console.log({ get a() { while (true) {} } });', why: 'a loop in what is logged' },
  { script: 'console.log({ toJSON() { while (true) {} } });', why: 'a loop in a conversion' },
  {
    script:
      "tests['a'] = { toString() { while (true) {} }, valueOf() { while (true) {} } }; pm.test({ toString() { while (true) {} } });",
    why: 'a loop in a name',
  },
  { script: "/^(a+)+$/.test('a'.repeat(40) + 'b');", why: 'a pattern that backtracks for ever' },
  { script: "eval('while (true) {}');", why: 'a loop in code from text' },
  { script: '})(), (() => { while (true) {} })(), (async () => {', why: 'a loop beside the script' },
  {
    script: 'Promise.resolve().then(() => { while (true) {} }); while (true) {}',
    why: 'a loop with another one waiting behind it',
  },
  { script: "require('lodash').times(1e15, () => 1);", why: 'a loop in a library' },
  {
    script: 'const deep = () => { try { deep(); } finally { deep(); } }; deep();',
    why: 'a recursion after every overflow',
  },
  { script: 'new Proxy({}, { get() { while (true) {} } }).x;', why: 'a loop in a trap' },
];

describe.each(levels)('ends at the time limit in the %s sandbox, and the next script runs', (level) => {
  test.each(endless)('$why: $script', async ({ script }) => {
    const sandbox = sandboxes.get(level) as Sandbox;
    const { error } = await runOurs(sandbox, script, subject);
    expect(error).toBe('TimeoutError: script ran longer than 300 ms');
    const next = await runOurs(sandbox, "await 1; pm.test('next', () => {});", subject);
    expect(next).toMatchObject({ error: undefined, assertions: ['0 passed next'], exceptions: [], console: [] });
  });
});

const overflows = [
  { script: 'const deep = () => deep(); deep();', why: 'a plain recursion' },
  { script: 'const deep = { toJSON: () => JSON.stringify(deep) }; JSON.stringify(deep);', why: 'a recursion in JSON' },
  {
    script: "const deep = () => { pm.environment.get('host'); deep(); }; deep();",
    why: 'a recursion with the host in it',
  },
  {
    script: "const deep = () => btoa('x') + deep(); deep();",
    why: 'a recursion that asks the host',
  },
];

describe.each(levels)(
  'recursion without an end fails its script in the %s sandbox, and the next script runs',
  (level) => {
    test.each(overflows)('$why: $script', async ({ script }) => {
      const sandbox = sandboxes.get(level) as Sandbox;
      const { error } = await runOurs(sandbox, script, subject);
      expect(error).toBe('RangeError: Maximum call stack size exceeded');
      const next = await runOurs(sandbox, "await 1; pm.test('next', () => {});", subject);
      expect(next).toMatchObject({ error: undefined, assertions: ['0 passed next'], exceptions: [], console: [] });
    });
  },
);

test.each(levels)('what a script did before the limit counts in the %s sandbox', async (level) => {
  const sandbox = sandboxes.get(level) as Sandbox;
  const script = "pm.environment.set('a', 1); pm.test('a'); console.log('x'); while (true) {}";
  const { variables, assertions, console } = await runOurs(sandbox, script, subject);
  expect(variables.environment['a']).toBe(1);
  expect(assertions).toEqual(['0 passed a']);
  expect(console).toEqual(["log: 'x'"]);
});

test('what is left of a script that was stopped does not reach the next', async () => {
  const left =
    "setTimeout(() => console.log('left'), 400); Promise.resolve().then(() => { pm.environment.set('left', 1); }); while (true) {}";
  await runOurs(sandbox, left, subject);
  const script = 'await new Promise((resolve) => setTimeout(resolve, 150));';
  const { console, variables } = await runOurs(sandbox, script, subject);
  expect(console).toEqual([]);
  expect(variables.environment['left']).toBeUndefined();
});

test('without a limit a long script is left alone', async () => {
  const patient = await createSandbox({ timeout: 0 });
  const { error, console } = await runOurs(
    patient,
    "await new Promise((r) => setTimeout(r, 250)); console.log('done');",
    subject,
  );
  expect({ error, console }).toEqual({ error: undefined, console: ["log: 'done'"] });
  patient.dispose();
});

describe('what a script may do at a stretch', () => {
  const stretch = 150;
  const cases = [
    { script: 'while (true) {}', why: 'a loop' },
    { script: 'setTimeout(() => { while (true) {} }, 1);', why: 'a loop in a timer' },
    { script: 'const again = () => Promise.resolve().then(again); again();', why: 'an endless chain of microtasks' },
    { script: "require('lodash').times(1e15, () => 1);", why: 'a loop in a library' },
  ];

  test.each(cases)('ends $why, and the next script runs', async ({ script }) => {
    const brief = await createSandbox({ timeout: 0, stretch });
    const { error } = await runOurs(brief, script, subject);
    expect(error).toBe('TimeoutError: script kept the processor for 150 ms without a pause');
    expect(await runOurs(brief, "pm.test('next');", subject)).toMatchObject({ assertions: ['0 passed next'] });
    brief.dispose();
  });

  test('does not end a script that waits', async () => {
    const brief = await createSandbox({ timeout: 0, stretch });
    const waits = "await new Promise((r) => setTimeout(r, 400)); console.log('done');";
    expect(await runOurs(brief, waits, subject)).toMatchObject({ error: undefined, console: ["log: 'done'"] });
    brief.dispose();
  });

  test('ends a loop too that shows after many good runs', async () => {
    const brief = await createSandbox({ timeout: 0, stretch });
    const script = "for (let i = 0; i < 10; i += pm.environment.get('step')) {}";
    const withStep = (value: number) => ({
      ...subject,
      variables: { ...subject.variables, environment: [{ key: 'step', value }] },
    });
    for (let run = 0; run < 10; run++) expect((await runOurs(brief, script, withStep(1))).error).toBeUndefined();
    expect((await runOurs(brief, script, withStep(0))).error).toContain('without a pause');
    brief.dispose();
  });

  test('is unlimited where nobody limits it', async () => {
    const patient = await createSandbox({ timeout: 0 });
    const busy = 'const end = Date.now() + 400; while (Date.now() < end) {}';
    expect((await runOurs(patient, busy, subject)).error).toBeUndefined();
    patient.dispose();
  });
});

test('a loop ends with the run', async () => {
  const late = await createSandbox({ timeout: 0, deadline: performance.now() + 200 });
  const { error } = await runOurs(late, 'while (true) {}', subject);
  expect(error).toBe('AbortError: the run was ended while this script was running');
  late.dispose();
});

test('more limits than may tick at once are kept by node:vm', { timeout: 60_000 }, async () => {
  const busy = await createSandbox({ timeout: 60_000 });
  const { inputFor, scopesOf } = await import('./subject.ts');
  const input = inputFor(subject, scopesOf(subject.variables));
  const script = { id: 's', phase: 'test', owner: 'Send', source: '1' } as const;
  for (let run = 0; run < 20_050; run++) expect((await busy.execute(script, input)).error).toBeUndefined();
  busy.dispose();
  const brief = await createSandbox({ timeout: 200 });
  expect((await runOurs(brief, 'while (true) {}', subject)).error).toContain('ran longer than 200 ms');
  brief.dispose();
});

test('an aborted run ends its script', async () => {
  const patient = await createSandbox({ timeout: 0 });
  const controller = new AbortController();
  const { inputFor, scopesOf } = await import('./subject.ts');
  const running = patient.execute(
    { id: 's', phase: 'test', source: "console.log('a'); setInterval(() => {}, 5);", owner: 'Send' },
    { ...inputFor(subject, scopesOf(subject.variables)), signal: controller.signal },
  );
  setTimeout(() => controller.abort(), 20);
  const { error, outputs } = await running;
  expect(error?.message).toBe('the run was ended while this script was running');
  expect(outputs).toHaveLength(1);
  patient.dispose();
});
