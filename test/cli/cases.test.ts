import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCaseServer } from './case-server.ts';
import { type } from './command.ts';

// Each folder in cases/ is one command line: `command.json` says what is typed (and what stands on standard input), the
// other files are there when it runs, and the golden file holds its exit code, standard output, standard error and the
// files it wrote. Adding a case adds no code.
interface Command {
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Files whose text belongs into the golden file. */
  readonly shows?: readonly string[];
}

const cases = fileURLToPath(new URL('cases', import.meta.url));

let server: Awaited<ReturnType<typeof startCaseServer>>;
beforeAll(async () => {
  server = await startCaseServer();
});
afterAll(() => server.close());

test.each(readdirSync(cases).filter((name) => existsSync(join(cases, name, 'command.json'))))('%s', async (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'postino-case-'));
  try {
    cpSync(join(cases, name), folder, { recursive: true });
    const command: Command = JSON.parse(readFileSync(join(folder, 'command.json'), 'utf8'));
    const { code, stdout, stderr } = await type(command.args.map(fill), {
      cwd: folder,
      stdin: fill(command.stdin ?? ''),
      env: command.env,
    });
    const parts = [`exit code ${code}`, `--- stdout\n${stdout}`, `--- stderr\n${stderr}`];
    for (const file of command.shows ?? []) parts.push(`--- ${file}\n${readFileSync(join(folder, file), 'utf8')}`);
    const text = `${parts.map((part) => settle(part, folder).trimEnd()).join('\n')}\n`;
    await expect(text).toMatchFileSnapshot(join(cases, name, 'expected.golden.txt'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function fill(text: string): string {
  return text.replaceAll('$SERVER', server.url).replaceAll('$DEAD', server.deadUrl);
}

/** What differs from run to run: ports, folders, times and what chance made. */
function settle(text: string, folder: string): string {
  return text
    .replaceAll(server.url, 'http://server.test')
    .replaceAll(server.deadUrl, 'http://dead.test')
    .replaceAll(server.url.replace('http://', ''), 'server.test')
    .replaceAll(server.deadUrl.replace('http://', ''), 'dead.test')
    .replaceAll(folder, '.')
    .replace(/ *\b\d+(\.\d+)?(m?s)\b/g, '  N $2')
    .replace(/^( +time) +N s$/gm, '$1  N ms')
    .replace(/\btime="[\d.]+"/g, 'time="N"')
    .replace(/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g, 'UUID')
    .replace(/^( +Date): .*/gm, '$1: TIME')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}
