// Builds dist/sandbox.cjs (what runs inside the script context) and dist/cli.js (the command), both with esbuild;
// with --library also dist/lib (plain tsc output with types). Each file appears whole: written aside, then renamed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const shared = { absWorkingDir: root, bundle: true, write: false, logLevel: 'warning', legalComments: 'none' };

await bundle({
  ...shared,
  entryPoints: ['src/script/guest/main.ts'],
  outfile: 'dist/sandbox.cjs',
  platform: 'browser',
  format: 'iife',
  target: 'node20',
  minify: true,
});

await bundle({
  ...shared,
  entryPoints: ['src/cli/main.ts'],
  outdir: 'dist',
  entryNames: 'cli',
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  splitting: true,
  minifySyntax: true,
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
});

if (process.argv.includes('--library')) {
  execFileSync(process.execPath, [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.library.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}

async function bundle(options) {
  if (options.entryPoints.some((entry) => !existsSync(resolve(root, entry)))) return;
  const { outputFiles } = await build(options);
  for (const file of outputFiles) {
    mkdirSync(dirname(file.path), { recursive: true });
    const aside = `${file.path}.${process.pid}`;
    writeFileSync(aside, file.contents, { mode: file.path.endsWith('cli.js') ? 0o755 : 0o644 });
    renameSync(aside, file.path);
  }
}
