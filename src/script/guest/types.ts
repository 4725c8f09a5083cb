import { fromJson } from './bridge.ts';

interface Cast {
  readonly castIn: (value: unknown) => unknown;
  readonly castOut: (value: unknown) => unknown;
}

const asIs: Cast = { castIn: (value) => value, castOut: (value) => value };

/** Postman's variable types. An unknown type name (`secret`, `default`) casts nothing. */
const types: Readonly<Record<string, Cast>> = {
  any: asIs,
  string: { castIn: String, castOut: (value) => (value === undefined ? undefined : String(value)) },
  boolean: both(Boolean),
  number: both(Number),
  array: { castIn: toText, castOut: (value) => parsed(value, Array.isArray) },
  object: {
    castIn: toText,
    castOut: (value) => parsed(value, (each) => each instanceof Object && !Array.isArray(each)),
  },
};

export function isTypeName(name: string): boolean {
  return Object.hasOwn(types, name.toLowerCase());
}

export function castIn(type: string, value: unknown): unknown {
  return typeof value === 'function' ? value : (types[type] ?? asIs).castIn(value);
}

export function castOut(type: string, value: unknown): unknown {
  return (types[type] ?? asIs).castOut(value);
}

function both(cast: (value: unknown) => unknown): Cast {
  return { castIn: (value) => cast(value), castOut: (value) => cast(value) };
}

function toText(value: unknown): unknown {
  try {
    return typeof value === 'string' ? value : JSON.stringify(value);
  } catch {
    return 'null';
  }
}

function parsed(text: unknown, isWanted: (value: unknown) => boolean): unknown {
  try {
    const value = fromJson<unknown>(text as string);
    return isWanted(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
