import SerialisedError from 'serialised-error';
import type { SendError } from '../../model/exchange.ts';
import type { Assertion, ScriptError } from '../../model/result.ts';
import type { NewmanCursor } from '../types.ts';

/** A failed request as newman's handlers get it: node's error with its code, system call and address. */
export function requestError({ code, message, cause }: SendError): Error {
  const words = newmansWords[code];
  if (words !== undefined) return new Error(words);
  const error = Object.assign(new Error(message), cause === undefined ? { code } : { ...cause });
  if (cause?.stack !== undefined) error.stack = cause.stack;
  return error;
}

/** What third parties may look for; it has no code. */
const newmansWords: Readonly<Record<string, string>> = {
  'empty-url': 'runtime:extensions~request: request url is empty',
};

/** An error of a script as newman's sandbox tells it: its stack stays inside. */
export function scriptError({ name, message }: ScriptError): Error {
  return new SerialisedError({ type: 'Error', name, message }, true) as unknown as Error;
}

export function toldException({ name, message, stack }: ScriptError): object {
  return { type: 'Error', name, message, ...(stack !== undefined && { stack }) };
}

/** With `bail`, a script whose assertions failed has failed itself. */
export function assertionFailure(names: readonly string[]): Error {
  const error = { name: 'AssertionFailure', message: names.join(', '), stack: `AssertionFailure: ${names.join(', ')}` };
  return new SerialisedError(error, true) as unknown as Error;
}

/** The error that newman makes of a failed assertion; null for one that did not fail. */
export function assertionError({ name, outcome, index, error }: Assertion, { position }: NewmanCursor): object | null {
  if (outcome !== 'failed') return null;
  const kind = error?.name ?? 'AssertionError';
  return {
    name: kind,
    index,
    test: name,
    message: error?.message ?? name,
    stack: `${kind}: ${error?.message ?? ''}\n   at Object.eval sandbox-script.js:${index + 1}:${position + 1})`,
  };
}

/** The error of an assertion as the sandbox told it. */
export function thrownByAssertion({ outcome, error }: Assertion): object | null {
  if (outcome !== 'failed' || error === undefined) return null;
  const { name, message, stack } = error;
  return { name, message, ...(stack !== undefined && { stack }) };
}
