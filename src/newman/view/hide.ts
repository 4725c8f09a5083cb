import { isUtf8 } from 'node:buffer';
import { hiddenByName, hideHeader } from '../../report/hidden.ts';

/** A text as a reader may see it. */
export type Hide = (text: string) => string;

/** Gives plain data as an audience may see it. */
export type Show = <Value>(value: Value) => Value;

/**
 * Hides secrets in every text of an object, in place: for objects of Postman's library that were made for reporters, when
 * a secret is learnt later. What is plain, or anybody else's, is hidden by `hiddenCopy`.
 */
export function hideIn(value: unknown, hide: Hide, seen: Set<object> = new Set()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const name of Object.keys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, name);
    // What has not been made yet hides when it is made; all audiences share a cursor.
    if (descriptor === undefined || !descriptor.writable || name === 'cursor') continue;
    const hidden = hiddenMember(value, name, descriptor.value, hide);
    if (hidden !== descriptor.value) Object.assign(value, { [name]: hidden });
    else hideIn(descriptor.value, hide, seen);
  }
  // An error's own texts are not enumerable.
  if (value instanceof Error) hideError(value, hide);
}

/** A member as a reader may see it: a name such as `password`, or the key of a pair such as `X-API-Key`, makes it a secret. */
export function hiddenMember(owner: object, name: string, value: unknown, hide: Hide): unknown {
  const { key, name: title } = owner as { readonly key?: unknown; readonly name?: unknown };
  const label = name === 'value' ? (key ?? title) : undefined;
  if (typeof label === 'string') return hiddenPairValue(label, value, hide);
  return (typeof value === 'string' ? hiddenByName(name, value, hide) : undefined) ?? hiddenLeaf(value, hide);
}

/** Pairs are headers, which their lines tell of, fields of forms, parameters or variables. */
function hiddenPairValue(key: string, value: unknown, hide: Hide): unknown {
  if (typeof value === 'number') return hide(String(value)) === String(value) ? value : hide(String(value));
  if (typeof value !== 'string' || value.startsWith('{{')) return hiddenLeaf(value, hide);
  const inHeader = hideHeader({ name: key, value }, hide);
  const isTold = inHeader !== value && inHeader !== hide(value);
  return isTold ? inHeader : (hiddenByName(key, value, hide) ?? inHeader);
}

/** A text or bytes as a reader may see them; anything else as it is. */
export function hiddenLeaf(value: unknown, hide: Hide): unknown {
  if (typeof value === 'string') return hide(value);
  if (value instanceof Uint8Array) return hideBytes(value, hide);
  return value;
}

/** Bodies are bytes and are read as text. */
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
