import type { Script } from '../model/collection.ts';
import type { SandboxOptions, ScriptInput, ScriptResult } from './contract.ts';
import { runScript } from './execution.ts';
import type { Realm } from './realm.ts';
import { strictly } from './strict.ts';
import { openVmRealm } from './vm-realm.ts';

/** A context in which the scripts of one run are executed, one after the other. */
export interface Sandbox {
  execute(script: Script, input: ScriptInput): Promise<ScriptResult>;
  dispose(): void;
}

/** Opens a context of its own. What scripts assign to undeclared names lives until a script has to be ended by force. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const open = await choose(options);
  // One in a process of its own can fail to start, which is better known before anything is sent.
  let realm: Realm | undefined = options.level === 'isolated' ? await open() : undefined;
  let last: Promise<unknown> = Promise.resolve();
  let hasSpoilt = false;
  const close = (): void => {
    realm?.dispose();
    realm = undefined;
  };
  const execute = async (script: Script, input: ScriptInput): Promise<ScriptResult> => {
    realm ??= await open();
    const { result, isSpoilt } = await runScript(realm, script, input, options);
    hasSpoilt ||= isSpoilt;
    // What was stopped in the middle may have left anything half done; the next script gets a new one.
    if (hasSpoilt && !input.isNested) {
      close();
      hasSpoilt = false;
    }
    return options.strict ? strictly(result) : result;
  };
  return {
    execute(script, input) {
      if (input.isNested) return execute(script, input);
      const result = last.then(() => execute(script, input));
      last = result.catch(() => undefined);
      return result;
    },
    dispose: close,
  };
}

/**
 * What opens a realm of the level that was asked for.
 * @throws SandboxError when it cannot be had
 */
async function choose({ level, memory }: SandboxOptions): Promise<() => Realm | Promise<Realm>> {
  if (level !== 'isolated') return openVmRealm;
  const { checkIsolated, openIsolatedRealm } = await import('./isolated-realm.ts');
  const megabytes = checkIsolated(memory);
  return () => openIsolatedRealm(megabytes);
}
