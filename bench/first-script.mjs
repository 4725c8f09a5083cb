// Part of npm run bench:scripts: what the first script of a run costs over a run without any, as whole processes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contenders } from './contenders.mjs';
import { measure, startServer } from './measure.mjs';
import { writeCollection } from './scenarios.mjs';

/**
 * Runs one request without and with the script, taking turns, and gives the CPU milliseconds of each run; `levels` are the
 * sandboxes to measure.
 */
export async function measureFirstScript(test, levels, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startServer();
  try {
    const plain = layOut(folder, 'plain', writeCollection({ requests: 1 }, server.origin));
    const scripted = layOut(folder, 'scripted', writeCollection({ requests: 1, test }, server.origin));
    const runs = { 'without a script': plain };
    for (const level of levels) runs[level] = [...scripted, '--sandbox', level];
    const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
    // The first round warms the file system up.
    for (let round = 0; round <= rounds; round++) {
      for (const [name, parameters] of Object.entries(runs)) {
        const { cpu, wall } = await measure(parameters, folder);
        if (round > 0) times[name].push({ cpu, wall });
      }
    }
    return times;
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function layOut(folder, name, text) {
  const collection = join(folder, `${name}.postman_collection.json`);
  writeFileSync(collection, text);
  return contenders.Postino({ collection }, {});
}
