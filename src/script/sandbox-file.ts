import { createRequire } from 'node:module';

/** The bundle that runs inside of the context. The build replaces this module by a plain path, which is 7 ms faster. */
export function findSandboxFile(): string {
  return createRequire(import.meta.url).resolve('#sandbox');
}
