import type { SandboxOptions } from '../script/contract.ts';
import type { StageOptions } from './options.ts';

/** Milliseconds that a script may keep the processor if nothing else was said: more than slow cryptography takes. */
const longestStretch = 10_000;

/** How the scripts of a run are run, which ends at `deadline`. */
export function sandboxOptions(options: StageOptions, deadline: number | undefined): SandboxOptions {
  const { scriptTimeout, sandbox, sandboxMemory, strict } = options;
  return {
    level: sandbox,
    memory: sandboxMemory,
    timeout: scriptTimeout ?? 0,
    stretch: scriptTimeout === undefined ? longestStretch : 0,
    strict,
    deadline,
  };
}
