import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program that imports from this repository in a process of its own, and gives what it wrote and its exit code. */
export async function runProgram(
  source: string,
  flags: readonly string[] = [],
): Promise<{ output: string; code: number }> {
  const folder = mkdtempSync(join(root, 'dist', 'program-'));
  try {
    const file = join(folder, 'program.mjs');
    const stdin = { contents: source, resolveDir: root, loader: 'ts' as const };
    const { outputFiles } = await build({ stdin, bundle: true, platform: 'node', format: 'esm', write: false });
    writeFileSync(file, outputFiles[0]?.contents ?? '');
    return await promisify(execFile)(process.execPath, [...flags, file]).then(
      ({ stdout }) => ({ output: stdout, code: 0 }),
      ({ stdout, code }: { stdout: string; code: number }) => ({ output: stdout, code }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
