// Writes V8's code of main.cjs, of the sandbox and of its libraries beside them (`<file>.cache`): of all functions that an
// ordinary run calls. The arguments are the command, and the files.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import vm from 'node:vm';

/** The libraries that scripts may require. */
function libraryNames() {
  const file = new URL('../../src/script/guest/libraries/modules.json', import.meta.url);
  return [...Object.keys(JSON.parse(readFileSync(file, 'utf8'))), 'postman-collection'];
}

const folder = mkdtempSync(join(tmpdir(), 'postino-build-'));
const server = createServer((request, response) => {
  request.resume();
  response.setHeader('Content-Type', 'application/json').end('{"id":1,"name":"Ada"}');
});
await once(server.listen(0, '127.0.0.1'), 'listening');
server.unref();

const before = `pm.variables.set('start', Date.now());
pm.collectionVariables.set('user', pm.variables.replaceIn('{{name}}'));`;
const test = `pm.test('status', () => pm.response.to.have.status(200));
pm.test('body', () => {
  const body = pm.response.json();
  pm.expect(body).to.be.an('object').that.has.property('name');
  pm.expect(body.name).to.equal('Ada').and.to.include('A');
  pm.expect(body.id).to.be.above(0).and.not.to.eql(2);
});
pm.test('header', () => pm.expect(pm.response.headers.get('Content-Type')).to.include('json'));
pm.test('row', () => pm.expect(pm.iterationData.get('name')).to.be.a('string'));
pm.environment.set('id', pm.response.json().id);`;
const libraries = `for (const name of ${JSON.stringify(libraryNames())}) require(name);
pm.request.url.getQueryString();
pm.request.headers.get('Host');
pm.response.to.have.jsonSchema({ type: 'object', properties: { id: { type: 'number' } } });
tv4.validate({}, { type: 'object' });
_.map([1], String);
require('lodash').get({ a: 1 }, 'a');
require('moment')().format();
CryptoJS.HmacSHA256('a', 'b').toString();
xml2Json('<a b="1">c</a>');
require('cheerio').load('<a>b</a>')('a').text();`;
const item = {
  name: 'request',
  request: {
    method: 'POST',
    url: `http://127.0.0.1:${server.address().port}/{{name}}?a=1`,
    body: { mode: 'raw', raw: '{}' },
  },
  event: [
    { listen: 'prerequest', script: { exec: before.split('\n') } },
    { listen: 'test', script: { exec: test.split('\n') } },
    { listen: 'test', script: { exec: libraries.split('\n') } },
  ],
};
const collection = join(folder, 'collection.json');
const rows = join(folder, 'rows.csv');
writeFileSync(collection, JSON.stringify({ info: { name: 'build' }, item: [item] }));
writeFileSync(rows, 'name\none\ntwo\n');

/** What asked for a code cache. A cache holds the name of its file, which is to say nothing of this machine. */
const compiled = [];
vm.Script = class extends vm.Script {
  constructor(source, options) {
    const isCached = options !== undefined && 'cachedData' in options;
    super(source, isCached ? { ...options, filename: basename(options.filename) } : options);
    if (isCached) compiled.push({ source, script: this });
  }
};

const [, , command, ...files] = process.argv;
process.argv = [process.execPath, command, 'run', collection, '-d', rows];
createRequire(import.meta.url)(command);
process.on('exit', (code) => {
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`the run for the code cache ended with ${code}`);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const { script } = compiled.find(({ source }) => source.includes(text));
    writeFileSync(`${file}.cache.${process.pid}`, script.createCachedData());
    renameSync(`${file}.cache.${process.pid}`, `${file}.cache`);
  }
});
