import { readFileSync } from 'node:fs';
import vm from 'node:vm';

/**
 * Compiles a file of dist with the code cache that the build has left beside it, which `scripts/build/code-cache.mjs`
 * makes. V8 takes a cache only if it is its own: of the same version and the same switches; else it compiles.
 */
export function compileCached(file: string, source: string, filename: string): vm.Script {
  return new vm.Script(source, { filename, cachedData: readIfThere(`${file}.cache`) });
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
