import type { EventEmitter } from 'node:events';

/** A handler that throws must not stop the run half way; its error ends the program as it would from a timer. */
export function emitSafely(emitter: EventEmitter, name: string, ...told: readonly unknown[]): void {
  try {
    emitter.emit(name, ...told);
  } catch (error) {
    throwLater(error);
  }
}

/** Throws where nothing of ours can catch it. */
export function throwLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
