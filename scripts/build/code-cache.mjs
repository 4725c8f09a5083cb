// Writes main.cjs.cache beside the command that is given: V8's code of it and of all functions that an ordinary run calls.
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

const [, , command] = process.argv;
process.argv = [process.execPath, command, 'run', collection, '-d', rows];
const { script } = createRequire(import.meta.url)(command);
process.on('exit', (code) => {
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`the run for the code cache ended with ${code}`);
  const path = join(dirname(command), 'main.cjs.cache');
  writeFileSync(`${path}.${process.pid}`, script.createCachedData());
  renameSync(`${path}.${process.pid}`, path);
});
