import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulate } from '../../../src/whatsapp/simulator/simulate.ts';
import { call } from '../graph.ts';

const docs = await readFile('docs/simulator.md', 'utf8');

test('the seed file of the documentation starts a simulator', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postino-docs-'));
  const seed = join(folder, 'seed.yaml');
  await writeFile(seed, /```yaml\n([\s\S]*?)```/.exec(docs)?.[1] ?? '');
  const graph = await simulate({ seed });
  const text = { messaging_product: 'whatsapp', to: '+16505550199', text: { body: 'Hello' } };
  expect((await call(graph, '/v25.0/400000000000001/messages', { json: text })).status).toBe(200);
  expect((await call(graph, '/v25.0/me', { token: 'expired' })).status).toBe(401);
  await graph.close();
  await rm(folder, { recursive: true });
});

test('the controls and faults of the documentation are there', async () => {
  const controls = [...docs.matchAll(/^\| `(GET|POST) (\/simulator\/[^`]+)`/gm)];
  expect(controls).toHaveLength(8);
  const faults = [...docs.matchAll(/--fail "?([^"`<]+?)"?` \|/g)].map(([, fault = '']) => fault);
  expect(faults).toHaveLength(5);
  await (await simulate({ fail: faults })).close();
  const graph = await simulate();
  for (const [, method, path = ''] of controls.filter(([, method]) => method === 'GET')) {
    const { status } = await call(graph, path.replace('{name}', 'text'), { token: '', method: method ?? 'GET' });
    expect(status, path).toBe(200);
  }
  await graph.close();
});
