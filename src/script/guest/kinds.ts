import { loadedCollection } from './libraries.ts';

export type Kind = 'request' | 'response';

const kinds = new WeakMap<object, Kind>();

/** Remembers what an object of ours stands for, so that asking does not load a library. */
export function mark<Marked extends object>(object: Marked, kind: Kind): Marked {
  kinds.set(object, kind);
  return object;
}

export function isRequest(value: unknown): boolean {
  return isKind(value, 'request') || loadedCollection()?.['Request'].isRequest(value) === true;
}

export function isResponse(value: unknown): boolean {
  return isKind(value, 'response') || loadedCollection()?.['Response'].isResponse(value) === true;
}

function isKind(value: unknown, kind: Kind): boolean {
  return typeof value === 'object' && value !== null && kinds.get(value) === kind;
}
