import type { Auth } from '../../model/request.ts';
import { isFields } from '../shape.ts';

/** Reads the auth of a collection, folder or request; undefined where it inherits. */
export function toAuth(value: unknown): Auth | undefined {
  if (!isFields(value)) return undefined;
  const { type } = value;
  if (typeof type !== 'string' || type === 'type') return undefined;
  // An empty type stops inheritance without authorising, as `noauth` does.
  return { type: type === '' ? 'noauth' : type, parameters: toParameters(value[type]) };
}

/** Format v2.1 has a list of `{ key, value }`, v2.0 an object. Of equal keys the last one counts, as in Postman. */
function toParameters(value: unknown): Readonly<Record<string, unknown>> {
  if (isFields(value)) return { ...value };
  if (!Array.isArray(value)) return {};
  return Object.fromEntries(value.filter(isFields).map((parameter) => [String(parameter['key']), cast(parameter)]));
}

/** Postman's variable types. Other names mean any value. */
function cast({ type, value }: Readonly<Record<string, unknown>>): unknown {
  if (value === undefined) return undefined;
  if (type === 'string') return String(value);
  if (type === 'boolean') return Boolean(value);
  return type === 'number' ? Number(value) : value;
}
