import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle, root, shared } from './bundle.mjs';
import { lazyBuiltins, leaveOut, sandboxBeside, setAside } from './plugins.mjs';

const commonJs = { platform: 'node', format: 'cjs', target: 'node20' };

/**
 * The command: what every `run` needs in one file, for each further one costs 3 ms to load; what is imported dynamically
 * in files of its own, our own code in dist/parts, with its own copy of what it shares, libraries in dist/libraries.
 */
export async function bundleCommand() {
  const parts = new Set();
  const libraries = new Map();
  const options = (depth, ownParts) => ({
    ...shared,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    // The ES module build has named exports, and only the part that is used.
    alias: { yaml: resolve(root, 'node_modules/yaml/browser/index.js') },
    plugins: [setAside(libraries, depth, ownParts)],
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
  await bundleMain(options('.', parts));
  rmSync(resolve(root, 'dist/parts'), { recursive: true, force: true });
  await bundle({
    ...options('..'),
    entryPoints: [...parts],
    entryNames: '[name]',
    outdir: 'dist/parts',
    splitting: true,
    chunkNames: 'shared-[hash]',
  });
  await bundleNewman(options('..'));
  for (const [name, path] of libraries) {
    await bundle({ ...options('.'), plugins: [], entryPoints: [path], outfile: `dist/libraries/${name}.js` });
  }
  await bundle({ ...shared, ...commonJs, entryPoints: ['src/cli/launch.ts'], outfile: 'dist/cli.cjs' });
  execFileSync(process.execPath, [resolve(root, 'scripts/build/code-cache.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** One function, for `src/cli/launch.ts` to compile and call: CommonJS, which loads faster than an ES module. */
async function bundleMain({ banner: _, ...options }) {
  rmSync(resolve(root, 'dist/main.cjs.cache'), { force: true });
  await bundle({
    ...options,
    ...commonJs,
    plugins: [...options.plugins, sandboxBeside(), lazyBuiltins()],
    charset: 'ascii',
    define: { 'import.meta.url': '__url' },
    banner: {
      js: "(function (require, __filename, __import) { const __url = require('node:url').pathToFileURL(__filename).href;",
    },
    footer: { js: '})' },
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/main.cjs',
    // Code that was compiled by hand has no import() of its own.
    rewrite(text) {
      // It is read as Latin-1; esbuild leaves regular expressions as they are.
      const beyond = /[^\0-\x7f].{0,40}/.exec(text);
      if (beyond !== null) throw new Error(`dist/main.cjs is to be ASCII: write ${beyond[0]} with \\u`);
      return text.replace(/\bimport\((?="\.\/(?:parts|libraries)\/)/g, '__import(');
    },
  });
}

/** The library call of newman: what is imported is a few lines, what runs comes from files of its own. */
async function bundleNewman(options) {
  rmSync(resolve(root, 'dist/newman'), { recursive: true, force: true });
  // Dynamic variables are filled in before; the library would load all of faker for them.
  const slim = leaveOut(/\/dynamic-variables$/, resolve(root, 'src/script/guest/libraries/slim/nothing.ts'));
  await bundle({
    ...options,
    plugins: [slim, ...options.plugins],
    entryPoints: { index: 'src/newman/index.ts', start: 'src/newman/start.ts', command: 'src/cli/newman/main.ts' },
    outdir: 'dist/newman',
    splitting: true,
    chunkNames: '[name]-[hash]',
  });
  const start = { name: 'start', setup: (build) => build.onResolve({ filter: /\/start\.ts$/ }, () => startFile) };
  const startFile = { path: './start.js', external: true };
  const contents = "module.exports = { run: require('./src/newman/index.ts').run };";
  const stdin = { contents, resolveDir: root };
  await bundle({
    ...shared,
    platform: 'node',
    target: 'node20',
    stdin,
    plugins: [start],
    outfile: 'dist/newman/index.cjs',
  });
}
