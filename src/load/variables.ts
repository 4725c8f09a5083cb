import { LoadError } from '../errors.ts';
import type { Variable } from '../model/variable.ts';
import { isKnownKind, isReport, isVariableList, recogniseText, type Wanted, wrongDocument } from './recognise.ts';
import { type Fields, fieldsOf, firstText, isFields } from './shape.ts';
import { here, type LoadIo, originOf, readSource } from './source/source.ts';
import { parseJson } from './text/json.ts';
import { toVariable, toVariables } from './variable.ts';

/** The variables of an environment or of globals. */
export interface VariableFile {
  readonly id?: string | undefined;
  readonly name: string;
  readonly variables: readonly Variable[];
  /** Where they came from: a path as given, a URL or `standard input`. */
  readonly origin: string;
}

/** Which of Postman's two kinds of variable files. */
export type VariableFileKind = 'environment' | 'globals';

/**
 * Loads variables from a path, an http(s) URL or, for `-`, from standard input: JSON as Postman exports it, or YAML
 * with one `name: value` per line. They are an environment unless `kind` says otherwise.
 * @throws LoadError when they cannot be read or are something else
 */
export async function loadVariables(
  source: string,
  kind: VariableFileKind = 'environment',
  io: LoadIo = here,
): Promise<VariableFile> {
  const { text, origin } = await readSource(source, io, kind);
  return parseVariables(await parseText(text, origin, kind), origin, kind);
}

/**
 * Reads variables that are already an object or a list; `origin` names them in messages.
 * @throws LoadError when they are something else
 */
export function parseVariables(json: unknown, origin: string, kind: VariableFileKind = 'environment'): VariableFile {
  const { toJSON } = fieldsOf(json);
  const document = unwrap(typeof toJSON === 'function' ? toJSON.call(json) : json, kind);
  const name = nameOf(origin);
  if (document === null) return { name, variables: [], origin };
  if (isList(document)) return { name, variables: toVariables(document), origin };
  if (!isFields(document)) throw wrongDocument(document, origin, wanted(kind));
  if (!isVariableList(document)) return { name, variables: toSimple(document, origin, kind), origin };
  const { id, values } = document;
  return { id: firstText(id), name: firstText(document['name']) ?? name, variables: toVariables(values), origin };
}

function wanted(kind: VariableFileKind): Wanted {
  const what = kind === 'globals' ? 'globals' : 'an environment';
  return { code: 'not-an-environment', what, hint: 'Write one "name: value" per line, or export it from Postman' };
}

async function parseText(text: string, origin: string, kind: VariableFileKind): Promise<unknown> {
  const isJson = /\.json$/i.test(origin) || (!/\.ya?ml$/i.test(origin) && /^\s*[[{]/.test(text));
  if (isJson) return parseJson(text, origin);
  const recognised = recogniseText(text);
  if (recognised !== undefined) {
    const { what, hint } = recognised;
    throw new LoadError('not-an-environment', `${origin} is ${what}, not ${wanted(kind).what}`, { hint });
  }
  const { parseYaml } = await import('./text/yaml.ts');
  return parseYaml(text, origin);
}

/** Postman's API wraps an environment into an object with one member. */
function unwrap(document: unknown, kind: VariableFileKind): unknown {
  if (!isFields(document) || isReport(document)) return document;
  const inner = document[kind];
  return isFields(inner) && isVariableList(inner) ? inner : document;
}

function isList(document: unknown): boolean {
  return Array.isArray(document) && document.every((entry) => isFields(entry) && 'key' in entry);
}

/** One `name: value` per line, or `name: { value, type, description, enabled }`. */
function toSimple(document: Fields, origin: string, kind: VariableFileKind): readonly Variable[] {
  const entries = Object.entries(document);
  const odd = entries.find(([, value]) => typeof value === 'object' && value !== null && !isDetailed(value));
  if (odd === undefined) {
    return entries.map(([key, value]) => (isFields(value) ? toVariable(key, { value: '', ...value }) : { key, value }));
  }
  if (isKnownKind(document)) throw wrongDocument(document, origin, wanted(kind));
  const [name, value] = odd;
  const what = Array.isArray(value) ? 'a list' : 'an object without "value"';
  throw new LoadError('not-an-environment', `${origin} holds ${what} at "${name}", not the value of a variable`, {
    hint: `Write ${name} as text, or as { value: … }`,
  });
}

const details: readonly string[] = ['value', 'type', 'description', 'enabled', 'disabled'];

function isDetailed(value: unknown): boolean {
  const names = isFields(value) ? Object.keys(value) : [];
  return names.length > 0 && names.every((name) => details.includes(name));
}

function nameOf(origin: string): string {
  const base = originOf(origin).split(/[\\/]/).at(-1) ?? origin;
  return base.replace(/(?:\.postman_(?:environment|globals))?\.(?:json|ya?ml)$/i, '');
}
