import sdk from 'postman-collection-4';
import { fieldsOf, isFields } from '../../load/shape.ts';
import type { PostmanApi } from '../../load/source/postman-api.ts';
import { loadVariables, parseVariables } from '../../load/variables.ts';
import { Scope } from '../../model/scope.ts';
import { readJson } from './read-json.ts';

type Kind = 'environment' | 'globals';

/** Environment or globals as they run, and the JSON that newman's users see as a `VariableScope`. */
export interface LoadedVariables {
  readonly name: string | undefined;
  readonly scope: Scope;
  readonly document: object;
}

/** Loads what an option names or is, and sets the variables of the command line in it. */
export async function loadScope(
  given: unknown,
  kind: Kind,
  postman: PostmanApi,
  overrides: unknown,
): Promise<LoadedVariables> {
  try {
    const document = unwrap(await documentOf(given, kind, postman), kind);
    const { variables } = parseVariables(document, kind, kind);
    const scope = new Scope(variables);
    for (const [key, value] of pairsOf(overrides)) scope.apply({ kind: 'set', key, value });
    const name = isFields(document) && typeof document['name'] === 'string' ? document['name'] : undefined;
    return { name, scope, document };
  } catch (error) {
    throw new Error(`could not load ${kind}\n  ${(error as Error).message}`, { cause: error });
  }
}

/** newman goes through lists and objects alike, and lets pass what is no pair; so one pair alone sets nothing. */
function pairsOf(overrides: unknown): readonly (readonly [key: string, value: unknown])[] {
  const entries: readonly unknown[] = typeof overrides === 'object' ? Object.values(overrides ?? {}) : [];
  return entries.flatMap((each) => {
    const { key, value } = fieldsOf(each);
    return key === undefined ? [] : [[String(key), value] as const];
  });
}

async function documentOf(given: unknown, kind: Kind, postman: PostmanApi): Promise<unknown> {
  if (given === undefined || given === null || given === '') return {};
  if (typeof given !== 'string') return sdk.VariableScope.isVariableScope(given) ? given.toJSON() : given;
  if (!/\.ya?ml$/i.test(given)) return readJson(given, kind, postman);
  const { name, variables } = await loadVariables(given, kind);
  return { name, values: variables };
}

/** Postman's API wraps an environment into an object with one member. */
function unwrap(document: unknown, kind: Kind): object {
  const inner = isFields(document) ? (document[kind] ?? document) : document;
  if (typeof inner === 'object' && inner !== null) return inner;
  throw new Error(`could not load ${kind}`);
}
