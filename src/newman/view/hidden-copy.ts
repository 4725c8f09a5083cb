import { inspect, types } from 'node:util';
import SerialisedError from 'serialised-error';
import { type Hide, hiddenLeaf, hiddenMember } from './hide.ts';

/** A copy in which secrets are hidden in every text; what it is made of stays as it was. */
export function hiddenCopy<Value>(value: Value, hide: Hide): Value {
  return copy(value, { hide, isLogged: false, copies: new Map() }) as Value;
}

/** The same of what a script logs: there a number may be a secret too, elsewhere numbers are codes, sizes and times. */
export function hiddenMessages(values: readonly unknown[], hide: Hide): unknown[] {
  return copy(values, { hide, isLogged: true, copies: new Map() }) as unknown[];
}

interface Book {
  readonly hide: Hide;
  readonly isLogged: boolean;
  /** What was copied already: a thing that is met twice is one thing. */
  readonly copies: Map<object, object>;
}

function copy(value: unknown, book: Book): unknown {
  if (typeof value === 'symbol') return unlessShowing(value, book);
  if (typeof value === 'number' || typeof value === 'bigint') return book.isLogged ? unlessShowing(value, book) : value;
  if (typeof value !== 'object' || value === null) return hiddenLeaf(value, book.hide);
  const known = book.copies.get(value);
  if (known !== undefined) return known;
  const empty = emptyLike(value);
  if (empty === undefined) return copyWhole(value, book);
  // Known before it is filled: its members may lead back to it.
  book.copies.set(value, empty);
  fill(empty, value, book);
  return empty;
}

function emptyLike(value: object): object | undefined {
  if (Array.isArray(value)) return [];
  if (types.isMap(value)) return new Map();
  if (types.isSet(value)) return new Set();
  const prototype: object | null = Object.getPrototypeOf(value);
  // Others would not print like errors.
  if (types.isNativeError(value)) return Object.setPrototypeOf(new Error(), prototype);
  return isError(value) || isPlain(prototype) ? Object.create(prototype) : undefined;
}

function isError(value: object): value is Error {
  return value instanceof Error || value instanceof SerialisedError || types.isNativeError(value);
}

/** Objects of any realm that no class has made. */
function isPlain(prototype: object | null): boolean {
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function fill(empty: object, value: object, book: Book): void {
  if (Array.isArray(empty)) for (const each of value as readonly unknown[]) empty.push(copy(each, book));
  else if (empty instanceof Set) for (const each of value as Set<unknown>) empty.add(copy(each, book));
  else if (empty instanceof Map) {
    for (const [key, each] of value as Map<unknown, unknown>) empty.set(copy(key, book), copy(each, book));
  } else if (isError(value)) fillError(empty, value, book);
  else fillPlain(empty as Record<string, unknown>, value, book);
}

function fillPlain(empty: Record<string, unknown>, value: object, book: Book): void {
  for (const [name, inner] of Object.entries(value)) {
    const shown = book.hide(name);
    const hidden = hiddenMember(value, name, inner, book.hide);
    const member = hidden === inner ? copy(inner, book) : hidden;
    // To assign is many times faster than to define, and would set the prototype here.
    if (shown === '__proto__') define(empty, shown, member, true);
    else empty[shown] = member;
  }
}

/** An error's own texts are not enumerable. */
function fillError(empty: object, error: Error, book: Book): void {
  for (const name of Object.getOwnPropertyNames(error)) {
    const isEnumerable = Object.prototype.propertyIsEnumerable.call(error, name);
    define(empty, name, copy(error[name as keyof Error], book), isEnumerable);
  }
}

function define(target: object, name: string, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, name, { value, enumerable, configurable: true, writable: true });
}

function copyWhole(value: object, book: Book): unknown {
  if (value instanceof Uint8Array) return hiddenLeaf(value, book.hide);
  const { toJSON } = value as { readonly toJSON?: unknown };
  // Objects of Postman's library, addresses and their like tell what they hold.
  const tells = typeof toJSON === 'function' && !types.isDate(value);
  return tells ? copy(toJSON.call(value), book) : unlessShowing(value, book);
}

const whole = { depth: 10, maxArrayLength: null, maxStringLength: null };

/** What cannot be changed passes when it shows no secret; else there is what it shows, hidden. */
function unlessShowing(value: unknown, { hide }: Book): unknown {
  const text = inspect(value, whole);
  const hidden = hide(text);
  return hidden === text ? value : hidden;
}
