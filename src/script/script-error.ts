import type { ScriptError } from '../model/result.ts';
import type { ToldError } from './messages.ts';

/** Finds line and column of the script in an error's stack, and leaves only the script's own frames in it, by its owner. */
export function locate({ name, message, stack }: ToldError, file: string, owner: string): ScriptError {
  if (stack === undefined) return { name, message };
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && line.includes(`${file}:`));
  const first = frames[0];
  if (first === undefined) return { name, message };
  const [, line, column] = /:(\d+):(\d+)\)?$/.exec(first) ?? [];
  const shown = `${name}: ${message}\n${frames.join('\n').replaceAll(`${file}:`, `${owner}:`)}`;
  return { name, message, stack: shown, ...(line !== undefined && { line: Number(line), column: Number(column) }) };
}
