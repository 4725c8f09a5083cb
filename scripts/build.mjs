// Builds dist/sandbox.cjs (what runs inside the script context) and dist/cli.js (the command), both with esbuild;
// with --library also dist/lib (plain tsc output with types). Each file appears whole: written aside, then renamed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const shared = { absWorkingDir: root, bundle: true, write: false, logLevel: 'warning', legalComments: 'none' };

const guest = { ...shared, platform: 'browser', target: 'node20', minify: true };

await bundle({ ...guest, entryPoints: ['src/script/guest/main.ts'], outfile: 'dist/sandbox.cjs', format: 'iife' });
await bundleLibraries();

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
  // The ES module build: a split bundle gives an imported CommonJS module no named exports.
  alias: { yaml: resolve(root, 'node_modules/yaml/browser/index.js') },
  // What bundled CommonJS modules expect to find.
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module';",
      "import { fileURLToPath as __fileURLToPath } from 'node:url';",
      'const require = __createRequire(import.meta.url);',
      'const __filename = __fileURLToPath(import.meta.url);',
    ].join('\n'),
  },
});

if (process.argv.includes('--library')) {
  execFileSync(process.execPath, [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.library.json'], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** The libraries of scripts, each in a file of its own that the sandbox loads when a script needs it. */
async function bundleLibraries() {
  const slim = (name) => resolve(root, 'src/script/guest/libraries/slim', `${name}.ts`);
  const replace = {
    name: 'slim',
    setup(build) {
      for (const name of ['iconv-lite', 'uuid'])
        build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: slim(name) }));
      build.onResolve({ filter: /\/dynamic-variables$/ }, () => ({ path: slim('dynamic-variables') }));
      build.onResolve({ filter: /^mime$/ }, () => ({
        path: resolve(root, 'node_modules/postman-collection/node_modules/mime/lite.js'),
      }));
    },
  };
  const library = { ...guest, format: 'cjs', mainFields: ['main'] };
  const outfile = (name) => `dist/sandbox/${name}.cjs`;
  for (const name of ['chai', 'collection']) {
    const entryPoints = [`src/script/guest/libraries/${name}.ts`];
    const inject = name === 'collection' ? ['src/script/guest/libraries/buffer.ts'] : [];
    await bundle({
      ...library,
      entryPoints,
      inject,
      plugins: [replace],
      external: ['buffer', 'postino:text'],
      keepNames: true,
      outfile: outfile(name),
    });
  }
  for (const [name, module] of Object.entries({ lodash: 'lodash', ajv: 'ajv', buffer: 'buffer/' })) {
    const stdin = { contents: `module.exports = require('${module}')`, resolveDir: root };
    await bundle({ ...library, stdin, outfile: outfile(name) });
  }
}

async function bundle(options) {
  if (options.entryPoints?.some((entry) => !existsSync(resolve(root, entry)))) return;
  const { outputFiles } = await build(options);
  for (const file of outputFiles) {
    mkdirSync(dirname(file.path), { recursive: true });
    const aside = `${file.path}.${process.pid}`;
    writeFileSync(aside, file.contents, { mode: file.path.endsWith('cli.js') ? 0o755 : 0o644 });
    renameSync(aside, file.path);
  }
}
