import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import type { Mask } from '../mask/mask.ts';
import { version } from '../version.ts';
import type { NewmanCallback, NewmanRun, NewmanRunOptions } from './types.ts';

/**
 * Starts a run on an emitter that comes back at once. `tellMask` is given the mask that learns the run's secrets: what the
 * callback gets holds real values, and whoever prints it hides them.
 */
export function launch(
  given: NewmanRunOptions,
  callback: NewmanCallback = () => undefined,
  tellMask: (mask: Mask) => void = () => undefined,
): NewmanRun {
  const emitter = new EventEmitter() as NewmanRun;
  fillIn(given);
  setImmediate(async () => {
    const { start } = await import('./start.ts');
    await start(emitter, given, callback, tellMask);
  });
  return emitter;
}

/** As newman, writes what it finds out into the options that it is given; those of frozen ones stay as they are. */
function fillIn(given: NewmanRunOptions): void {
  const { workingDir, insecureFileRead = true } = given;
  const found = {
    newmanVersion: version,
    workingDir: workingDir || resolve('.'),
    insecureFileRead: Boolean(insecureFileRead),
  };
  for (const [name, value] of Object.entries(found)) Reflect.set(Object(given), name, value);
}
