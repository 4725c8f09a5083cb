/** The text of a variable by its name; undefined for a name that nobody knows. */
export type LookUp = (name: string) => string | undefined;

const token = /\{\{([^{}]*)\}\}/g;
const maxPasses = 19;
const maxGrowth = 2 ** 25;

/**
 * Replaces every `{{name}}` whose name is known, by Postman's rules:
 *
 * | rule | example |
 * | --- | --- |
 * | the name is all between the braces, blanks included, and may be empty | `{{ a }}` asks for `" a "` |
 * | no brace inside a name, so tokens nest from the inside out | `{{a{{i}}}}` |
 * | values may hold tokens; at most 19 passes, so a cycle ends and leaves a token | `{{a}}` → `{{b}}` → `{{a}}` |
 * | an unknown name stays as it is | `{{nobody}}` |
 * | an empty text replaces by nothing | `x{{empty}}y` is `xy` |
 */
export function substitute(text: string, lookUp: LookUp): string {
  let result = text;
  for (let pass = 0; pass < maxPasses && result.includes('{{'); pass++) {
    const next = replaceTokens(result, lookUp);
    if (next === result) break;
    result = next;
    // A variable that holds itself three times over would fill the memory long before pass 19.
    if (result.length - text.length > maxGrowth) break;
  }
  return result;
}

/** Substitutes in every string of a JSON value, in values but not in property names; untouched parts are shared. */
export function substituteIn<Value>(value: Value, lookUp: LookUp): Value {
  return substituteInside(value, lookUp) as Value;
}

/** The names of the tokens in a text, each once, in order. */
export function namesIn(text: string): readonly string[] {
  if (!text.includes('{{')) return [];
  return [...new Set(Array.from(text.matchAll(token), ([, name = '']) => name))];
}

function replaceTokens(text: string, lookUp: LookUp): string {
  return text.replace(token, (raw, name: string) => lookUp(name) ?? raw);
}

function substituteInside(value: unknown, lookUp: LookUp): unknown {
  if (typeof value === 'string') return substitute(value, lookUp);
  if (Array.isArray(value)) return substituteInList(value, lookUp);
  if (isPlainObject(value)) return substituteInObject(value, lookUp);
  return value;
}

function substituteInList(list: readonly unknown[], lookUp: LookUp): readonly unknown[] {
  const substituted = list.map((each) => substituteInside(each, lookUp));
  return substituted.every((each, index) => Object.is(each, list[index])) ? list : substituted;
}

function substituteInObject(object: Readonly<Record<string, unknown>>, lookUp: LookUp): unknown {
  const entries = Object.entries(object);
  const substituted = entries.map(([key, each]) => [key, substituteInside(each, lookUp)] as const);
  const isSame = substituted.every(([, each], index) => Object.is(each, entries[index]?.[1]));
  return isSame ? object : Object.fromEntries(substituted);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
