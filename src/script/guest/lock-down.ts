import { ask } from './bridge.ts';

// Their callbacks run, or their promises settle, outside of any entry and so outside of the time limit;
// postman's sandbox has neither FinalizationRegistry nor WebAssembly.
const unavailable = ['Atomics', 'FinalizationRegistry', 'SharedArrayBuffer', 'WebAssembly'];

/** Takes away what would let a script run outside its time limit or see the host's stack frames. */
export function lockDown(): void {
  for (const name of unavailable) Reflect.deleteProperty(globalThis, name);
  // V8 hands the stack's frames, the host's among them, to this function where a script can set it.
  Object.defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: false, configurable: false });
  Object.defineProperty(globalThis, 'Error', { value: Error, writable: false, configurable: false, enumerable: false });
  defineCodeGeneration();
}

/**
 * Making code from text is off in this context: `import()` inside such code would reject with the host's error
 * objects. These replacements go through the host, which compiles what has no `import`.
 */
function defineCodeGeneration(): void {
  const made = function makeFunction(...parts: unknown[]): unknown {
    const body = String(parts.pop() ?? '');
    return compile(`(function anonymous(${parts.map(String).join(',')}\n) {\n${body}\n})`);
  };
  made.prototype = globalThis.Function.prototype;
  Object.defineProperty(made, 'name', { value: 'Function' });
  Object.defineProperty(made.prototype, 'constructor', { value: made, writable: true, configurable: true });
  define('Function', made);
  define('eval', (source: unknown) => (typeof source === 'string' ? compile(source) : source));
}

function compile(source: string): unknown {
  const message = ask('check', source);
  if (typeof message === 'string' && message !== '') throw new SyntaxError(message);
  return ask('evaluate', source);
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
