import type { Variable } from '../model/variable.ts';
import { describe, type Fields, firstText, isFields, listOf } from './shape.ts';

/** Reads a list of variables in Postman's form; entries without a name are left out, but a name may be empty. */
export function toVariables(list: unknown): readonly Variable[] {
  return listOf(list)
    .filter(isFields)
    .flatMap((entry) => {
      const { key } = entry;
      return ['string', 'number', 'boolean'].includes(typeof key) ? [toVariable(String(key), entry)] : [];
    });
}

/** Postman's files say `disabled: true` in collections and `enabled: false` in environments. */
export function toVariable(key: string, entry: Fields): Variable {
  return {
    key,
    value: entry['value'],
    type: firstText(entry['type']),
    ...(entry['disabled'] || entry['enabled'] === false ? { disabled: true } : {}),
    description: describe(entry['description']),
  };
}
