import { LoadError } from '../../errors.ts';
import type { Row } from '../../model/variable.ts';
import { isFields } from '../shape.ts';

/** A row is an object; `index` counts from 0. */
export function asRow(value: unknown, index: number, origin: string): Row {
  if (isFields(value)) return value;
  const what = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${nameOf(value)}`;
  throw new LoadError('not-data', `row ${index + 1} of ${origin} is ${what}, not an object`, {
    hint: 'Write each row as { "name": value, … }',
  });
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? 'text' : typeof value;
}
