import type { Session } from 'node:inspector';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

let act: () => unknown = () => undefined;
let hasBegun = false;
let hasEnded = false;
let failure: { readonly error: unknown } | undefined;

/**
 * Runs code in this thread and ends it when its time is over: then the answer is false. V8's inspector does that for
 * 20 µs and without a thread of its own, where the timeout of `node:vm` starts one for every call (80 to 200 µs).
 * Undefined, and nothing was run, where this Node has no inspector or too many limits are still ticking.
 */
export function runWithin(milliseconds: number, code: () => unknown): boolean | undefined {
  if (!hasRoom(milliseconds)) return undefined;
  const session = openSession();
  if (session === undefined) return undefined;
  act = code;
  hasBegun = false;
  hasEnded = false;
  failure = undefined;
  session.post('Runtime.evaluate', { expression, timeout: milliseconds, silent: true, returnByValue: true });
  act = () => undefined;
  const { error } = (failure ?? {}) as { readonly error?: unknown };
  if (failure !== undefined) throw error;
  return hasBegun ? hasEnded : undefined;
}

let expression = '';
let opened: Session | null | undefined;

function openSession(): Session | undefined {
  opened ??= connect();
  return opened ?? undefined;
}

function connect(): Session | null {
  try {
    const inspector = createRequire(import.meta.url)('node:inspector') as typeof import('node:inspector');
    const session = new inspector.Session();
    session.connect();
    // The inspector finds by name only, and each copy of this module needs its own.
    const name = `postino ${Math.random()}`;
    expression = `globalThis[Symbol.for('${name}')]()`;
    // Its globals are those of the process, which are not the module's where a test runner has contexts of its own.
    Object.defineProperty(runInThisContext('globalThis'), Symbol.for(name), { value: actNow });
    return session;
  } catch {
    return null;
  }
}

function actNow(): void {
  hasBegun = true;
  try {
    act();
  } catch (error) {
    failure = { error };
  }
  // Not reached where the code was ended: that cannot be caught.
  hasEnded = true;
}

/** A limit that is not needed any more ticks on, and holds 450 bytes until it is over. */
const mostTicking = 20_000;
let windowStart = 0;
let inWindow = 0;

function hasRoom(milliseconds: number): boolean {
  if (inWindow >= mostTicking && performance.now() - windowStart > milliseconds) inWindow = 0;
  if (inWindow === 0) windowStart = performance.now();
  return inWindow++ < mostTicking;
}
