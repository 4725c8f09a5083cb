import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { files } from './files.ts';
import type { CommandLine, Observed } from './line.ts';
import { readMade } from './made.ts';
import type { LaneServer } from './server.ts';

/** A program that command lines are given to. */
export type Program = (
  args: readonly string[],
  place: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
) => Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;

/** Lays out the files of a line in a folder of its own, runs it there, and tells what it did. */
export async function observe(
  line: CommandLine,
  program: Program,
  server: LaneServer,
  lane: string,
): Promise<Observed> {
  const root = mkdtempSync(join(tmpdir(), 'newman-line-'));
  const folder = join(root, 'work');
  const home = join(root, 'home');
  const address = `http://127.0.0.1:${server.port}/${lane}`;
  const secure = `https://127.0.0.1:${server.securePort}/${lane}`;
  try {
    write(root, 'outside.txt', 'outside');
    for (const [name, content] of Object.entries({ ...files, ...line.files })) {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      write(folder, name, text.replaceAll('$SERVER', address).replaceAll('$SECURE', secure));
    }
    mkdirSync(home, { recursive: true });
    const before = listFiles(root);
    const args = line.args
      .split(' ')
      .filter(Boolean)
      .map((word) => word.replaceAll('␣', ' ').replaceAll('$SERVER', address));
    const ended = await program(args, { cwd: folder, env: { HOME: home, ...line.env } });
    const made = listFiles(root).filter((name) => !before.includes(name));
    const texts = made.map((name) => [settleName(name), readMade(name, readFileSync(join(root, name), 'utf8'))]);
    const settled = (text: string): string =>
      settle(
        text
          .replaceAll(address, '$SERVER')
          .replaceAll(secure, '$SECURE')
          .replaceAll(`/${lane}/`, '/LANE/')
          .replaceAll(root, '.'),
      );
    return {
      code: ended.code,
      arrivals: server.take(lane),
      files: Object.fromEntries(texts),
      stdout: settled(ended.stdout),
      stderr: settled(ended.stderr),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function write(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function listFiles(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(root, name)).isFile());
}

/** Reports without a path have the time in their names. */
function settleName(name: string): string {
  return name.replace(/\d{4}(-\d\d){5}-\d{3}-\d/, 'TIME').replace(/^work\//, '');
}

/** A warning about a variable that Postino alone gives (`late-warnings` in docs/differences.md), in its frame. */
const lateWarning = /(\n\n \[CLOCK [AP]M\])?\n *[┌-]\n(?: *[│|] '\{\{.*has no value'\n)+ *[└-](?=\n)/g;

/** What differs from run to run: times, and the widths that depend on them; late warnings are left out. */
function settle(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\b\d+(\.\d+)?(ms|m|s|µs)\b( \d+(\.\d+)?s)?|\(cache\)/g, 'TIME')
    .replace(/\b\d+(\.\d+)?k?B\b/g, 'SIZE')
    .replace(/\d{1,2}:\d\d:\d\d/g, 'CLOCK')
    .replace(/(at \S+-script):\d+:\d+/g, '$1')
    .replaceAll('%20', ' ')
    .replace(/ +/g, ' ')
    .replace(/─+/g, '─')
    .replace(/-[-+]{5,}/g, '-----')
    .replace(/ $/gm, '')
    .replace(lateWarning, '');
}
