/** A JSON object whose members are still unknown. */
export type Fields = Readonly<Record<string, unknown>>;

/** Is this an object with named members: no list, no null? */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object, none for anything else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** A list as it is, a single value as a list of one, nothing as an empty list: Postman's files hold all three. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The first of some values that is text and not empty; numbers count as text. */
export function firstText(...values: readonly unknown[]): string | undefined {
  const found = values.find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
  return found === undefined ? undefined : String(found);
}

/** A description is text, or an object with the text in `content`. */
export function describe(value: unknown): string | undefined {
  return firstText(value, fieldsOf(value)['content']);
}
