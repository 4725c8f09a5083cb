import type { Mailbox } from '../messages.ts';

declare const bridge: (operation: string, argument?: unknown, second?: unknown) => unknown;

// Scripts may replace any global; what this side relies on is kept from before the first script.
const { stringify, parse } = JSON;
const isBaseOf = Function.prototype.call.bind(Object.prototype.isPrototypeOf) as (a: object, b: unknown) => boolean;
const base = Object.prototype;

export const mailbox: Mailbox = Object.assign(Object.create(null), {
  input: '',
  output: '',
  code: undefined,
  reason: undefined,
});

/** Tells the host something; it is read when the host gets control again. */
export function tell(...message: readonly unknown[]): void {
  mailbox.output += `${stringify(message)}\n`;
}

/**
 * Asks the host something at once. Whatever is thrown while the host is on the stack (an overflow, say) belongs to
 * the host's realm and is dropped: it would lead a script to the host's constructors.
 */
export function ask(operation: string, argument?: unknown, second?: unknown): unknown {
  try {
    return bridge(operation, argument, second);
  } catch (error) {
    if (isOurs(error)) throw error;
  }
  throw new Error(`${operation} is not possible here`);
}

/** The host's answer as text. */
export function askText(operation: string, argument?: string): string {
  return ask(operation, argument) as string;
}

/** The host's answer, which is JSON. */
export function askJson<Answer>(operation: string, argument?: string): Answer {
  return parse(askText(operation, argument)) as Answer;
}

export function toJson(value: unknown): string {
  return stringify(value);
}

export function fromJson<Value>(text: string): Value {
  return parse(text) as Value;
}

function isOurs(value: unknown): boolean {
  return (typeof value !== 'object' && typeof value !== 'function') || value === null || isBaseOf(base, value);
}
