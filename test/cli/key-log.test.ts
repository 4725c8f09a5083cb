import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startSecureServer } from '../fixtures/secure-server.ts';
import { type } from './command.ts';

/** Says when the process ends which of the files it has open are logs. */
const watcher = `
import { readdirSync, readlinkSync } from 'node:fs';
process.on('exit', () => {
  const names = readdirSync('/proc/self/fd').flatMap((name) => {
    try { return [readlinkSync('/proc/self/fd/' + name)]; } catch { return []; }
  });
  process.stderr.write('open at the end: ' + names.filter((name) => name.endsWith('.log')).length);
});
`;

test.skipIf(!existsSync('/proc/self/fd'))('the key log of a run is closed when the run is over', async () => {
  const server = await startSecureServer();
  const folder = mkdtempSync(join(tmpdir(), 'postino-keys-'));
  onTestFinished(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  const item = [{ name: 'one', request: server.url }];
  writeFileSync(join(folder, 'c.json'), JSON.stringify({ info: { name: 'Keys' }, item }));
  writeFileSync(join(folder, 'watch.mjs'), watcher);
  const { code, stderr } = await type(['run', 'c.json', '-k', '--ssl-key-log', 'keys.log'], {
    cwd: folder,
    env: { NODE_OPTIONS: `--import=${pathToFileURL(join(folder, 'watch.mjs')).href}` },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'open at the end: 0' });
  expect(readFileSync(join(folder, 'keys.log'), 'utf8')).toContain('CLIENT_TRAFFIC_SECRET_0');
});
