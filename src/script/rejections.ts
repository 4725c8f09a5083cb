import nodeProcess from 'node:process';
import { types } from 'node:util';

/**
 * Calls back with what rejected a script's promise that nobody handles. Node tells it in no other way. A promise of
 * the program itself is none of our business and ends it, as it would without this listener.
 */
export function onUnhandledRejection(listener: (reason: unknown, promise: object) => void): () => void {
  const hear = (reason: unknown, promise: Promise<unknown>): void => {
    if (belongsToProgram(promise)) rethrowIfAlone(reason);
    else listener(reason, promise);
  };
  hears.add(hear);
  nodeProcess.on('unhandledRejection', hear);
  return () => {
    hears.delete(hear);
    nodeProcess.off('unhandledRejection', hear);
  };
}

const hears = new Set<unknown>();

/** Climbs the prototypes itself: a proxy among them would run a script's code outside of its time limit. */
function belongsToProgram(promise: object): boolean {
  let each: object | null = promise;
  while (each !== null && !types.isProxy(each)) {
    if (each === Promise.prototype) return true;
    each = Object.getPrototypeOf(each);
  }
  return false;
}

function rethrowIfAlone(reason: unknown): void {
  const others = nodeProcess.listeners('unhandledRejection').some((each) => !hears.has(each));
  if (!others) throw reason;
}
