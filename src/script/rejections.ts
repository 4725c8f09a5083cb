import nodeProcess from 'node:process';
import { types } from 'node:util';

/**
 * Calls back with what rejected a script's promise that nobody handles. Node tells it in no other way. A promise of
 * the program itself is none of our business and ends it, as it would without this listener.
 */
export function onUnhandledRejection(listener: Listener): () => void {
  if (listeners.size === 0) nodeProcess.on('unhandledRejection', hear);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) nodeProcess.off('unhandledRejection', hear);
  };
}

type Listener = (reason: unknown, promise: object) => void;

/** One listener of the process for all: of more than ten node thinks that they are a leak. */
const listeners = new Set<Listener>();

function hear(reason: unknown, promise: object): void {
  if (belongsToProgram(promise)) rethrowIfAlone(reason);
  else for (const listener of [...listeners]) listener(reason, promise);
}

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
  const others = nodeProcess.listeners('unhandledRejection').some((each) => each !== hear);
  if (!others) throw reason;
}
