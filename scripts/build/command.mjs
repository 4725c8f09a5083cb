import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle, root, shared } from './bundle.mjs';
import { lazyBuiltins, leaveOut, sandboxAt, setAside } from './plugins.mjs';

const commonJs = { platform: 'node', format: 'cjs', target: 'node20' };

/** Dynamic variables are filled in before; postman-collection would load all of faker for them. */
const slimCollection = leaveOut(/\/dynamic-variables$/, resolve(root, 'src/script/guest/libraries/slim/nothing.ts'));

/** `toRoot` leads from the folder to dist; `always` are modules to keep in one file though they are imported dynamically. */
const commands = [
  { name: 'cli.cjs', folder: 'dist', toRoot: '.', entry: 'src/cli/main.ts', always: /^csv-parse$/ },
  {
    name: 'command.cjs',
    folder: 'dist/newman',
    toRoot: '..',
    entry: 'src/cli/newman/main.ts',
    always: /^(?:csv-parse|\.\/start\.ts|\.\/cli\.ts)$/,
    plugins: [slimCollection],
  },
];

/** Both commands, the library call of newman, and the libraries that all of them import dynamically. */
export async function bundleCommands() {
  const libraries = new Map();
  rmSync(resolve(root, 'dist/newman'), { recursive: true, force: true });
  await bundleNewman(libraries);
  for (const command of commands) await bundleCommand(command, libraries);
  for (const [name, path] of libraries) {
    await bundle({ ...esModule, entryPoints: [path], outfile: `dist/libraries/${name}.js` });
  }
  const guest = readdirSync(resolve(root, 'dist/sandbox')).filter((name) => /^(?!isolate-).*\.cjs$/.test(name));
  for (const { folder, name } of commands) {
    const cached = [`${folder}/main.cjs`, 'dist/sandbox.cjs', ...guest.map((each) => `dist/sandbox/${each}`)];
    const args = ['scripts/build/code-cache.mjs', `${folder}/${name}`, ...cached].map((file) => resolve(root, file));
    execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

const esModule = {
  ...shared,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  // The ES module build has named exports, and only the part that is used.
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
};

/**
 * A command: what every run needs in one file, for each further one costs 3 ms to load; what is imported dynamically in
 * files of its own, our own code in `parts`, with its own copy of what it shares, libraries in dist/libraries.
 */
async function bundleCommand({ name, folder, toRoot, entry, always, plugins = [] }, libraries) {
  const parts = new Set();
  const aside = setAside({ libraries, toRoot, parts, always });
  await bundleMain({ entry, folder, plugins: [...plugins, aside, sandboxAt(toRoot), lazyBuiltins()] });
  rmSync(resolve(root, folder, 'parts'), { recursive: true, force: true });
  await bundle({
    ...esModule,
    plugins: [...plugins, setAside({ libraries, toRoot: `${toRoot}/..` })],
    entryPoints: [...parts],
    entryNames: '[name]',
    outdir: `${folder}/parts`,
    splitting: true,
    chunkNames: 'shared-[hash]',
  });
  await bundle({ ...shared, ...commonJs, entryPoints: ['src/cli/launch.ts'], outfile: `${folder}/${name}` });
}

/** One function, for `src/cli/launch.ts` to compile and call: CommonJS, which loads faster than an ES module. */
async function bundleMain({ entry, folder, plugins }) {
  const { banner: _, ...options } = esModule;
  await bundle({
    ...options,
    ...commonJs,
    plugins,
    charset: 'ascii',
    define: { 'import.meta.url': '__url' },
    banner: {
      js: "(function (require, __filename, __import) { const __url = require('node:url').pathToFileURL(__filename).href;",
    },
    footer: { js: '})' },
    entryPoints: [entry],
    outfile: `${folder}/main.cjs`,
    // Code that was compiled by hand has no import() of its own.
    rewrite(text) {
      // It is read as Latin-1; esbuild leaves regular expressions as they are.
      const beyond = /[^\0-\x7f].{0,40}/.exec(text);
      if (beyond !== null) throw new Error(`${folder}/main.cjs is to be ASCII: write ${beyond[0]} with \\u`);
      return text.replace(/\bimport\((?="\.{1,2}\/(?:parts|libraries)\/)/g, '__import(');
    },
  });
}

/** The library call of newman: what is imported is a few lines, what runs comes from files of its own. */
async function bundleNewman(libraries) {
  await bundle({
    ...esModule,
    plugins: [slimCollection, setAside({ libraries, toRoot: '..' })],
    entryPoints: { index: 'src/newman/index.ts', start: 'src/newman/start.ts' },
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
