import type { Scope } from '../model/scope.ts';
import type { Row, Variable } from '../model/variable.ts';
import type { LookUp } from './substitute.ts';

/** Everything a request's variables can come from, narrowest first. */
export interface Scopes {
  /** What `pm.variables.set` made. */
  readonly local?: Scope | undefined;
  /** The iteration's data row. */
  readonly data?: Row | undefined;
  readonly environment?: Scope | undefined;
  readonly collection?: Scope | undefined;
  readonly globals?: Scope | undefined;
  /** Knows tokens that begin with `vault:`. */
  readonly vault?: LookUp | undefined;
  readonly dynamic?: { readonly value: LookUp } | undefined;
}

/**
 * Finds a variable's text: local, then data, environment, collection, globals, vault, dynamic, the first that has it.
 * Scopes are read when asked, so a look-up stays true while scripts change them.
 */
export function createLookUp(scopes: Scopes): LookUp {
  const { local, data, environment, collection, globals, vault, dynamic } = scopes;
  return (name) => {
    const own = local?.get(name);
    if (own !== undefined) return textOf(own);
    if (data !== undefined && Object.hasOwn(data, name)) return textOfCell(data[name]);
    const shared = environment?.get(name) ?? collection?.get(name) ?? globals?.get(name);
    return shared === undefined ? (vault?.(name) ?? dynamic?.value(name)) : textOf(shared);
  };
}

/** A text and every value of the scopes: all that a token in that text could lead to. */
export function textsIn(text: string, scopes: Readonly<Record<string, Scope>>, row: Row): string {
  const values = Object.values(scopes).flatMap((scope) => scope.toArray().map(({ value }) => value));
  return [text, ...values, ...Object.values(row)].filter((each) => typeof each === 'string').join('\n');
}

/**
 * The text that stands for a variable in a request:
 *
 * | value | text | |
 * | --- | --- | --- |
 * | `null` | `null` | it is a value in JSON |
 * | undefined | nothing | Postman writes `undefined` for type `string`, which nobody means |
 * | object | `[object Object]` | even for the types `object` and `json`: use `JSON.stringify` in a script |
 * | array | `1,2` | |
 * | type `number`, `boolean` | cast first | any non-empty text is `true`, `"false"` too |
 */
export function textOf({ value, type }: Variable): string {
  const typed = cast(value, type?.toLowerCase());
  return typed === null ? 'null' : (plainText(typed) ?? '');
}

function cast(value: unknown, type: string | undefined): unknown {
  if (type === 'boolean') return Boolean(value);
  if (type === 'number') return Number(value);
  if (type === 'array' || type === 'object') return castJson(value, type);
  return value;
}

/** Postman keeps arrays and objects as JSON text and gives nothing for a text that is not what its type says. */
function castJson(value: unknown, type: 'array' | 'object'): unknown {
  const parsed = typeof value === 'string' ? parseJson(value) : value;
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  return Array.isArray(parsed) === (type === 'array') ? parsed : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A data row is not a scope: what has no text there, `null` above all, leaves the token as it is. */
function textOfCell(value: unknown): string | undefined {
  return value === null ? undefined : plainText(value);
}

function plainText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  return typeof value.toString === 'function' ? value.toString() : undefined;
}
