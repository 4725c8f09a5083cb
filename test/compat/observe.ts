import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { certificatePath } from '../fixtures/secure-server.ts';
import { blurOutcome, type Outcome, type Ran } from './outcome.ts';
import type { RecordingServer } from './recording-server.ts';
import { type Rule, type RuleOptions, writeRule } from './rule.ts';
import type { RunFiles } from './through-newman.ts';

type Runner = (files: RunFiles, options: RuleOptions) => Promise<Ran>;

/** Runs one rule in a folder of its own and gives what happened, here and at the server. */
export async function observe(rule: Rule, runner: Runner, server: RecordingServer): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'rule-'));
  try {
    const files = layOut(rule, folder, server);
    const options = JSON.parse(withServer(JSON.stringify(rule.options ?? {}), server)) as RuleOptions;
    server.take();
    const ran = await runner(files, options);
    const outcome = { ...ran, requests: server.take() };
    return blurOutcome(outcome, { ports: server, folder }, rule.blur ?? ((text) => text));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function layOut(rule: Rule, folder: string, server: RecordingServer): RunFiles {
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, withServer(text, server));
    return path;
  };
  if (rule.hasCertificates) cpSync(certificatePath('.'), folder, { recursive: true });
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

function withServer(text: string, { port, securePort, proxyPort }: RecordingServer): string {
  return text
    .replaceAll('server.test', `127.0.0.1:${port}`)
    .replaceAll('localhost.test', `localhost:${port}`)
    .replaceAll('secure.test', `127.0.0.1:${securePort}`)
    .replaceAll('vault.test', `localhost:${securePort}`)
    .replaceAll('proxy.test', `127.0.0.1:${proxyPort}`)
    .replaceAll('<secure port>', String(securePort))
    .replaceAll('<proxy port>', String(proxyPort))
    .replaceAll('<port>', String(port));
}
