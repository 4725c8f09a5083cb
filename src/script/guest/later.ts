import type { ToldError } from '../messages.ts';
import { type Execution, nextSerial } from './execution.ts';

/** Asks the host for something that takes time; the script does not end before the answer has come. */
export function askLater<Answer>(
  execution: Execution,
  operation: string,
  parameters: readonly unknown[],
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const serial = nextSerial();
    execution.waiting.set(serial, (error, answer) => {
      execution.waiting.delete(serial);
      if (error === null) resolve(answer as Answer);
      else reject(toError(error));
    });
    execution.tell('later', serial, operation, parameters);
  });
}

export function toError({ name, message, code }: ToldError): Error {
  return Object.assign(new Error(message), { name, ...(code !== undefined && { code }) });
}
