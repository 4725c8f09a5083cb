// Builds dist/sandbox.cjs (what runs inside the script context) and dist/cli.cjs (the command), both with esbuild,
// with --library also dist/lib (plain tsc output with types). Each file appears whole: written aside, then renamed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The types of `require('postino/newman')`. */
const requireTypes = `import type { run } from './index.js' with { 'resolution-mode': 'import' };
declare const newman: { readonly run: typeof run };
export = newman;
`;

/** moment looks for its languages beside itself; scripts have English only, as in Postman. */
const withoutLocales = {
  name: 'without-locales',
  setup(build) {
    build.onLoad({ filter: /moment\.min\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('require("./locale/"', 'undefined("./locale/"'),
    }));
  },
};

const shared = { absWorkingDir: root, bundle: true, write: false, logLevel: 'warning', legalComments: 'none' };

const commonJs = { platform: 'node', format: 'cjs', target: 'node20' };

const guest = {
  ...shared,
  platform: 'browser',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: true,
};

await bundle({
  ...guest,
  entryPoints: ['src/script/guest/main.ts'],
  inject: ['src/script/guest/kept-globals.ts'],
  outfile: 'dist/sandbox.cjs',
  format: 'iife',
});
await bundleLibraries();
await bundleIsolate();

await bundleCommand();

