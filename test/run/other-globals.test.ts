import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// Some test runners give each file globals of its own: an `Error` of Node's is then no `Error` of the library's.
const library = new URL('../../dist/lib/index.js', import.meta.url);
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const users = `
import { parseCollection, run } from '${library}';

test('runs scripts, and tells what a closed port says', async () => {
  const exec = "pm.test('sum', () => pm.expect(1 + 1).to.equal(2))";
  const item = [{ name: 'A', request: 'http://127.0.0.1:1/', event: [{ listen: 'test', script: { exec } }] }];
  const collection = await parseCollection({ info: { name: 'C' }, item }, 'here');
  const told = [];
  for await (const event of run(collection)) {
    if (event.type === 'assertion') told.push(event.assertion.outcome);
    if (event.type === 'script-ended') told.push(event.error?.message);
    if (event.type === 'item-ended') told.push(event.result.exchange.error.code);
  }
  expect(told).toEqual(['passed', undefined, 'ECONNREFUSED']);
});
`;

test('the library works where it has other globals than Node', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postino-globals-'));
  try {
    writeFileSync(join(folder, 'users.test.mjs'), users);
    const args = [vitest, 'run', '--pool', 'vmThreads', '--globals', '--root', folder];
    const child = spawn(process.execPath, args, { env: { PATH: process.env['PATH'], NO_COLOR: '1', CI: '1' } });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (printed += text));
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, printed }).toEqual({ code: 0, printed: expect.stringContaining('1 passed') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
