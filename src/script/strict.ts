import type { ScriptError, ScriptOutput } from '../model/result.ts';
import type { ScriptResult } from './contract.ts';

/** The same result, failed by the first thing that would only be told: thrown later, or never come to its end. */
export function strictly(result: ScriptResult): ScriptResult {
  if (result.error !== undefined) return result;
  for (const output of result.outputs) {
    const error = errorIn(output);
    if (error !== undefined) return { ...result, outputs: result.outputs.filter((each) => each !== output), error };
  }
  return result;
}

function errorIn(output: ScriptOutput): ScriptError | undefined {
  if (output.kind === 'exception') return output.error;
  return output.kind === 'unfinished' ? { name: 'UnfinishedError', message: output.text } : undefined;
}
