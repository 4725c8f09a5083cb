import type { ScriptError } from '../model/result.ts';
import type { ToldError } from './messages.ts';
import { sugarHint } from './sugar.ts';

/** Why a script ended that did not end by itself. */
export const ended: ScriptError = { name: 'AbortError', message: 'the run was ended while this script was running' };

export const reasons: Readonly<Record<'memory' | 'broken', ScriptError>> = {
  memory: { name: 'MemoryError', message: 'script needed more memory than it may have' },
  broken: { name: 'Error', message: 'the engine stopped this script' },
};

const mark = 'package ';

/** What frames of the stack call a file of `pm.require`. */
export function packageFrame(shown: string): string {
  return `${mark}${shown}`;
}

/** Finds line and column in an error's stack, and leaves only the frames of the script, by its owner, and of packages. */
export function locate({ name, message: told, stack }: ToldError, file: string, owner: string): ScriptError {
  const message = name === 'TypeError' ? `${told}${sugarHint(told)}` : told;
  if (stack === undefined) return { name, message };
  const isOurs = (line: string) => /^\s+at /.test(line) && (line.includes(`${file}:`) || line.includes(mark));
  const frames = stack.split('\n').filter(isOurs);
  const first = frames[0];
  if (first === undefined) return { name, message };
  const [, packageFile, line, column] = /(?:package (.+))?:(\d+):(\d+)\)?$/.exec(first) ?? [];
  const lines = frames.join('\n').replaceAll(`${file}:`, `${owner}:`).replaceAll(mark, '');
  return {
    name,
    message,
    stack: `${name}: ${message}\n${lines}`,
    ...(packageFile !== undefined && { file: packageFile }),
    ...(line !== undefined && { line: Number(line), column: Number(column) }),
  };
}

/** An error of the host's, as the guest is told it. */
export function tellError(error: unknown): ToldError {
  if (error instanceof Error === false) return { name: 'Error', message: String(error) };
  const { name, message, code, details }: NodeJS.ErrnoException & Pick<ToldError, 'details'> = error;
  return { name, message, ...(code !== undefined && { code }), ...(details !== undefined && { details }) };
}
