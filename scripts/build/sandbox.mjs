import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundle, root, shared } from './bundle.mjs';
import { leaveOut } from './plugins.mjs';

/** moment looks for its languages beside itself; scripts have English only, as in Postman. */
const withoutLocales = {
  name: 'without-locales',
  setup(build) {
    build.onLoad({ filter: /moment\.min\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('require("./locale/"', 'undefined("./locale/"'),
    }));
  },
};

const guest = {
  ...shared,
  platform: 'browser',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  minifyIdentifiers: true,
};

/** What runs inside the context of scripts, the libraries it may load, and what an isolate needs besides. */
export async function bundleSandbox() {
  await bundle({
    ...guest,
    entryPoints: ['src/script/guest/main.ts'],
    inject: ['src/script/guest/kept-globals.ts'],
    outfile: 'dist/sandbox.cjs',
    format: 'iife',
  });
  await bundleLibraries();
  await bundleIsolate();
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
