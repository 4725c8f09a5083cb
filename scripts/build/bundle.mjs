import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What all bundles have in common. */
export const shared = { absWorkingDir: root, bundle: true, write: false, logLevel: 'warning', legalComments: 'none' };

/**
 * Writes what esbuild makes, each file aside and then renamed, so that it appears whole. V8 tells the code cache of an
 * earlier text by its length only, so that goes first.
 */
export async function bundle({ rewrite, ...options }) {
  const { outputFiles } = await build(options);
  for (const file of outputFiles) {
    mkdirSync(dirname(file.path), { recursive: true });
    const aside = `${file.path}.${process.pid}`;
    writeFileSync(aside, rewrite?.(file.text) ?? file.contents, {
      mode: /(cli|command)\.cjs$/.test(file.path) ? 0o755 : 0o644,
    });
    rmSync(`${file.path}.cache`, { force: true });
    renameSync(aside, file.path);
  }
}
