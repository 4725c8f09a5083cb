// Writes dist/main.cjs.cache: V8's code of the command and of all functions that an ordinary run calls.
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'postino-build-'));
const server = createServer((request, response) => {
  request.resume();
  response.setHeader('Content-Type', 'application/json').end('{"id":1}');
});
await once(server.listen(0, '127.0.0.1'), 'listening');
server.unref();

const test =
  "pm.test('status', () => pm.response.to.have.status(200)); pm.environment.set('id', pm.response.json().id);";
const item = {
  name: 'request',
  request: {
    method: 'POST',
    url: `http://127.0.0.1:${server.address().port}/{{name}}?a=1`,
    body: { mode: 'raw', raw: '{}' },
  },
  event: [{ listen: 'test', script: { exec: [test] } }],
};
const collection = join(folder, 'collection.json');
const rows = join(folder, 'rows.csv');
writeFileSync(collection, JSON.stringify({ info: { name: 'build' }, item: [item] }));
writeFileSync(rows, 'name\none\ntwo\n');

process.argv = [process.execPath, join(dist, 'cli.cjs'), 'run', collection, '-d', rows];
const { script } = createRequire(import.meta.url)(process.argv[1]);
process.on('exit', (code) => {
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`the run for the code cache ended with ${code}`);
  const path = join(dist, 'main.cjs.cache');
  writeFileSync(`${path}.${process.pid}`, script.createCachedData());
  renameSync(`${path}.${process.pid}`, path);
});
