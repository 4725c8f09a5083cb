import type { ToldError } from '../messages.ts';
import { DOMException } from './dom-exception.ts';
import { type Execution, nextSerial } from './execution.ts';

/** Asks the host for something that takes time; the script does not end before the answer has come. */
export function askLater<Answer>(
  execution: Execution,
  operation: string,
  parameters: readonly unknown[],
): Promise<Answer> {
  // Errors have their place where the script asked.
  const place = new Error();
  return new Promise((resolve, reject) => {
    const serial = nextSerial();
    execution.waiting.set(serial, (error, answer) => {
      execution.waiting.delete(serial);
      if (error === null) resolve(answer as Answer);
      else reject(toError(error, place));
    });
    execution.tell('later', serial, operation, parameters);
  });
}

/** An error of the host; its frames are those of `place`. */
export function toError({ name, message, code, details }: ToldError, place: Error): Error {
  const error =
    typeof code === 'number'
      ? new DOMException(message, name)
      : newError(name, message, { ...details, ...(code !== undefined && { code }) });
  const frames = place.stack?.slice(String(place).length) ?? '';
  return Object.defineProperty(error, 'stack', {
    value: `${name}: ${message}${frames}`,
    writable: true,
    configurable: true,
  });
}

function newError(name: string, message: string, details: object): Error {
  const error = name === 'TypeError' ? new TypeError(message) : new Error(message);
  return Object.assign(error, { name, ...details });
}
