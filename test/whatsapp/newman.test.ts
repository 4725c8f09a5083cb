import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { useGraph } from './graph.ts';

const used = useGraph();
const newman = join(dirname(createRequire(import.meta.url).resolve('newman/package.json')), 'bin/newman.js');

interface Export {
  readonly values: readonly { readonly key: string; readonly value: string }[];
}

/** Runs the shipped collection in newman, with the token and recipient of the simulator, and gives the environment after it. */
async function runInNewman(
  more: Readonly<Record<string, string>> = {},
  folders: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'postino-newman-'));
  const exported = join(folder, 'environment.json');
  const values = Object.entries({ ...used.graph.variables, ...more });
  const { stdout } = await promisify(execFile)(process.execPath, [
    newman,
    'run',
    'collections/whatsapp-cloud-api.postman_collection.json',
    ...['--environment', 'environments/whatsapp-cloud-api.postman_environment.json'],
    ...['--export-environment', exported],
    ...folders.flatMap((name) => ['--folder', name]),
    ...['--color', 'off', '--timeout-request', '10000'],
    ...values.flatMap(([name, value]) => ['--env-var', `${name}=${value}`]),
  ]);
  expect(stdout).toMatch(/assertions\s*│\s*\d{2,3}\s*│\s*0\s*│/);
  const { values: after } = JSON.parse(await readFile(exported, 'utf8')) as Export;
  await rm(folder, { recursive: true });
  return Object.fromEntries(after.map(({ key, value }) => [key, value]));
}

test('the collection runs in newman from the token alone: no failure, everything found', async () => {
  const environment = await runInNewman();
  expect(environment).toMatchObject({
    'App-ID': '100000000000001',
    'User-ID': '110000000000001',
    'Business-ID': '200000000000001',
    'WABA-ID': '300000000000001',
    'Phone-Number-ID': '400000000000102',
    'Template-ID': '500000000000101',
    'Template-Name': 'hello_world',
    'Recipient-WA-ID': '16505550199',
    'Message-ID': expect.stringMatching(/^wamid\./),
    After: '',
  });
}, 180_000);

test('what the user has chosen stays', async () => {
  const chosen = {
    'User-Access-Token': used.graph.tokens['several-accounts'] ?? '',
    'Business-ID': '200000000000002',
    'WABA-ID': '300000000000001',
    'Phone-Number-ID': '400000000000102',
    'Template-ID': '500000000000102',
  };
  const finders = ['Discovery', 'Get Started', 'WhatsApp Business Accounts (WABAs)', 'Phone Numbers'];
  expect(await runInNewman(chosen, [...finders, 'Get all templates (default fields)'])).toMatchObject(chosen);
});
