import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './bundle.mjs';

/** The types of `require('postino/newman')`. */
const requireTypes = `import type { run } from './index.js' with { 'resolution-mode': 'import' };
declare const newman: { readonly run: typeof run };
export = newman;
`;

/** Plain output of tsc, with types. */
export function compileLibrary() {
  execFileSync(process.execPath, [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.library.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  keepNewmanTypes();
}

/** tsc has written all of it; users of the bundle need the types of its one function. */
function keepNewmanTypes() {
  const folder = resolve(root, 'dist/lib/newman');
  for (const file of readdirSync(folder)) {
    if (file !== 'index.d.ts' && file !== 'types.d.ts') rmSync(resolve(folder, file), { recursive: true });
  }
  writeFileSync(resolve(folder, 'require.d.cts'), requireTypes);
}
