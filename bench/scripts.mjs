// npm run bench:scripts: a script with three assertions, many times, in postman-sandbox and in Postino's sandbox, taking
// turns; then what the first script of a run costs. The isolated sandbox takes part where isolated-vm is installed.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { measureFirstScript } from './first-script.mjs';
import { median } from './table.mjs';

const source = `pm.test('status', () => pm.response.to.have.status(200));
pm.test('name', () => pm.expect(pm.response.json().name).to.equal('Ada'));
pm.test('header', () => pm.expect(pm.response.headers.get('Content-Type')).to.include('json'));`;
const body = Buffer.from('{"id":1,"name":"Ada"}');
const rounds = 5;
const runs = 1000;
const starts = 40;

const require = createRequire(import.meta.url);
const levels = isInstalled('isolated-vm') ? ['context', 'isolated'] : ['context'];

const contenders = { 'postman-sandbox': await openTheirs() };
for (const level of levels) contenders[`Postino, ${level}`] = await openOurs(level);
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
  console.log(`${name.padEnd(18)} ${show(each, 3)} a script`);
}
console.log(
  `postman-sandbox ÷ Postino: ${(median(times['postman-sandbox']) / median(times['Postino, context'])).toFixed(1)} ×`,
);
await tellStarts();
process.exit();

/** CPU is this process's own; an isolate's is used in another one, so that time on the wall says more there. */
async function tellStarts() {
  const times = await measureFirstScript(source, levels, starts);
  console.log(`\nA run of one request, ${starts} times each:`);
  const [plain, ...scripted] = Object.entries(times);
  for (const [name, each] of [plain, ...scripted]) {
    const [cpu, wall] = ['cpu', 'wall'].map((key) => each.map((run) => run[key]));
    console.log(`${name.padEnd(18)} CPU ${show(cpu, 0)}, wall ${show(wall, 0)}`);
  }
  for (const [name, each] of scripted) {
    const more = ['cpu', 'wall'].map((key) => median(each.map((run, round) => run[key] - plain[1][round][key])));
    console.log(`The first script, ${name}: ${more[0].toFixed(0)} ms CPU, ${more[1].toFixed(0)} ms wall more`);
  }
}

function show(each, digits) {
  const [middle, low, high] = [median(each), Math.min(...each), Math.max(...each)].map((time) => time.toFixed(digits));
  return `${middle} ms (${low}–${high})`;
}

function isInstalled(name) {
  try {
    return require.resolve(name) !== undefined;
  } catch {
    return false;
  }
}

async function openTheirs() {
  const { createContext } = require('postman-sandbox');
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

async function openOurs(level) {
  const file = (name) => import(fileURLToPath(new URL(`../dist/lib/${name}.js`, import.meta.url)));
  const [{ createSandbox }, { Scope }] = await Promise.all([file('script/sandbox'), file('model/scope')]);
  const sandbox = await createSandbox({ timeout: 0, stretch: 10_000, level });
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
