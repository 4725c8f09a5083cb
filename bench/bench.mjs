// npm run bench: the same collections through newman, Postino and a bare undici loop, taking turns against one server.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contenders } from './contenders.mjs';
import { measure, startServer } from './measure.mjs';
import { scenarios, writeCollection, writeRows } from './scenarios.mjs';
import { asMarkdown, asText, tableOf } from './table.mjs';

const help = `npm run bench -- [options]
  --rounds n       how often each contender runs each scenario (default 7; long scenarios less)
  --only text      only scenarios whose name holds the text
  --contenders a,b newman, Postino, Postino's newman, undici (default: all)
  --markdown       print a Markdown table
  --json           print every measurement as JSON`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: '' },
    contenders: { type: 'string', default: Object.keys(contenders).join() },
    markdown: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) console.log(help);
else await bench();

async function bench() {
  const names = values.contenders.split(',');
  if (names.includes('Postino') && !existsSync(fileURLToPath(new URL('../dist/cli.cjs', import.meta.url)))) {
    throw new Error('dist/cli.cjs is not there: run npm run build first');
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startServer();
  try {
    const results = [];
    for (const scenario of chooseScenarios(names)) {
      results.push({ scenario: scenario.name, runs: await runScenario(scenario, names, server, folder) });
    }
    print(results, names);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function chooseScenarios(names) {
  const hasContender = ({ only = names }) => only.some((name) => names.includes(name));
  return scenarios.filter((scenario) => scenario.name.includes(values.only) && hasContender(scenario));
}

async function runScenario(scenario, names, server, folder) {
  const files = layOut(scenario, scenario.secure ? server.secureOrigin : server.origin, folder);
  const taking = names.filter((name) => scenario.only?.includes(name) ?? true);
  const runs = Object.fromEntries(taking.map((name) => [name, []]));
  const rounds = Math.ceil(Number(values.rounds) / scenario.share);
  for (let round = 0; round < rounds; round++) {
    for (const name of taking) {
      showProgress(`${scenario.name}: round ${round + 1} of ${rounds}, ${name}`);
      runs[name].push(await measure(contenders[name](files, scenario), folder));
      const expected = scenario.requests * (scenario.iterations ?? 1);
      const count = await server.count();
      if (count !== expected) throw new Error(`${name} sent ${count} requests instead of ${expected}`);
    }
  }
  showProgress('');
  return runs;
}

function showProgress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function layOut(scenario, origin, folder) {
  const write = (name, text) => {
    if (text === undefined) return undefined;
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return {
    collection: write('bench.postman_collection.json', writeCollection(scenario, origin)),
    rows: write('rows.csv', writeRows(scenario)),
  };
}

function print(results, names) {
  if (values.json) return console.log(JSON.stringify({ node: process.version, cpus: cpus().length, results }, null, 2));
  const table = tableOf(results, names);
  console.log(values.markdown ? asMarkdown(table) : asText(table));
  console.log(`\nNode ${process.version}, ${cpus().length} cores; median (minimum–maximum).`);
}
