import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** Tells of each code that was compiled with a code cache whether V8 took it. */
const hook = `const vm = require('node:vm');
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    if (options?.cachedData) console.error('rejected:', this.cachedDataRejected);
  }
};`;
const script = "pm.expect(1).to.equal(1); console.log('has run'); pm.execution.skipRequest();";
const item = {
  name: 'skipped',
  request: 'http://127.0.0.1',
  event: [{ listen: 'prerequest', script: { exec: [script] } }],
};
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postino-'));
  writeFileSync(join(folder, 'hook.cjs'), hook);
  writeFileSync(join(folder, 'collection.json'), JSON.stringify({ info: { name: 'cached' }, item: [item] }));
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(['cli.cjs', 'newman/command.cjs'])(
  'dist/%s, its sandbox and chai start from the code caches that the build has made',
  async (name) => {
    const command = fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
    const args = ['--require', join(folder, 'hook.cjs'), command, 'run', join(folder, 'collection.json')];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toContain('has run');
    expect(stderr).toBe('rejected: false\n'.repeat(3));
  },
);

test.each(['main.cjs', 'newman/main.cjs', 'sandbox.cjs'])(
  'the code cache of dist/%s says nothing of the machine that made it',
  (name) => {
    const path = fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
    expect(readFileSync(`${path}.cache`).includes(dirname(path))).toBe(false);
  },
);
