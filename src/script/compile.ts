import vm from 'node:vm';
import type { ScriptError } from '../model/result.ts';
import { mayLoop } from './may-loop.ts';

/** A script ready to run, or what is wrong with its text. */
export type Compiled = Ready | { readonly kind: 'broken'; readonly error: ScriptError };

export interface Ready {
  readonly kind: 'ready';
  readonly code: () => () => Promise<unknown>;
  readonly source: string;
  /** What stacks call it. */
  readonly file: string;
  /** Does the text hold anything that could go on for ever? */
  readonly mayLoop: boolean;
  /** How often it has been run. */
  runs: number;
}

const mostKept = 1000;
let compiledSources = 0;
const kept = new WeakMap<vm.Context, Map<string, Compiled>>();

/**
 * Compiles a source once per context: as the body of an async function, so that `await` and `return` work. Many requests
 * share the text of their script, so what stacks show is a file name of the source's own, not whose script it is.
 */
export function compileScript(context: vm.Context, source: string): Compiled {
  const known = kept.get(context) ?? new Map<string, Compiled>();
  kept.set(context, known);
  const compiled = known.get(source) ?? compile(context, source, `script-${++compiledSources}`);
  // The least recently used one goes first.
  known.delete(source);
  known.set(source, compiled);
  const oldest = known.keys().next();
  if (known.size > mostKept && !oldest.done) known.delete(oldest.value);
  return compiled;
}

/** Says what is wrong with a source that a script wants to run, or undefined. */
export function checkSource(source: string): string | undefined {
  try {
    new vm.Script(source);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return usesImport(source, (text) => new vm.Script(text)) ? noImport : undefined;
}

function compile(context: vm.Context, source: string, file: string): Compiled {
  const compileBody = (text: string) =>
    vm.compileFunction(`return (async () => {;\n${text}\n})`, [], {
      parsingContext: context,
      filename: file,
      lineOffset: -1,
    }) as () => () => Promise<unknown>;
  try {
    const code = compileBody(source);
    if (!usesImport(source, compileBody))
      return { kind: 'ready', code, source, file, mayLoop: mayLoop(source), runs: 0 };
  } catch (error) {
    return { kind: 'broken', error: describeSyntaxError(error, source, file) };
  }
  return { kind: 'broken', error: { name: 'SyntaxError', message: noImport, ...placeOf(source, /\bimport\b/) } };
}

/**
 * `import()` is not available: it would reject with the host's error objects. `enum` is, like `import`, a keyword
 * that may also be a property's name; where a source still compiles with all its `import`s replaced by it, no
 * `import` in it is code.
 */
export function usesImport(source: string, compileText: (text: string) => unknown): boolean {
  if (!/\bimport\b/.test(source)) return false;
  try {
    compileText(source.replace(/\bimport\b/g, 'enum'));
    return false;
  } catch {
    return true;
  }
}

export const noImport = 'import is not available in scripts: use require()';

/** Node puts the place in front of the stack: `file:line`, the line itself, and a caret below the column. */
export function describeSyntaxError(error: unknown, source: string, file: string): ScriptError {
  const { name = 'SyntaxError', message = String(error), stack = '' } = error as Partial<Error>;
  const place = stack.startsWith(`${file}:`) ? stack.slice(file.length + 1) : '';
  const line = /^(\d+)\n/.exec(place)?.[1];
  const column = /^\d+\n.*\n( *)\^/.exec(place)?.[1];
  if (line === undefined) return { name, message };
  const lines = source.split('\n');
  if (Number(line) > lines.length) return { name, message: whatIsMissing(source) ?? message, line: lines.length };
  return { name, message, line: Number(line), ...(column !== undefined && { column: column.length + 1 }) };
}

/** Behind the end of a script comes text of ours, which is not to blame for a bracket that the script leaves open. */
function whatIsMissing(source: string): string | undefined {
  try {
    new vm.Script(`async () => {;\n${source}`);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function placeOf(source: string, pattern: RegExp): { line: number; column: number } {
  const before = source.slice(0, source.search(pattern)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
