import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const server = createServer((_request, response) => response.end('{}'));
let folder: string;
let document: string;

/** A project in which Postino is installed, with the files that the document names. */
beforeAll(async () => {
  document = await readFile('docs/from-newman.md', 'utf8');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  folder = await mkdtemp(join(tmpdir(), 'from-newman-'));
  await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
  await symlink(resolve('.'), join(folder, 'node_modules/postino'));
  const { bin } = JSON.parse(await readFile('package.json', 'utf8'));
  for (const [name, file] of Object.entries<string>(bin)) {
    await writeFile(join(folder, 'node_modules/.bin', name), `#!/bin/sh\nexec node "${resolve(file)}" "$@"\n`, {
      mode: 0o755,
    });
  }
  const exec = ["pm.test('answers', () => pm.response.to.have.status(200))"];
  const item = [{ name: 'list', request: '{{base}}/orders', event: [{ listen: 'test', script: { exec } }] }];
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await writeFile(join(folder, 'orders.json'), JSON.stringify({ info: { name: 'Orders' }, item }));
  await writeFile(
    join(folder, 'staging.json'),
    JSON.stringify({ name: 'Staging', values: [{ key: 'base', value: base }] }),
  );
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function start(command: string): Promise<{ readonly stdout: string }> {
  const PATH = [join(folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  return promisify(execFile)('sh', ['-c', command], { cwd: folder, env: { ...process.env, PATH } });
}

test('the command of docs/from-newman.md runs and writes its report', async () => {
  const [, command = ''] = /^ *npx (newman run .*)$/m.exec(document) ?? [];
  const { stdout } = await start(command);
  expect(stdout).toContain('answers');
  expect(await readdir(folder)).toContain('report.xml');
});

test('the same options mean the same to postino run', async () => {
  const [, options = ''] = /^ *npx newman (run .*)$/m.exec(document) ?? [];
  const { stdout } = await start(`postino ${options.replace('report.xml', 'own.xml')}`);
  expect(stdout).toContain('Orders');
  expect(await readdir(folder)).toContain('own.xml');
});

test('the help says whose newman it is, in the words of the document', async () => {
  expect(document).toContain('"run by Postino"');
  expect((await start('newman --help')).stdout).toContain('run by Postino');
});

test('the figures are those of the README', async () => {
  const readme = await readFile('README.md', 'utf8');
  const [, table = ''] = /## What you gain\n(.*?)\n\n[A-Z]/s.exec(document.replace(/^Measured.*\n\n/m, '')) ?? [];
  const figures = table.match(/[\d,]+ (ms|MiB)/g) ?? [];
  expect(figures).toHaveLength(12);
  expect(figures.filter((figure) => !readme.includes(` ${figure} (`))).toEqual([]);
});
