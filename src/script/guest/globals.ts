import { scriptConsole } from './console.ts';
import { current } from './execution.ts';
import { defineHas } from './has.ts';
import { legacyGlobals } from './legacy.ts';
import { parseJsonStrictly } from './libraries.ts';
import { Pm } from './pm.ts';
import { requireLibrary } from './require.ts';
import { timers } from './timers.ts';
import { webGlobals } from './web.ts';

/** Puts everything a script can name on the global object. */
export function defineGlobals(enter: () => void): void {
  Object.defineProperty(globalThis, '__enter', { value: enter });
  for (const [name, value] of Object.entries({ console: scriptConsole, require: requireLibrary, ...timers })) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
  replaceJsonParse();
  defineHas();
  Object.defineProperty(Error.prototype, 'toJSON', { value: errorToJson, writable: true, configurable: true });
  for (const [name, make] of Object.entries(webGlobals)) defineLazy(name, make);
  definePerExecution('pm', () => new Pm(current()));
  for (const [name, make] of Object.entries(legacyGlobals)) {
    definePerExecution(name, () => (current().start.hasLegacy ? make(current()) : undefined));
  }
}

/** Errors as JSON, in `console` too, have their name and message, as in Postman. */
function errorToJson(this: Error): object {
  const { name, message } = this;
  return { type: 'Error', name, message };
}

/** Postman's parser also takes a byte order mark, and its errors say more. */
function replaceJsonParse(): void {
  const { parse } = JSON;
  // It asks JSON.parse itself before it explains.
  let isExplaining = false;
  JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]): unknown => {
    try {
      return parse(text, reviver);
    } catch (error) {
      if (isExplaining) throw error;
    }
    isExplaining = true;
    try {
      return parseJsonStrictly(text, reviver);
    } finally {
      isExplaining = false;
    }
  };
}

/** Made when first named; a script may replace it for the rest of the run. */
function defineLazy(name: string, make: () => unknown): void {
  const put = (value: unknown) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  Object.defineProperty(globalThis, name, {
    get() {
      const value = make();
      if (value !== undefined) put(value);
      return value;
    },
    set: put,
    configurable: true,
  });
}

/** Each script has its own; what a script assigns lasts until it ends. */
function definePerExecution(name: string, make: () => unknown): void {
  Object.defineProperty(globalThis, name, {
    get: () => current().once(`global ${name}`, make),
    set: (value) => current().replace(`global ${name}`, value),
    configurable: true,
  });
}
