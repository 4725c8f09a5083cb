// Runs one collection after the other through newman's library, told by its parent and telling what happened.
import { inspect } from 'node:util';
import newman from 'newman';

const home = process.cwd();

process.on('message', async ({ collection, env = {}, ...options }) => {
  // newman looks for certificates in the current directory.
  process.chdir(options.workingDir);
  Object.assign(process.env, env);
  const ran = await run(collection, options);
  for (const name of Object.keys(env)) delete process.env[name];
  process.chdir(home);
  process.send(ran);
});

// A rejection that nobody handles would end newman's process, and with it the other rules' runs.
process.on('unhandledRejection', () => {});

function run(collection, options) {
  const ran = { order: [], assertions: [], console: [], exceptions: [], unsent: [] };
  let before;
  return new Promise((resolve) => {
    const emitter = newman.run({ ...options, collection }, (error, summary) => {
      resolve({
        ...ran,
        passed: error === null && summary.run.failures.length === 0,
        refused: error !== null,
        variables: {
          environment: changes(before?.environment, enabled(summary?.environment)),
          globals: changes(before?.globals, enabled(summary?.globals)),
        },
      });
    });
    emitter.on('start', () => {
      before = { environment: enabled(emitter.summary.environment), globals: enabled(emitter.summary.globals) };
    });
    listen(emitter, ran);
  });
}

function listen(emitter, ran) {
  emitter.on('beforeItem', (_error, { cursor, item }) => ran.order.push(`${cursor.iteration} ${item.name}`));
  emitter.on('assertion', (error, { assertion, skipped, item }) => {
    const outcome = skipped ? 'skipped' : error ? 'failed' : 'passed';
    ran.assertions.push({ item: item.name, name: assertion, outcome, message: error?.message });
  });
  emitter.on('console', (_error, { cursor, level, messages }) => {
    if (cursor.scriptId === undefined) return;
    ran.console.push(`${level}: ${messages.map((message) => inspect(message)).join(', ')}`);
  });
  emitter.on('exception', (_error, { error }) => ran.exceptions.push(`${error.name}: ${error.message}`));
  emitter.on('request', (error, { item, cursor }) => {
    if (error && cursor.scriptId === undefined) ran.unsent.push(item.name);
  });
}

function enabled(scope) {
  const list = scope?.values.filter(({ disabled }) => !disabled) ?? [];
  return Object.fromEntries(list.map(({ key, value }) => [key, value]));
}

function changes(before = {}, after) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => before[key] !== after[key],
  );
  return Object.fromEntries(keys.map((key) => [key, key in after ? (after[key] ?? null) : 'unset']));
}
