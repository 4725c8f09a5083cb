import { LoadError } from '../errors.ts';
import { type Fields, isFields } from './shape.ts';

/** Says that a document is something else than what it was given as, and what it looks like. */
export function wrongDocument(document: unknown, origin: string, wanted: Wanted): LoadError {
  const { what, hint } = recognise(document);
  return new LoadError(wanted.code, `${origin} is ${what}, not ${wanted.what}`, { hint: hint ?? wanted.hint });
}

/** What a document was given as, for the message. */
export interface Wanted {
  readonly code: 'not-a-collection' | 'not-an-environment' | 'not-data';
  readonly what: string;
  readonly hint: string;
}

/** Text that is no JSON may still be something we know. */
export function recogniseText(text: string): Recognised | undefined {
  return textRows.find(({ pattern }) => pattern.test(text));
}

export interface Recognised {
  readonly what: string;
  readonly hint?: string;
}

function recognise(document: unknown): Recognised {
  if (document === null) return { what: 'null' };
  if (Array.isArray(document)) return recogniseList(document);
  if (!isFields(document)) return { what: `a ${typeof document === 'string' ? 'text' : typeof document}` };
  return objectRows.find(({ matches }) => matches(document)) ?? { what: 'a JSON object of another kind' };
}

function recogniseList(list: readonly unknown[]): Recognised {
  const hint = 'Pass rows of data with --iteration-data';
  if (list.length === 0) return { what: 'an empty list' };
  return list.every(isFields) ? { what: 'a list of objects', hint } : { what: 'a list' };
}

/** Is this an object of a kind that has a name here? */
export function isKnownKind(document: Fields): boolean {
  return objectRows.some(({ matches }) => matches(document));
}

/** Is this a collection: format v2, or format v1? */
export function isCollection(document: Fields): boolean {
  return (
    isCollectionV1(document) || Array.isArray(document['item']) || isFields(document['item']) || hasSchema(document)
  );
}

export function isCollectionV1(document: Fields): boolean {
  return Boolean(document['name'] && document['order'] && document['requests']);
}

function hasSchema({ info }: Fields): boolean {
  return isFields(info) && /postman\.com\/.*collection/.test(String(info['schema']));
}

/** Is this Postman's export form of an environment or of globals? */
export function isVariableList(document: Fields): boolean {
  return Array.isArray(document['values']);
}

/** Is this the JSON report of a run, by newman or in its form? It holds a collection, so it is asked first. */
export function isReport(document: Fields): boolean {
  return (
    isFields(document['run']) && ['executions', 'stats', 'failures'].some((name) => name in fields(document['run']))
  );
}

function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

const exportHint = 'Import it into Postman and export a collection (format v2.1)';

const objectRows: readonly (Recognised & { readonly matches: (document: Fields) => boolean })[] = [
  { what: 'the JSON report of a run', matches: isReport, hint: 'Pass the collection that was run' },
  {
    what: 'a Postman data dump',
    matches: ({ collections }) => Array.isArray(collections),
    hint: 'Import it into Postman and export what is needed from there',
  },
  {
    what: 'a Postman v3 collection file',
    matches: ({ $kind }) => typeof $kind === 'string',
    hint: 'Export the collection from Postman as one JSON file (format v2.1)',
  },
  {
    what: 'a Postman collection',
    matches: (document) => isCollection(document) || isCollection(fields(document['collection'])),
    hint: 'Pass it as the collection to run',
  },
  {
    what: 'Postman globals',
    matches: (document) => isVariableList(document) && document['_postman_variable_scope'] === 'globals',
    hint: 'Pass it with --globals',
  },
  {
    what: 'a Postman environment',
    matches: (document) => isVariableList(document) || isVariableList(fields(document['environment'])),
    hint: 'Pass it with --environment',
  },
  {
    what: 'an OpenAPI description',
    matches: ({ openapi, swagger }) => openapi !== undefined || swagger !== undefined,
    hint: exportHint,
  },
  { what: 'a HAR file', matches: ({ log }) => Array.isArray(fields(log)['entries']), hint: exportHint },
  {
    what: 'an Insomnia export',
    matches: ({ _type, type, __export_format }) =>
      __export_format !== undefined || _type === 'export' || /insomnia/.test(String(type)),
    hint: exportHint,
  },
  {
    what: 'a package.json',
    matches: ({ name, version, dependencies, devDependencies, scripts }) =>
      typeof name === 'string' && (isFields(dependencies ?? devDependencies ?? scripts) || typeof version === 'string'),
  },
  { what: 'an empty object', matches: (document) => Object.keys(document).length === 0 },
];

const textRows: readonly (Recognised & { readonly pattern: RegExp })[] = [
  { what: 'an OpenAPI description in YAML', pattern: /^["']?(?:openapi|swagger)["']?\s*:/m, hint: exportHint },
  {
    what: 'a YAML file of a Postman v3 collection',
    pattern: /^\$kind\s*:/m,
    hint: 'Export the collection from Postman as one JSON file (format v2.1)',
  },
  { what: 'an Insomnia export in YAML', pattern: /^type\s*:\s*\S*insomnia/m, hint: exportHint },
  {
    what: 'an HTML page',
    pattern: /^\s*<(?:!doctype html|html)\b/i,
    hint: 'Give the address of the file itself, often called "raw" or "download"',
  },
];
