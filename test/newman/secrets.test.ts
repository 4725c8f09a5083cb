import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { run as Run } from '../../src/newman/index.ts';
// @ts-expect-error: plain JavaScript, which the players read too.
import { reporters } from './reporter-scenarios.mjs';

const { run } = createRequire(import.meta.url)(resolve('dist/newman/index.cjs')) as { readonly run: typeof Run };
const password = 'the password of nobody';
const given = 'a value that is kept secret';
const token = `EAA${'Gabc123XYZ'.repeat(6)}`;
const all = [password, given, token];
const encoded = Buffer.from(`user:${password}`).toString('base64');

const server = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ got: request.headers, token, given: 'nothing' }));
});
let folder: string;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newman-secrets-'));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const script = (listen: string, ...exec: readonly string[]) => ({ listen, script: { exec } });

function collection(): object {
  const auth = {
    type: 'basic',
    basic: [
      { key: 'username', value: 'user' },
      { key: 'password', value: password },
    ],
  };
  const event = [
    script('prerequest', "console.log('log', pm.environment.get('kept'), { deep: pm.environment.get('kept') })"),
    script(
      'test',
      "pm.test('is ' + pm.environment.get('kept'), () => { pm.expect('x').to.equal(pm.environment.get('kept')) })",
      "throw new Error('thrown ' + pm.response.json().token)",
    ),
  ];
  const { port } = server.address() as AddressInfo;
  const header = [{ key: 'X-Kept', value: '{{kept}}' }];
  const request = { url: `http://127.0.0.1:${port}/a?q={{kept}}`, auth, header, method: 'GET' };
  return { info: { name: 'Secrets' }, item: [{ name: 'asks', event, request }] };
}

/** A run with secrets everywhere, through every reporter; what they write, and what the caller sees. */
async function play(more: object = {}): Promise<{ written: string; seen: string }> {
  const names = ['cli', 'json', 'junit', 'progress', 'emojitrain', ...Object.keys(reporters)];
  const own: Readonly<Record<string, (folder: string) => object>> = {
    ...reporters,
    json: exportTo('json'),
    junit: exportTo('junit'),
  };
  const seen: unknown[] = [];
  const write = process.stdout.write;
  const screen: unknown[] = [];
  process.stdout.write = ((text: string) => screen.push(text) > 0) as typeof write;
  const { log, warn } = console;
  console.log = (...lines) => screen.push(...lines);
  console.warn = (...lines) => screen.push(...lines);
  try {
    await new Promise<void>((done) => {
      const emitter = run(
        {
          collection: collection(),
          environment: { name: 'e', values: [{ key: 'kept', value: given, type: 'secret' }] },
          reporters: names,
          reporter: Object.fromEntries(Object.entries(own).map(([name, make]) => [name, make(folder)])),
          verbose: true,
          ...more,
        },
        (_error, summary) => {
          seen.push(JSON.stringify(summary));
          done();
        },
      );
      emitter.on('request', (_error, told) => seen.push(told.request.headers.toString(), told.response.text()));
      emitter.on('console', (_error, told) => seen.push(JSON.stringify(told.messages)));
      emitter.on('assertion', (_error, told) => seen.push(told.assertion));
    });
  } finally {
    Object.assign(process.stdout, { write });
    Object.assign(console, { log, warn });
  }
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  return { written: [...screen, ...files].join('\n'), seen: seen.join('\n') };
}

function exportTo(name: string): (folder: string) => object {
  return (folder) => ({ export: join(folder, name) });
}

test('no reporter writes a secret, and the caller sees each', async () => {
  const { written, seen } = await play();
  expect([...all, encoded].filter((secret) => written.includes(secret))).toEqual([]);
  expect([...all, encoded].filter((secret) => !seen.includes(secret))).toEqual([]);
  expect(written).toContain('••••••');
});

test('showSecrets gives reporters what they are under newman', async () => {
  const { written } = await play({ showSecrets: true });
  expect(all.filter((secret) => !written.includes(secret))).toEqual([]);
});

test('a warning comes after the request that it is about', async () => {
  const told: string[] = [];
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => {
    run({ collection: { info: { name: 'c' }, item: [{ request: `http://127.0.0.1:${port}/{{nobody}}` }] } }, () =>
      done(),
    )
      .on('request', () => told.push('request'))
      .on('console', (_error, { level, messages }) => told.push(level, ...messages));
  });
  expect(told).toEqual(['request', 'warn', '{{nobody}} has no value']);
});
