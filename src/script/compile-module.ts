import vm from 'node:vm';
import { describeSyntaxError, noImport, usesImport } from './compile.ts';
import { packageFrame } from './script-error.ts';

interface Kept {
  readonly source: string;
  readonly code: unknown;
}

const kept = new WeakMap<vm.Context, Map<string, Kept>>();

/**
 * Compiles a CommonJS module once per context, for the guest: a function that gives the module's own function. `what` is
 * JSON: the file's name and the global names that the module must not see. What is wrong with the text is told as JSON.
 */
export function compileModule(context: vm.Context, source: unknown, what: unknown): unknown {
  if (typeof source !== 'string' || typeof what !== 'string') return undefined;
  const [shown, hidden] = JSON.parse(what) as [string, readonly string[]];
  const files = kept.get(context) ?? new Map<string, Kept>();
  kept.set(context, files);
  const known = files.get(what);
  if (known?.source === source) return known.code;
  const file = packageFrame(shown);
  const compileBody = (text: string): unknown =>
    vm.compileFunction(`return function (exports, require, module, __filename, __dirname) {\n${text}\n}`, [...hidden], {
      parsingContext: context,
      filename: file,
      lineOffset: -1,
    });
  try {
    const code = compileBody(source);
    if (usesImport(source, compileBody)) return toText(noImport, file);
    files.set(what, { source, code });
    return code;
  } catch (error) {
    const { message, line, column } = describeSyntaxError(error, source, file);
    return toText(isModuleSyntax(message) ? `${message}: packages are CommonJS` : message, file, line, column);
  }
}

function isModuleSyntax(message: string): boolean {
  return message.includes("'export'") || message.includes('import');
}

function toText(message: string, file: string, line = 1, column = 1): string {
  return JSON.stringify({ message, stack: `SyntaxError: ${message}\n    at ${file}:${line}:${column}` });
}
