import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a user of newman's library sees of one run. */
export interface Played {
  readonly log: readonly (readonly unknown[] | string)[];
  readonly error: unknown;
  readonly summary: unknown;
  readonly exports: readonly { readonly name: string; readonly content: unknown }[];
  readonly reporters: readonly string[];
  readonly screen: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

export type Results = Readonly<Record<string, Played>>;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Plays a file of scenarios through newman and through Postino, each in one process, with newman's screen in colour. */
export async function playBoth(
  scenarios: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<readonly [newman: Results, postino: Results]> {
  const folder = mkdtempSync(join(tmpdir(), 'newman-'));
  const play = async (library: string): Promise<Results> => {
    const file = join(folder, 'results.json');
    const player = join(root, 'test/newman/play.mjs');
    await promisify(execFile)(process.execPath, [player, library, join(root, 'test/newman', scenarios), file], {
      env: { ...process.env, TMPDIR: folder, FORCE_COLOR: '1', ...environment },
      maxBuffer: 2 ** 26,
    });
    return JSON.parse(readFileSync(file, 'utf8'));
  };
  try {
    return [await play('newman'), await play(join(root, 'dist/newman/index.cjs'))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
