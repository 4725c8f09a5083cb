import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blurOutcome, type Outcome, type Ran } from './outcome.ts';
import type { RecordingServer } from './recording-server.ts';
import { type Rule, type RuleOptions, writeRule } from './rule.ts';
import type { RunFiles } from './through-newman.ts';

type Runner = (files: RunFiles, options: RuleOptions) => Promise<Ran>;

/** Runs one rule in a folder of its own and gives what happened, here and at the server. */
export async function observe(rule: Rule, runner: Runner, server: RecordingServer): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'rule-'));
  try {
    const files = layOut(rule, folder, server.port);
    server.take();
    const ran = await runner(files, rule.options ?? {});
    const outcome = { ...ran, requests: server.take() };
    return blurOutcome(outcome, { port: server.port, folder }, rule.blur ?? ((text) => text));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function layOut(rule: Rule, folder: string, port: number): RunFiles {
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, withServer(text, port));
    return path;
  };
  const texts = writeRule(rule);
  for (const [name, text] of Object.entries(rule.files ?? {})) write(name, text);
  return {
    collection: write('rule.postman_collection.json', texts.collection),
    environment: texts.environment && write('rule.postman_environment.json', texts.environment),
    globals: texts.globals && write('rule.postman_globals.json', texts.globals),
    rows: texts.rows && write(`rows.${texts.rows.extension}`, texts.rows.text),
    workingDir: folder,
  };
}

function withServer(text: string, port: number): string {
  return text
    .replaceAll('server.test', `127.0.0.1:${port}`)
    .replaceAll('localhost.test', `localhost:${port}`)
    .replaceAll('<port>', String(port));
}
