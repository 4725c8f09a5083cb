import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const library = resolve('dist/newman/index.cjs');
const reporter = "function (emitter) { emitter.on('done', () => console.log('heard')); }";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newman-places-'));
  const places = {
    'project/node_modules/newman-reporter-here': `module.exports = ${reporter}`,
    'project/node_modules/@team/newman-reporter-ours': `module.exports = ${reporter}`,
    'project/node_modules/newman-reporter-compiled': `exports.__esModule = true; exports.default = ${reporter}`,
    'project/node_modules/newman-reporter-broken': "throw new Error('broken inside')",
    'project/node_modules/newman-reporter-lacking': "require('nobody')",
    'shared/newman-reporter-everywhere': `module.exports = ${reporter}`,
  };
  for (const [place, code] of Object.entries(places)) {
    await mkdir(join(folder, place), { recursive: true });
    await writeFile(join(folder, place, 'index.js'), code);
  }
});

afterAll(() => rm(folder, { recursive: true }));

/** The reporters that were made, and what stands on the screen, of a run in the project. */
async function runWith(name: string): Promise<{ reporters: readonly string[]; screen: string; warnings: string }> {
  const options = { collection: { info: { name: 'c' }, item: [] }, reporters: [name] };
  const code = `const emitter = require(${JSON.stringify(library)}).run(${JSON.stringify(options)}, (error) => {
    if (error) throw error;
    console.log(JSON.stringify(Object.keys(emitter.reporters)));
  });`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', code], {
    cwd: join(folder, 'project'),
    env: { ...process.env, NODE_PATH: join(folder, 'shared') },
  });
  const lines = stdout.trim().split('\n');
  return { reporters: JSON.parse(lines.at(-1) ?? ''), screen: lines.slice(0, -1).join('\n'), warnings: stderr };
}

test.for([
  ['here', 'the project that is worked in'],
  ['@team/ours', 'a scope'],
  ['compiled', 'a module with a default export'],
  ['everywhere', 'NODE_PATH'],
])('%s comes from %s', async ([name = '']) => {
  expect(await runWith(name)).toEqual({ reporters: [name], screen: 'heard', warnings: '' });
});

test('one that stands beside Postino is found', async () => {
  expect(await runWith('csv')).toMatchObject({ reporters: ['csv'], warnings: '' });
});

test.for([
  ['nobody', 'could not find "nobody" reporter'],
  ['broken', 'broken inside'],
  ['lacking', "Cannot find module 'nobody'"],
])('%s is warned of, and the run goes on', async ([name = '', words]) => {
  const { reporters, warnings } = await runWith(name);
  expect(reporters).toEqual([]);
  expect(warnings).toContain(words);
});
