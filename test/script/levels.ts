import { createRequire } from 'node:module';
import type { SandboxLevel } from '../../src/script/contract.ts';

/** The sandboxes that can be had here: `npm run isolated-vm` installs what the isolated one needs. */
export const levels: readonly SandboxLevel[] = isInstalled() ? ['context', 'isolated'] : ['context'];

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('isolated-vm');
    return true;
  } catch {
    return false;
  }
}
