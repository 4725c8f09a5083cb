import type { Param } from '../../model/request.ts';
import { type Fields, isFields, listOf } from '../shape.ts';

/** Query or form parameters in any of Postman's forms: text, a list of objects or texts, or an object by name. */
export function toParams(value: unknown): readonly Param[] {
  if (typeof value === 'string') return parseQuery(value.split('&'));
  if (isFields(value) && !isParam(value)) return Object.entries(value).map(([key, each]) => ({ key, value: each }));
  return listOf(value).flatMap((each) => (typeof each === 'string' ? [parsePair(each)] : asParam(each)));
}

/** Headers: text with one header per line, a list of objects or texts, or an object by name. */
export function toHeaders(value: unknown): readonly Param[] {
  if (typeof value === 'string') return value.split(/\r?\n/).filter(Boolean).map(parseHeader);
  if (isFields(value) && !('key' in value)) return Object.entries(value).map(([key, each]) => ({ key, value: each }));
  return listOf(value).flatMap((each) => {
    if (typeof each === 'string') return [parseHeader(each)];
    return asParam(each).map((param) => ({ ...param, key: param.key || '', value: param.value ?? '' }));
  });
}

/** Between two `&` stands nothing at all: neither key nor value, unless it is the end. */
export function parseQuery(parts: readonly string[]): readonly Param[] {
  return parts.map((part, index) =>
    part === '' && index < parts.length - 1 ? { key: null, value: null } : parsePair(part),
  );
}

/** A parameter without `=` has no value, which is not the same as an empty one. */
function parsePair(text: string): Param {
  const equals = text.indexOf('=');
  return equals < 0 ? { key: text, value: null } : { key: text.slice(0, equals), value: text.slice(equals + 1) };
}

function parseHeader(text: string): Param {
  const colon = text.indexOf(':');
  const end = colon < 0 ? text.length : colon;
  return { key: text.slice(0, end).trim(), value: text.slice(end + 1).trim() };
}

function isParam(value: Fields): boolean {
  return 'key' in value && 'value' in value;
}

/** Keeps every member of the parameter; only `disabled` becomes what Postman makes of it. */
function asParam(value: unknown): readonly Param[] {
  if (!isFields(value)) return [];
  const { key, disabled } = value;
  const name = typeof key === 'number' ? String(key) : (key as Param['key']);
  const switched = disabled === undefined ? {} : { disabled: Boolean(disabled) };
  return [{ ...value, key: name, value: value['value'], ...switched }];
}
