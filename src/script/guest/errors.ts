import type { ToldError } from '../messages.ts';

/** Any thrown value as plain text parts; reading it may run a script's getters, so only call this inside an entry. */
export function describe(thrown: unknown): ToldError {
  try {
    return read(thrown);
  } catch {
    return { name: 'Error', message: 'something was thrown that cannot be read' };
  }
}

function read(thrown: unknown): ToldError {
  if (typeof thrown !== 'object' || thrown === null) return { name: 'Error', message: textOf(thrown) };
  const { name, message, stack } = thrown as Partial<Error>;
  return {
    name: typeof name === 'string' ? name : 'Error',
    message: typeof message === 'string' ? message : textOf(message ?? thrown),
    ...(typeof stack === 'string' && { stack }),
  };
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
