import type { ScriptError } from '../model/result.ts';
import type { ToldError } from './messages.ts';

const mark = 'package ';

/** What frames of the stack call a file of `pm.require`. */
export function packageFrame(shown: string): string {
  return `${mark}${shown}`;
}

/** Finds line and column in an error's stack, and leaves only the frames of the script, by its owner, and of packages. */
export function locate({ name, message, stack }: ToldError, file: string, owner: string): ScriptError {
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
