import { current, type Execution, nextSerial } from './execution.ts';

type Callback = (...parameters: readonly unknown[]) => unknown;

/** The timer functions of scripts. The host keeps the time; what a timer throws is an exception of its script. */
export const timers = {
  setTimeout: (callback: unknown, milliseconds?: unknown, ...parameters: readonly unknown[]) =>
    set(callback, milliseconds, false, parameters),
  setInterval: (callback: unknown, milliseconds?: unknown, ...parameters: readonly unknown[]) =>
    set(callback, milliseconds, true, parameters),
  setImmediate: (callback: unknown, ...parameters: readonly unknown[]) => set(callback, -1, false, parameters),
  clearTimeout: clear,
  clearInterval: clear,
  clearImmediate: clear,
  queueMicrotask(callback: unknown): void {
    if (typeof callback !== 'function') throw new TypeError('queueMicrotask needs a function');
    const execution = current();
    Promise.resolve().then(() => attempt(execution, callback as Callback, []));
  },
};

function set(
  callback: unknown,
  milliseconds: unknown,
  repeats: boolean,
  parameters: readonly unknown[],
): number | undefined {
  const execution = current();
  if (execution.sealed || typeof callback !== 'function') return undefined;
  const serial = nextSerial();
  execution.waiting.set(serial, () => {
    if (!repeats) execution.waiting.delete(serial);
    attempt(execution, callback as Callback, parameters);
  });
  execution.tell('timer', serial, Number(milliseconds ?? 0) || 0, repeats);
  return serial;
}

function clear(serial: unknown): void {
  const execution = current();
  if (typeof serial === 'number' && execution.waiting.delete(serial)) execution.tell('untimer', serial);
}

function attempt(execution: Execution, callback: Callback, parameters: readonly unknown[]): void {
  try {
    callback(...parameters);
  } catch (error) {
    execution.fail(error);
  }
}
