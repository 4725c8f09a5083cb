// npm run bench:scripts: a script with three assertions, many times, in postman-sandbox and in Postino's sandbox, taking turns.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { median } from './table.mjs';

const source = `pm.test('status', () => pm.response.to.have.status(200));
pm.test('name', () => pm.expect(pm.response.json().name).to.equal('Ada'));
pm.test('header', () => pm.expect(pm.response.headers.get('Content-Type')).to.include('json'));`;
const body = Buffer.from('{"id":1,"name":"Ada"}');
const rounds = 5;
const runs = 1000;

const contenders = { 'postman-sandbox': await openTheirs(), Postino: await openOurs() };
const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round <= rounds; round++) {
  for (const [name, run] of Object.entries(contenders)) {
    const started = performance.now();
    for (let count = 0; count < runs; count++) {
      if ((await run()) !== 3) throw new Error(`${name} did not pass three assertions`);
    }
    // The first round warms up.
    if (round > 0) times[name].push((performance.now() - started) / runs);
  }
}
for (const [name, each] of Object.entries(times)) {
  console.log(
    `${name.padEnd(16)} ${median(each).toFixed(3)} ms a script (${Math.min(...each).toFixed(3)}–${Math.max(...each).toFixed(3)})`,
  );
}
console.log(`postman-sandbox ÷ Postino: ${(median(times['postman-sandbox']) / median(times.Postino)).toFixed(1)} ×`);
process.exit();

async function openTheirs() {
  const { createContext } = createRequire(import.meta.url)('postman-sandbox');
  const context = await new Promise((resolve, reject) => {
    createContext({}, (error, made) => (error ? reject(error) : resolve(made)));
  });
  const response = {
    code: 200,
    status: 'OK',
    header: [{ key: 'Content-Type', value: 'application/json' }],
    stream: body,
  };
  let passed = 0;
  context.on('execution.assertion', (_cursor, assertions) => {
    passed += assertions.filter((each) => each.passed).length;
  });
  return () =>
    new Promise((resolve, reject) => {
      passed = 0;
      const target = { listen: 'test', script: { exec: source } };
      context.execute(target, { context: { response } }, (error) => (error ? reject(error) : resolve(passed)));
    });
}

async function openOurs() {
  const file = (name) => import(fileURLToPath(new URL(`../dist/lib/${name}.js`, import.meta.url)));
  const [{ createSandbox }, { Scope }] = await Promise.all([file('script/sandbox'), file('model/scope')]);
  const sandbox = await createSandbox({ timeout: 0, stretch: 10_000 });
  const script = { id: 'bench', phase: 'test', source, owner: 'Bench' };
  const headers = [{ name: 'Content-Type', value: 'application/json' }];
  const response = {
    status: 200,
    reason: 'OK',
    httpVersion: '1.1',
    headers,
    body,
    downloadedBytes: 21,
    milliseconds: 1,
  };
  const scopes = { local: new Scope(), environment: new Scope(), collection: new Scope(), globals: new Scope() };
  const input = {
    phase: 'test',
    iteration: 0,
    iterationCount: 1,
    item: { id: 'bench', name: 'Bench', path: ['Bench'] },
    scopes,
    data: {},
    dynamic: () => undefined,
    request: { method: 'GET', url: {}, header: [] },
    response,
    cookies: [],
  };
  return async () => {
    const { outputs } = await sandbox.execute(script, input);
    return outputs.filter(({ kind, assertion }) => kind === 'assertion' && assertion.outcome === 'passed').length;
  };
}
