import type { ScriptError, ScriptOutput } from '../model/result.ts';
import type { ScriptResult } from './contract.ts';

/** The same result, failed by the first thing that would only be told: thrown later, or never come to its end. */
export function strictly(result: ScriptResult): ScriptResult {
  return failedBy(result, (output) =>
    output.kind === 'unfinished' ? { name: 'UnfinishedError', message: output.text } : lateErrorIn(output),
  );
}

/** The same result, failed by the first error that was thrown when the script's own code had ended. */
export function failedLate(result: ScriptResult): ScriptResult {
  return failedBy(result, lateErrorIn);
}

function failedBy(result: ScriptResult, errorIn: (output: ScriptOutput) => ScriptError | undefined): ScriptResult {
  if (result.error !== undefined) return result;
  for (const output of result.outputs) {
    const error = errorIn(output);
    if (error !== undefined) return { ...result, outputs: result.outputs.filter((each) => each !== output), error };
  }
  return result;
}

function lateErrorIn(output: ScriptOutput): ScriptError | undefined {
  return output.kind === 'exception' ? output.error : undefined;
}