if (process.argv.includes('--library')) {
  execFileSync(process.execPath, [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.library.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  keepNewmanTypes();
}

/**
 * The command: what every `run` needs in one file, for each further one costs 3 ms to load; what is imported dynamically
 * in files of its own, our own code in dist/parts, with its own copy of what it shares, libraries in dist/libraries.
 */
async function bundleCommand() {
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
  execFileSync(process.execPath, [resolve(root, 'scripts/code-cache.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
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

/** tsc has written all of it; users of the bundle need the types of its one function. */
function keepNewmanTypes() {
  const folder = resolve(root, 'dist/lib/newman');
  for (const file of readdirSync(folder)) {
    if (file !== 'index.d.ts' && file !== 'types.d.ts') rmSync(resolve(folder, file), { recursive: true });
  }
  writeFileSync(resolve(folder, 'require.d.cts'), requireTypes);
}

/** Makes files of their own of libraries that are imported dynamically and, where `parts` collects them, of our modules. */
function setAside(libraries, depth, parts) {
  return {
    name: 'set-aside',
    setup: (build) =>
      build.onResolve({ filter: /./ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import' || path.startsWith('node:')) return undefined;
        if (path.startsWith('.')) {
          parts?.add(resolve(resolveDir, path));
          return parts && { path: `./parts/${basename(path, '.ts')}.js`, external: true };
        }
        const library = path.replace(/^@/, '').replaceAll('/', '-');
        libraries.set(library, path);
        return { path: `${depth}/libraries/${library}.js`, external: true };
      }),
  };
}

/** Here the sandbox is a file beside this one. */
function sandboxBeside() {
  const contents = "export const findSandboxFile = () => require('node:path').join(__filename, '../sandbox.cjs');";
  const filter = /\/script\/sandbox-file\.ts$/;
  return { name: 'sandbox-beside', setup: (build) => build.onLoad({ filter }, () => ({ contents, loader: 'ts' })) };
}

/** Modules of node's that take 2 to 14 ms to load and that most runs do without: they are loaded by their first use. */
function lazyBuiltins() {
  return {
    name: 'lazy-builtins',
    setup(build) {
      const filter = /^(?:node:)?(?:child_process|crypto|fs\/promises|module|timers\/promises)$/;
      build.onResolve({ filter }, ({ path, namespace }) =>
        namespace === 'lazy-builtin' ? undefined : { path: path.replace('node:', ''), namespace: 'lazy-builtin' },
      );
      build.onLoad({ filter, namespace: 'lazy-builtin' }, async ({ path }) => {
        const members = Object.entries(await import(`node:${path}`)).filter(([name]) => name !== 'default');
        const load = `const load = () => require('node:${path}');`;
        return { contents: [load, ...members.map(([name, value]) => lazyMember(name, value))].join('\n') };
      });
    },
  };
}

/** A function or class, or an object's members, found when they are used. */
function lazyMember(name, value) {
  if (typeof value === 'function') {
    const call = `new.target ? Reflect.construct(load().${name}, given) : load().${name}(...given)`;
    return `function lazy_${name}(...given) { return ${call}; }\nexport { lazy_${name} as ${name} };`;
  }
  return `const lazy_${name} = /* @__PURE__ */ new Proxy({}, { get: (_, key) => load().${name}[key] });\nexport { lazy_${name} as ${name} };`;
}

/** The process that holds the isolate, and what prepares the isolate for the guest. */
async function bundleIsolate() {
  await bundle({
    ...guest,
    entryPoints: ['src/script/guest/isolate.ts'],
    outfile: 'dist/sandbox/isolate-guest.cjs',
    format: 'iife',
    globalName: 'glue',
  });
  await bundle({
    ...shared,
    entryPoints: ['src/script/isolate-process.ts'],
    outfile: 'dist/sandbox/isolate-process.cjs',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: { 'import.meta.url': '__filename' },
    minifySyntax: true,
    minifyWhitespace: true,
  });
}

/** The libraries of scripts, each in a file of its own that the sandbox loads when a script needs it. */
async function bundleLibraries() {
  const slim = (name) => resolve(root, 'src/script/guest/libraries/slim', `${name}.ts`);
  const library = {
    ...guest,
    format: 'cjs',
    mainFields: ['main'],
    external: ['buffer', 'postino:text'],
    define: { global: 'globalThis' },
    inject: [slim('node-globals')],
    alias: {
      // Its first choice is node's util, which asks for it in turn.
      inherits: 'inherits/inherits_browser.js',
      path: 'path-browserify',
      querystring: 'querystring-es3',
      stream: 'stream-browserify',
      timers: slim('timers'),
    },
  };
  const outfile = (name) => `dist/sandbox/${name}.cjs`;
  await bundle({ ...library, entryPoints: ['src/script/guest/libraries/chai.ts'], outfile: outfile('chai') });
  await bundle({
    ...library,
    entryPoints: ['src/script/guest/libraries/collection.ts'],
    inject: ['src/script/guest/libraries/buffer.ts'],
    alias: {
      ...library.alias,
      '@faker-js/faker/locale/en': slim('nothing'),
      'iconv-lite': slim('iconv-lite'),
      mime: resolve(root, 'node_modules/postman-collection/node_modules/mime/lite.js'),
      uuid: slim('uuid'),
    },
    plugins: [leaveOut(/\/dynamic-variables$/, slim('nothing'))],
    // The names of its classes are seen in messages.
    minifySyntax: false,
    minifyIdentifiers: false,
    outfile: outfile('collection'),
  });
  for (const [name, module] of Object.entries(libraryModules())) {
    const stdin = { contents: `module.exports = require('${module}')`, resolveDir: root };
    const own = {
      external: library.external.filter((each) => each !== name),
      plugins: [withoutLocales],
      // The name of the class Buffer is seen in messages and on the console.
      keepNames: name === 'buffer',
    };
    await bundle({ ...library, ...own, stdin, outfile: outfile(name) });
  }
}

/** Name of each library in scripts, and the package that it comes from. */
function libraryModules() {
  const file = resolve(root, 'src/script/guest/libraries/modules.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}

function leaveOut(filter, path) {
  return { name: 'leave-out', setup: (build) => build.onResolve({ filter }, () => ({ path })) };
}

async function bundle({ rewrite, ...options }) {
  const { outputFiles } = await build(options);
  for (const file of outputFiles) {
    mkdirSync(dirname(file.path), { recursive: true });
    const aside = `${file.path}.${process.pid}`;
    writeFileSync(aside, rewrite?.(file.text) ?? file.contents, {
      mode: /(cli\.cjs|newman\/command\.js)$/.test(file.path) ? 0o755 : 0o644,
    });
    renameSync(aside, file.path);
  }
}
