import { isUtf8 } from 'node:buffer';

/** A text as a reader may see it. */
export type Hide = (text: string) => string;

/**
 * Hides secrets in every text of an object of ours or of Postman's library, in place; what it is made of is only ours
 * to change when it was made for a reporter. Bodies are bytes and are read as text.
 */
export function hideIn(value: unknown, hide: Hide, seen: Set<object> = new Set()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const name of Object.keys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, name);
    // What has not been made yet hides when it is made.
    if (descriptor === undefined || descriptor.get !== undefined || !descriptor.writable) continue;
    const hidden = hiddenForm(descriptor.value, hide);
    if (hidden !== descriptor.value) Object.assign(value, { [name]: hidden });
    else hideIn(descriptor.value, hide, seen);
  }
  // An error's own texts are not enumerable.
  if (value instanceof Error) hideError(value, hide);
}

function hiddenForm(value: unknown, hide: Hide): unknown {
  if (typeof value === 'string') return hide(value);
  if (value instanceof Uint8Array) return hideBytes(value, hide);
  return value;
}

function hideBytes(bytes: Uint8Array, hide: Hide): Uint8Array {
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
  const hidden = hide(text);
  return hidden === text ? bytes : Buffer.from(hidden, 'utf8');
}

function hideError(error: Error, hide: Hide): void {
  const { message, stack } = error;
  error.message = hide(message);
  if (stack !== undefined) error.stack = hide(stack);
}
