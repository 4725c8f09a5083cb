// Runs one collection after the other through newman's library, told by its parent and telling what happened.
import { inspect } from 'node:util';
import newman from 'newman';

process.on('message', async ({ collection, ...options }) => {
  process.send(await run(collection, options));
});

// A rejection that nobody handles would end newman's process, and with it the other rules' runs.
process.on('unhandledRejection', () => {});

function run(collection, options) {
  const ran = { order: [], assertions: [], console: [], exceptions: [], unsent: [] };
  return new Promise((resolve) => {
    const emitter = newman.run({ ...options, collection }, (error, summary) => {
      resolve({
        ...ran,
        passed: error === null && summary.run.failures.length === 0,
        fatal: error?.message,
        variables: {
          environment: enabled(summary?.environment.values),
          globals: enabled(summary?.globals.values),
        },
      });
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
    ran.console.push(`${level}: ${messages.map(show).join(' ')}`);
  });
  emitter.on('exception', (_error, { error }) => ran.exceptions.push(`${error.name}: ${error.message}`));
  emitter.on('request', (error, { item, cursor }) => {
    if (error && cursor.scriptId === undefined) ran.unsent.push(item.name);
  });
}

function show(value) {
  return typeof value === 'string' ? value : inspect(value);
}

function enabled(list) {
  return Object.fromEntries(
    (list?.all() ?? []).filter(({ disabled }) => !disabled).map(({ key, value }) => [key, value]),
  );
}
