import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const start = promisify(execFile);
const server = createServer((_request, response) => response.end('{}'));
let folder: string;
let examples: readonly string[];

/** A project that has Postino installed, with the files that the examples name. */
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  folder = await mkdtemp(join(tmpdir(), 'library-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(resolve('.'), join(folder, 'node_modules/postino'));
  const exec = [
    "pm.test('answers', () => pm.response.to.have.status(200))",
    "pm.test('fails', () => pm.expect(1).to.equal(2))",
    "pm.environment.set('token', 'new')",
    "console.log('the secret is', pm.environment.get('key'))",
  ];
  const request = { url: '{{base}}/users' };
  const item = [{ name: 'users', request, event: [{ listen: 'test', script: { exec } }] }];
  const values = [
    { key: 'base', value: base() },
    { key: 'key', value: 'hidden value', type: 'secret' },
  ];
  await writeFile(join(folder, 'collection.json'), JSON.stringify({ info: { name: 'Users' }, item }));
  await writeFile(join(folder, 'environment.json'), JSON.stringify({ name: 'Local', values }));
  const document = await readFile('docs/library.md', 'utf8');
  examples = [...document.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => code);
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function base(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.for([
  [0, 'users: fails: expected 1 to equal 2\nfailed, 1 requests\n'],
  [1, 'failed\n'],
  [2, 'new\n'],
  [3, "'the secret is', '••••••'\n"],
  [4, 'users 200\n2 assertions, 1 failed\n'],
  [5, 'users 200\n'],
] as const)('example %i of docs/library.md runs', async ([index, expected]) => {
  const { stdout } = await start(process.execPath, [await writeExample(index)], {
    cwd: folder,
    env: { ...process.env, BASE: base() },
  });
  expect(stdout).toBe(expected);
});

test('every example is run', () => {
  expect(examples).toHaveLength(6);
});

test('the types of the examples are right', async () => {
  const files = await Promise.all(examples.map((_, index) => writeExample(index)));
  expect(await complaints(...files, '--checkJs', '--resolveJsonModule')).toBe('');
});

async function writeExample(index: number): Promise<string> {
  const code = examples[index] ?? '';
  const file = join(folder, `example-${index}.${code.includes('require(') ? 'cjs' : 'mjs'}`);
  await writeFile(file, code);
  return file;
}

const typed = `
import newman, { run, type NewmanRunSummary } from 'postino/newman';
const told = (summary: NewmanRunSummary): number => summary.run.stats.requests.total;
run({ collection: 'c.json', bail: ['folder'], reporters: ['cli'], iterationData: [{ a: 1 }] }, (error, summary) => {
  if (error !== null) throw error;
  told(summary);
  summary.run.executions.map(({ cursor, item, response, assertions = [] }) => {
    return [cursor.iteration, item.name, response.code, assertions.map(({ error }) => error?.message)];
  });
  summary.run.failures.map(({ error, source }) => [error.message, source.name]);
}).on('start', () => undefined);
newman.run(() => undefined).summary.run.failures.length;
// @ts-expect-error: no such color
newman.run({ color: 'red' });
`;

const typedRequire = `
import newman = require('postino/newman');
import imported, { run, type NewmanCallback } from 'postino/newman';
const told = (summary: newman.NewmanRunSummary): number => summary.run.failures.length;
const done: NewmanCallback = (error, summary) => void (error?.message ?? told(summary));
newman.run({ collection: {} }, done).exports.length;
run(imported.run({}, done).summary.collection);
// @ts-expect-error: times are numbers
newman.run({ timeout: '1s' });
`;

const named = `
import { loadCollection, loadVariables, mergeEnvironment, type Bail, type CertificateSource, type CookieStore } from 'postino';
import type { LoadIo, MergedEnvironment, Origin, OwnAgents, PostmanApi, ProtocolVersion, RunOptions } from 'postino';
import type { EnvironmentSources, ProxyProtocol, ProxyServer, SandboxLevel, VariableFileKind } from 'postino';
import { bootstrap, type AppSeed, type Finding, type GivenName, type Seed, type TokenFacts } from 'postino/whatsapp';
export const merge = (sources: EnvironmentSources): MergedEnvironment => mergeEnvironment(sources);
export const origins = (merged: MergedEnvironment): readonly Origin[] => [...merged.origins.values()];
export const load = (path: string, kind?: VariableFileKind) => loadVariables(path, kind);
export const io = (postman: PostmanApi): LoadIo => ({ cwd: '.', readStandardInput: async () => '', postman });
export const collection = (path: string) => loadCollection(path);
export const options = (bail: Bail, sandbox: SandboxLevel, agents: OwnAgents, protocolVersion: ProtocolVersion): RunOptions => ({
  bail, sandbox, agents, protocolVersion,
});
export const protocol = ({ protocol }: ProxyServer): ProxyProtocol => protocol;
export const found = async (given: Parameters<typeof bootstrap>[0]) => {
  const { findings, token } = await bootstrap(given);
  return { findings: findings as readonly Finding[], token: token as TokenFacts | undefined };
};
export const apps = ({ apps }: Seed): readonly AppSeed[] | undefined => apps;
export type Others = CertificateSource | CookieStore | GivenName;
`;

test('the types of both kinds of import hold', async () => {
  await writeFile(join(folder, 'typed.mts'), typed);
  await writeFile(join(folder, 'typed.cts'), typedRequire);
  expect(await complaints('typed.mts', 'typed.cts')).toBe('');
});

test('what the library takes and gives has types that can be named', async () => {
  await writeFile(join(folder, 'named.mts'), named);
  expect(await complaints('named.mts', '--declaration')).toBe('');
});

/** What TypeScript says of files, its options among them. */
async function complaints(...files: readonly string[]): Promise<string> {
  const options = ['--strict', '--module', 'node20', '--target', 'es2022', '--esModuleInterop', '--outDir', 'compiled'];
  const types = ['--types', 'node', '--typeRoots', resolve('node_modules/@types')];
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const { stdout } = await start(process.execPath, [tsc, ...options, ...types, ...files], { cwd: folder }).catch(
    (error) => error as { stdout: string },
  );
  return stdout;
}

test('the library holds no module that needs a package which is not installed with it', async () => {
  const { dependencies, peerDependencies } = JSON.parse(await readFile('package.json', 'utf8'));
  const files = (await readdir('dist/lib', { recursive: true })).filter((file) => file.endsWith('.js'));
  const code = await Promise.all(files.map((file) => readFile(join('dist/lib', file), 'utf8')));
  const names = code.flatMap((text) => [
    ...text.matchAll(/^(?:import|export) .*from '((?:@[^/']+\/)?[^./'][^/']*)|import\('((?:@[^/']+\/)?[^./'][^/']*)/gm),
  ]);
  const packages = new Set(
    names.map(([, stated, lazy]) => stated ?? lazy ?? '').filter((name) => !/^node:/.test(name)),
  );
  expect(packages).toContain('tough-cookie');
  const installed = Object.keys({ ...dependencies, ...peerDependencies });
  expect([...packages].filter((name) => !installed.includes(name))).toEqual([]);
});

test('types hold no syntax that TypeScript before 5.3 does not know', async () => {
  const files = await readdir('dist/lib', { recursive: true });
  const types = files.filter((file) => /\.d\.c?ts$/.test(file));
  expect(types).toContain('newman/require.d.cts');
  for (const file of types) expect(await readFile(join('dist/lib', file), 'utf8')).not.toMatch(/ with \{/);
});
