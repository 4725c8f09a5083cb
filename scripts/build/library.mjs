import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { root } from './bundle.mjs';

/**
 * The types of `require('postino/newman')`: those of the ES module, in a namespace. To import them from there takes syntax
 * (`resolution-mode`) that TypeScript before 5.3 does not know.
 */
function requireTypes(folder) {
  const read = (name) => readFileSync(resolve(folder, name), 'utf8');
  const [imports, types] = split(read('types.d.ts'));
  const [run] = /^export declare function run\(.*\n/m.exec(read('index.d.ts'));
  return `${imports}declare namespace newman {\n${types}${run.replace('declare ', '')}}\nexport = newman;\n`;
}

function split(text) {
  const imports = text.match(/^import .*\n/gm) ?? [];
  return [imports.join(''), text.replace(/^import .*\n/gm, '')];
}

/** Plain output of tsc, with types; the folder appears whole, without files of earlier builds. */
export function compileLibrary() {
  const [folder, aside] = ['dist/lib', `dist/lib.${process.pid}`].map((path) => resolve(root, path));
  const compiler = resolve(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.library.json', '--outDir', aside], {
    cwd: root,
    stdio: 'inherit',
  });
  keepNewmanTypes(resolve(aside, 'newman'));
  keepReachable(aside, ['index.js', 'whatsapp/index.js', 'newman/index.d.ts', 'newman/require.d.cts']);
  rmSync(folder, { recursive: true, force: true });
  renameSync(aside, folder);
}

/** tsc has written all of it; users of the bundle need the types of its one function. */
function keepNewmanTypes(folder) {
  for (const file of readdirSync(folder)) {
    if (file !== 'index.d.ts' && file !== 'types.d.ts') rmSync(resolve(folder, file), { recursive: true });
  }
  writeFileSync(resolve(folder, 'require.d.cts'), requireTypes(folder));
}

/** What only newman's call needs is in its bundle. */
function keepReachable(folder, entries) {
  const kept = new Set();
  const keep = (file) => {
    if (kept.has(file) || !existsSync(file)) return;
    kept.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
      const name = resolve(dirname(file), path).replace(/\.[jt]s$/, '');
      keep(`${name}.js`);
      keep(`${name}.d.ts`);
    }
  };
  for (const entry of entries) {
    keep(resolve(folder, entry));
    keep(resolve(folder, entry.replace(/\.js$/, '.d.ts')));
  }
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = resolve(folder, name);
    if (/\.(?:js|ts|cts)$/.test(name) && !kept.has(file)) rmSync(file);
  }
}
