import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const program = `
import { createSandbox } from './src/script/sandbox.ts';
import { inputFor, scopesOf, subject } from './test/script/subject.ts';

const sandbox = await createSandbox({ timeout: 0 });
const scopes = scopesOf(subject.variables);
const script = (source) => ({ id: 's', phase: 'test', source, owner: 'Send' });
const sources = [
  "pm.test('a', () => pm.response.to.have.status(201)); pm.environment.set('token', pm.response.json().id);",
  "console.log(pm.response.json()); setTimeout(() => {}, 0);",
  "pm.test('b', async () => { await 1; pm.expect(pm.variables.get('host')).to.equal('api.test'); });",
  "pm.request.url.toString(); pm.response.headers.toObject(); pm.cookies.get('session');",
];
const usedAfter = [];
for (let count = 1; count <= 20_000; count++) {
  const { mutations } = await sandbox.execute(script(sources[count % sources.length]), inputFor(subject, scopes));
  for (const change of mutations.environment) scopes.environment.apply(change);
  if (count % 5_000 === 0) {
    globalThis.gc();
    usedAfter.push(process.memoryUsage().heapUsed);
  }
}
sandbox.dispose();
process.stdout.write(JSON.stringify(usedAfter));
`;

test('20,000 scripts leave the memory as it was', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(root, 'dist', 'leak-'));
  try {
    const file = join(folder, 'program.mjs');
    const stdin = { contents: program, resolveDir: root, loader: 'ts' as const };
    const { outputFiles } = await build({ stdin, bundle: true, platform: 'node', format: 'esm', write: false });
    writeFileSync(file, outputFiles[0]?.contents ?? '');
    const flags = ['--expose-gc', '--max-old-space-size=64'];
    const output = execFileSync(process.execPath, [...flags, file], { encoding: 'utf8' });
    const [early = 0, ...later] = JSON.parse(output) as number[];
    expect(later).toHaveLength(3);
    for (const used of later) expect(used).toBeLessThan(early + 3_000_000);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
