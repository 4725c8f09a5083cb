// Plays every scenario of a file with one library, `newman` or Postino's, and writes down what its users see of each.
// Usage: node play.mjs <library file> <file of scenarios> <result file>
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answer } from './answer.mjs';

const [, , library, scenarioFile, resultFile] = process.argv;
const { scenarios, atOnce = [] } = await import(pathToFileURL(scenarioFile));
const newman = createRequire(import.meta.url)(library);
// Reports without a path go into the current directory.
process.chdir(mkdtempSync(join(tmpdir(), 'newman-')));
const server = createServer(answer);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;

const names = [
  ...['start', 'beforeIteration', 'iteration', 'beforeItem', 'item', 'beforePrerequest', 'prerequest', 'beforeTest'],
  ...['test', 'beforeScript', 'script', 'beforePrerequestScript', 'prerequestScript', 'beforeTestScript', 'testScript'],
  ...['beforeRequest', 'request', 'assertion', 'console', 'exception', 'beforeDone', 'done'],
];

const results = {};
for (const [name, scenario] of Object.entries(scenarios)) results[name] = await play(scenario);
results['several at once'] = await Promise.all(atOnce.map(play));
writeFileSync(resultFile, JSON.stringify(results));
server.close();

async function play({ options, act = () => undefined, watch = 'briefly', files }) {
  const folder = mkdtempSync(join(tmpdir(), 'newman-'));
  mkdirSync(join(folder, 'reports'));
  const log = [];
  const screen = captureScreen();
  const given = typeof options === 'function' ? options(base, folder) : options;
  const outcome = await new Promise((resolve) => {
    const emitter = newman.run(given, (error, summary) => resolve({ error, summary, emitter }));
    for (const event of watch === 'the end' ? ['beforeDone', 'done'] : names) {
      emitter.on(event, (error, told) => {
        log.push(watch === 'closely' ? inFull(event, error, told) : inShort(event, error, told));
        act(event, told, emitter, log);
      });
    }
  });
  const { error, summary, emitter } = outcome;
  // One of the reporters writes to a global variable of that name.
  globalThis.global = globalThis;
  const keptFiles = (files ?? []).flatMap((file) =>
    readdirSync(join(folder, file)).map((name) => ({ name, text: readFileSync(join(folder, file, name), 'utf8') })),
  );
  return {
    log,
    error: error && { name: error.name, message: error.message, code: error.code },
    // How far a run comes in a time is chance.
    summary: summary && watch !== 'the end' ? JSON.parse(JSON.stringify(summary)) : undefined,
    exports: (emitter.exports ?? []).map(({ name, path, ...rest }) => ({ name, ...rest, hasPath: Boolean(path) })),
    reporters: Object.keys(emitter.reporters ?? {}),
    screen: screen.end(),
    files: keptFiles,
  };
}

function inShort(event, error, told) {
  const { item, cursor, assertion, messages, level, skipped } = told;
  const where = cursor && `${cursor.iteration}:${cursor.position}/${cursor.length}`;
  return [
    event,
    Object.keys(told).join(),
    where,
    item?.name,
    error?.message,
    assertion,
    skipped,
    level,
    messages?.map(String),
  ];
}

function inFull(event, error, told) {
  const { run, summary, ...plain } = told;
  const asJson = event === 'done' ? undefined : JSON.parse(JSON.stringify(plain));
  if (asJson?.execution) asJson.execution = { target: asJson.execution.target, return: asJson.execution.return };
  for (const each of asJson?.executions ?? []) if (each.result) each.result = { return: each.result.return };
  return [event, Object.keys(told), error && { ...error, message: error.message }, asJson];
}

function captureScreen() {
  const { write } = process.stdout;
  const { warn, log } = console;
  let text = '';
  process.stdout.write = (chunk) => {
    text += chunk;
    return true;
  };
  console.warn = (...lines) => {
    text += `warning: ${lines.join(' ')}\n`;
  };
  return {
    end: () => {
      Object.assign(process.stdout, { write });
      Object.assign(console, { warn, log });
      return text;
    },
  };
}
