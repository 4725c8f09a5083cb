import nodeProcess from 'node:process';

/**
 * Calls back with what rejected a script's promise that nobody handles. Node tells it in no other way. A promise of
 * the program itself is none of our business and ends it, as it would without this listener.
 */
export function onUnhandledRejection(listener: (reason: unknown) => void): () => void {
  const hear = (reason: unknown, promise: Promise<unknown>): void => {
    if (promise instanceof Promise) rethrowIfAlone(reason);
    else listener(reason);
  };
  hears.add(hear);
  nodeProcess.on('unhandledRejection', hear);
  return () => {
    hears.delete(hear);
    nodeProcess.off('unhandledRejection', hear);
  };
}

const hears = new Set<unknown>();

function rethrowIfAlone(reason: unknown): void {
  const others = nodeProcess.listeners('unhandledRejection').some((each) => !hears.has(each));
  if (!others) throw reason;
}
