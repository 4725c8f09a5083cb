import { describe, expect, test } from 'vitest';
import type { SandboxLevel } from '../../src/script/contract.ts';
import { createSandbox, type Sandbox } from '../../src/script/sandbox.ts';
import { levels } from './levels.ts';
import { runOurs } from './ours.ts';
import { subject } from './subject.ts';

// What a script may do to the names that all scripts of a run share.
const patches = [
  'Function.prototype.call = () => 1;',
  'Function.prototype.apply = () => 1;',
  'Function.prototype.bind = () => () => 1;',
  'Function.prototype.toString = () => "";',
  'Object.prototype.toString = () => "";',
  'Object.prototype.hasOwnProperty = () => false;',
  'Object.prototype.toJSON = () => 1;',
  'Object.prototype.then = () => undefined;',
  'Object.prototype.message = "x";',
  'Object.defineProperty(Object.prototype, "kind", { get: () => "x", set() {} });',
  'Object.keys = () => [];',
  'Object.entries = () => [];',
  'Object.assign = () => ({});',
  'Object.defineProperty = () => ({});',
  'Object.getPrototypeOf = () => null;',
  'Object.hasOwn = () => false;',
  'Array.prototype.push = () => 1;',
  'Array.prototype.map = () => [];',
  'Array.prototype.filter = () => [];',
  'Array.prototype.forEach = () => undefined;',
  'Array.prototype.splice = () => [];',
  'Array.prototype.at = () => undefined;',
  'Array.prototype.join = () => "";',
  'Array.prototype.toJSON = () => [];',
  'Array.prototype[Symbol.iterator] = function* () {};',
  'Array.isArray = () => false;',
  'Map.prototype.get = () => undefined;',
  'Map.prototype.set = () => undefined;',
  'Map.prototype.has = () => false;',
  'Map.prototype.clear = () => undefined;',
  'globalThis.String = () => "";',
  'globalThis.Map = class {};',
  'globalThis.Set = class {};',
  'globalThis.Promise = class {};',
  'Promise.prototype.then = () => undefined;',
  'Promise.resolve = () => undefined;',
  'JSON.parse = () => ({});',
  'JSON.stringify = () => "{}";',
  'globalThis.JSON = undefined;',
  'String.prototype.split = () => [];',
  'String.prototype.replace = () => "";',
  'String.prototype.slice = () => "";',
  'globalThis.Object = undefined;',
  'Object.defineProperty(Array, Symbol.species, { get: () => undefined });',
  'Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true });',
  'Reflect.ownKeys = () => [];',
];

const next = "pm.environment.set('a', 1); pm.test('good', () => {}); pm.test('bad', () => { throw new Error('x'); });";

describe.each(levels)('a name that a script replaces in the %s sandbox does not hide what the next does', (level) => {
  test.each(patches)('%s', async (patch) => {
    const sandbox = await open(level);
    await runOurs(sandbox, patch, subject);
    const { assertions, variables, error } = await runOurs(sandbox, next, subject);
    // A script that was told as good has done and told all of it.
    if (error === undefined) {
      expect({ assertions, a: variables.environment['a'] }).toEqual({
        assertions: ['0 passed good', '1 failed bad: Error: x'],
        a: 1,
      });
    } else expect(error).toMatch(/^\w*Error: ./);
    sandbox.dispose();
  });
});

async function open(level: SandboxLevel): Promise<Sandbox> {
  return createSandbox({ timeout: 3_000, level });
}
