import { cloudError } from '../error-codes.ts';
import { isObject } from '../parameters.ts';

/** A part of a message. */
export type Content = Readonly<Record<string, unknown>>;

/** A text that must be there; `longest` counts characters. */
export function requireText(content: Content, owner: string, name: string, longest = Number.POSITIVE_INFINITY): string {
  const value = content[name];
  if (value === undefined || value === '') throw missing(owner, name);
  if (typeof value !== 'string') throw cloudError(131009, `Param ${owner}['${name}'] must be a string`);
  if (value.length > longest)
    throw cloudError(131009, `Param ${owner}['${name}'] must be at most ${longest} characters long.`);
  return value;
}

/** An object that must be there. */
export function requireObject(content: Content, owner: string, name: string): Content {
  const value = content[name];
  if (value === undefined || value === null) throw missing(owner, name);
  if (!isObject(value)) throw cloudError(131009, `Param ${owner}['${name}'] must be a JSON object`);
  return value;
}

/** A list of objects that must be there, with so many entries. */
export function requireList(
  content: Content,
  owner: string,
  name: string,
  least: number,
  most: number,
): readonly Content[] {
  const value = content[name];
  if (value === undefined || value === null) throw missing(owner, name);
  if (!Array.isArray(value) || !value.every(isObject)) {
    throw cloudError(131009, `Param ${owner}['${name}'] must be an array of objects`);
  }
  if (value.length < least || value.length > most) {
    throw cloudError(131009, `Param ${owner}['${name}'] must have ${least} to ${most} entries - got ${value.length}`);
  }
  return value;
}

export function missing(owner: string, name: string): Error {
  return cloudError(131008, `Parameter '${name}' of '${owner}' is mandatory`);
}
