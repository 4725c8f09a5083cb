import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/script/sandbox.ts';
import { type } from '../cli/command.ts';
import { runProgram } from './bundled.ts';
import { blobCases } from './cases/blob.ts';
import type { Case } from './cases/case.ts';
import { consoleCases, errorCases } from './cases/errors.ts';
import { flowCases, timerCases } from './cases/flow.ts';
import { legacyCases, libraryCases } from './cases/legacy.ts';
import { packageCases } from './cases/packages.ts';
import { responseCases } from './cases/response.ts';
import { sendRequestCases } from './cases/send-request.ts';
import { testingCases } from './cases/testing.ts';
import { variableCases } from './cases/variables.ts';
import { webCryptoCases } from './cases/web-crypto.ts';
import { levels } from './levels.ts';
import { runOurs } from './ours.ts';
import { subject } from './subject.ts';

const isolated = levels.filter((level) => level === 'isolated');

describe.each(isolated)('a script has the same results in the %s sandbox as in a context', (level) => {
  let here: Sandbox;
  let there: Sandbox;
  beforeAll(async () => {
    here = await createSandbox({ timeout: 60_000 });
    there = await createSandbox({ timeout: 60_000, level });
  });
  afterAll(() => {
    here.dispose();
    there.dispose();
  });

  const tables: Readonly<Record<string, readonly Case[]>> = {
    blobCases,
    consoleCases,
    errorCases,
    flowCases,
    timerCases,
    legacyCases,
    libraryCases,
    packageCases,
    responseCases,
    sendRequestCases,
    testingCases,
    variableCases,
    webCryptoCases,
  };

  test.each(Object.entries(tables))('%s', { timeout: 120_000 }, async (_name, cases) => {
    for (const { script, with: given } of cases) {
      const whole = { ...subject, ...given };
      const expected = await runOurs(here, script, whole);
      expect({ script, ...(await runOurs(there, script, whole)) }).toEqual({ script, ...expected });
    }
  });
});

const bombs = [
  { script: 'const all = []; for (;;) all.push({ of: all.length });', why: 'objects' },
  { script: "const all = []; for (;;) all.push('x'.repeat(1e5) + all.length);", why: 'texts' },
  { script: 'const all = new Map(); for (let i = 0; ; i++) all.set(i, i);', why: 'a map' },
  { script: 'Array.from({ length: 1e9 }, () => 1);', why: 'a long array' },
  { script: 'new Array(1e8).fill(1);', why: 'an array that is made at once' },
  { script: "JSON.stringify(new Array(1e7).fill('xxxxxxxxxx'));", why: 'a long JSON' },
  { script: "'a'.repeat(2 ** 28).split('');", why: 'what V8 itself cannot bear' },
  {
    script: "await pm.sendRequest('https://a.test'); const all = []; for (;;) all.push([all]);",
    why: 'after an answer',
  },
];

describe.each(isolated)('memory in the %s sandbox', (level) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({ timeout: 60_000, level, memory: 32 });
  });
  afterAll(() => sandbox.dispose());

  test.each(bombs)('$why: ends the script, and the next runs', { timeout: 90_000 }, async ({ script }) => {
    const before = await runOurs(sandbox, "pm.environment.set('a', 1); pm.test('before');", subject);
    expect(before.assertions).toEqual(['0 passed before']);
    const { error } = await runOurs(sandbox, script, subject);
    expect(error).toMatch(/^(MemoryError: script needed more memory than it may have|Error: the engine stopped)/);
    expect(await runOurs(sandbox, "await 1; pm.test('next');", subject)).toMatchObject({
      error: undefined,
      assertions: ['0 passed next'],
    });
  });

  test('bytes count too, but fail without an end of the script', async () => {
    const script =
      'try { const all = []; for (;;) all.push(new Uint8Array(1e6)); } catch (error) { console.log(error.name); }';
    expect((await runOurs(sandbox, script, subject)).console).toEqual(["log: 'RangeError'"]);
  });
});

describe.each(isolated)('the process of the %s sandbox', (level) => {
  const opening = `
    import { createSandbox } from './src/script/sandbox.ts';
    import { inputFor, scopesOf, subject } from './test/script/subject.ts';
    const sandbox = await createSandbox({ timeout: 60_000, level: '${level}' });
    const execute = (source, more = {}) =>
      sandbox.execute({ id: 's', phase: 'test', source, owner: 'Send' }, { ...inputFor(subject, scopesOf(subject.variables)), ...more });`;

  test('does not keep an idle program alive', async () => {
    const program = `${opening}
      await execute('setTimeout(() => {}, 5);');
      process.stdout.write('done');`;
    expect(await runProgram(program)).toEqual({ output: 'done', code: 0 });
  });

  test('ends with the run while a script is in it', async () => {
    const program = `${opening}
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 500);
      const { error } = await execute('while (true) {}', { signal: controller.signal });
      sandbox.dispose();
      process.stdout.write(error.message);`;
    expect(await runProgram(program)).toEqual({ output: 'the run was ended while this script was running', code: 0 });
  });
});

test.each([
  { memory: 4, code: 'unusable', message: 'isolated scripts cannot live in 4 MB of memory' },
  ...(isolated.length > 0 ? [] : [{ memory: 64, code: 'not-installed', message: 'isolated scripts need the package' }]),
])('$memory MB: $message', async ({ memory, code, message }) => {
  const opened = createSandbox({ timeout: 0, level: 'isolated', memory });
  await expect(opened).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
});

test('where isolated-vm is not installed, the command says so before it sends anything', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postino-isolated-'));
  try {
    cpSync(fileURLToPath(new URL('../../dist', import.meta.url)), join(folder, 'dist'), {
      recursive: true,
      filter: (path) => !/[\\/]program-[^\\/]*/.test(path),
    });
    cpSync(fileURLToPath(new URL('../../package.json', import.meta.url)), join(folder, 'package.json'));
    const item = { name: 'A', request: { method: 'GET', url: 'http://127.0.0.1:1/' } };
    writeFileSync(join(folder, 'c.json'), JSON.stringify({ info: { name: 'C' }, item: [item] }));
    const ended = await type(['run', 'c.json', '--sandbox', 'isolated'], {
      cwd: folder,
      cli: join(folder, 'dist/cli.cjs'),
    });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('isolated scripts need the package isolated-vm, which is not installed');
    expect(ended.stderr).toContain('npm install isolated-vm');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
