import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { test } from '../fixtures/server.ts';

const programs = {
  newman: createRequire(import.meta.url).resolve('newman/bin/newman.js'),
  postino: fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url)),
};

const test1 =
  "pm.test('status', () => pm.response.to.have.status(200)); pm.test('path', () => pm.expect(1).to.equal(2));";
const test2 = "pm.test('first only', () => pm.expect(pm.info.iteration).to.equal(0)); throw new Error('thrown');";

function collectionFor(url: string): string {
  const item = (name: string, path: string, script: string) => ({
    id: name,
    name,
    request: { method: 'GET', url: url + path },
    event: [{ listen: 'test', script: { exec: script } }],
  });
  const folder = { name: 'Folder', item: [item('One', '/one', test1), item('Two', '/two', test2)] };
  const dead = {
    ...item('Dead', '', "pm.test('told', () => {});"),
    request: { method: 'GET', url: 'http://127.0.0.1:1' },
  };
  return JSON.stringify({ info: { _postman_id: 'c-1', name: 'JUnit & co' }, item: [folder, dead] });
}

/** Times and stacks are each program's own. */
function normalise(xml: string): string {
  return xml
    .replace(/(time|timestamp)="[^"]*"/g, '$1=""')
    .replace(/Stacktrace: [\s\S]*?\]\]>/g, ']]>')
    .replace(/\n\s+at [^\n]*/g, '')
    .replaceAll('&apos;', "'");
}

test('--reporter-junit-newman writes what newman writes', { timeout: 60_000 }, async ({ server }) => {
  server.answer = () => ({ body: 'ok' });
  const folder = await mkdtemp(join(tmpdir(), 'postino-junit-'));
  const collection = join(folder, 'c.json');
  await writeFile(collection, collectionFor(server.url));
  const written = async (program: keyof typeof programs, ...flags: readonly string[]): Promise<string> => {
    const file = join(folder, `${program}.xml`);
    const run = ['run', collection, '-n', '2', '-r', 'junit', '--reporter-junit-export', file, '-x', ...flags];
    await promisify(execFile)(process.execPath, [programs[program], ...run]);
    return normalise(await readFile(file, 'utf8'));
  };
  expect(await written('postino', '--reporter-junit-newman')).toBe(await written('newman'));
  await rm(folder, { recursive: true });
});
