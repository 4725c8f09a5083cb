import { expect, test } from 'vitest';
import { runProgram } from './bundled.ts';

const opening = `
import { createSandbox } from './src/script/sandbox.ts';
import { inputFor, scopesOf, subject } from './test/script/subject.ts';

const execute = (sandbox, source) =>
  sandbox.execute({ id: 's', phase: 'test', source, owner: 'Send' }, inputFor(subject, scopesOf(subject.variables)));
`;

const leaks = `${opening}
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
for (let count = 1; count <= 50_000; count++) {
  const { mutations } = await sandbox.execute(script(sources[count % sources.length]), inputFor(subject, scopes));
  for (const change of mutations.environment) scopes.environment.apply(change);
  if (count % 10_000 === 0) {
    globalThis.gc();
    usedAfter.push(process.memoryUsage().heapUsed);
  }
}
sandbox.dispose();
process.stdout.write(JSON.stringify(usedAfter));
`;

test('50,000 scripts leave the memory as it was', { timeout: 180_000 }, async () => {
  const { output } = await runProgram(leaks, ['--expose-gc', '--max-old-space-size=64']);
  const [early = 0, ...later] = JSON.parse(output) as number[];
  expect(later).toHaveLength(4);
  for (const used of later) expect(used).toBeLessThan(early + 3_000_000);
});

test('a rejection that a script leaves alone does not end the program', async () => {
  const program = `${opening}
    const sandbox = await createSandbox({ timeout: 0 });
    const { outputs } = await execute(sandbox, "Promise.reject(new Error('from a script'));");
    sandbox.dispose();
    process.stdout.write(outputs[0].error.message);`;
  expect(await runProgram(program)).toEqual({ output: 'from a script', code: 0 });
});

test('a rejection of the program itself ends it as ever', async () => {
  const program = `${opening}
    await createSandbox({ timeout: 0 });
    Promise.reject(new Error('from the program'));
    setTimeout(() => process.stdout.write('still there'), 50);`;
  expect(await runProgram(program)).toEqual({ output: '', code: 1 });
});

test('a dozen sandboxes at once are no leak to Node, and each hears of its own rejections', async () => {
  const program = `${opening}
    const warnings = [];
    process.on('warning', ({ name }) => warnings.push(name));
    const sandboxes = await Promise.all(Array.from({ length: 12 }, () => createSandbox({ timeout: 0 })));
    const reject = (sandbox, index) => execute(sandbox, \`Promise.reject(new Error('\${index}'));\`);
    const results = await Promise.all(sandboxes.map(reject));
    for (const sandbox of sandboxes) sandbox.dispose();
    await new Promise(setImmediate);
    const told = results.map(({ outputs }) => outputs.map(({ error }) => error.message).join());
    process.stdout.write(JSON.stringify([told.join(' '), warnings, process.listenerCount('unhandledRejection')]));`;
  const { output } = await runProgram(program);
  expect(JSON.parse(output)).toEqual(['0 1 2 3 4 5 6 7 8 9 10 11', [], 0]);
});

test('an idle sandbox does not keep the program alive', async () => {
  const program = `${opening}
    const sandbox = await createSandbox({ timeout: 1000 });
    await execute(sandbox, "setTimeout(() => {}, 5);");
    process.stdout.write('done');`;
  expect(await runProgram(program)).toEqual({ output: 'done', code: 0 });
});
