import { dirname } from 'node:path';
import { LoadError } from '../../errors.ts';
import type { Collection } from '../../model/collection.ts';
import { isCollection, isCollectionV1, isReport, recogniseText, type Wanted, wrongDocument } from '../recognise.ts';
import { describe, type Fields, fieldsOf, firstText, isFields } from '../shape.ts';
import { here, type LoadIo, readSource } from '../source/source.ts';
import { parseJson } from '../text/json.ts';
import { toVariables } from '../variable.ts';
import { toAuth } from './auth.ts';
import { Ids } from './ids.ts';
import { toChildren } from './items.ts';
import { toScripts } from './scripts.ts';

/**
 * Loads a collection (format v2.1, v2.0 or v1, or as Postman's API wraps it) from a path, an http(s) URL or, for `-`,
 * from standard input.
 * @throws LoadError when it cannot be read, is no JSON or no collection
 */
export async function loadCollection(source: string, io: LoadIo = here): Promise<Collection> {
  return (await loadCollectionDocument(source, io)).collection;
}

/** A collection and the document (format v2) that it was read from, for whoever writes it again. */
export interface CollectionDocument {
  readonly collection: Collection;
  readonly document: Fields;
}

/**
 * Loads a collection and keeps its document.
 * @throws LoadError when it cannot be read, is no JSON or no collection
 */
export async function loadCollectionDocument(source: string, io: LoadIo): Promise<CollectionDocument> {
  const { text, origin, path } = await readSource(source, io, 'collection');
  const document = await toDocument(parseText(text, origin), origin);
  const directory = path === undefined ? undefined : dirname(path);
  return { collection: { ...normalise(document, origin), directory }, document };
}

/**
 * Reads a collection that is already an object; `origin` says where it came from.
 * @throws LoadError when it is no collection
 */
export async function parseCollection(json: unknown, origin: string): Promise<Collection> {
  return normalise(await toDocument(json, origin), origin);
}

/**
 * The same collection as a document of format v2.
 * @throws LoadError when it is no collection
 */
export async function toDocument(json: unknown, origin: string): Promise<Fields> {
  const document = unwrap(plain(json));
  if (!isFields(document) || isReport(document) || !isCollection(document)) {
    throw wrongDocument(document, origin, wanted);
  }
  return isCollectionV1(document) ? convertV1(document, origin) : document;
}

const wanted: Wanted = {
  code: 'not-a-collection',
  what: 'a collection',
  hint: 'Export the collection from Postman (format v2.1)',
};

function parseText(text: string, origin: string): unknown {
  try {
    return parseJson(text, origin);
  } catch (error) {
    const recognised = recogniseText(text);
    if (recognised === undefined) throw error;
    const { what, hint } = recognised;
    throw new LoadError('not-a-collection', `${origin} is ${what}, not a collection`, { hint, cause: error });
  }
}

/** An object of Postman's own library describes itself by `toJSON`. */
function plain(json: unknown): unknown {
  const { toJSON } = fieldsOf(json);
  return typeof toJSON === 'function' ? toJSON.call(json) : json;
}

function unwrap(document: unknown): unknown {
  if (!isFields(document) || isReport(document) || isCollection(document)) return document;
  return isFields(document['collection']) ? document['collection'] : document;
}

function normalise(document: Fields, origin: string): Collection {
  const ids = new Ids();
  const info = fieldsOf(document['info']);
  const name = firstText(info['name'], document['name']) ?? 'Untitled collection';
  const given = [info['_postman_id'], info['id'], document['id'], document['_postman_id'], document['uid']];
  const id = ids.take(given, name);
  const scripts = toScripts(document['event'], name, ids);
  const behavior = fieldsOf(document['protocolProfileBehavior']);
  const auth = toAuth(document['auth']);
  return {
    id,
    name,
    description: describe(info['description']) ?? describe(document['description']),
    children: toChildren(document['item'], { path: [], auth, scripts, behavior }, ids),
    variables: toVariables(document['variable']),
    auth,
    origin,
  };
}

async function convertV1(document: Fields, origin: string): Promise<Fields> {
  const { default: transformer } = await import('postman-collection-transformer');
  const versions = { inputVersion: '1.0.0', outputVersion: '2.1.0' };
  return new Promise((resolve, reject) => {
    // The transformer changes what it is given, and that is the caller's.
    transformer.convert(structuredClone(document), versions, (cause, converted) => {
      if (cause === null || cause === undefined) return resolve(fieldsOf(converted));
      const message = `${origin} is a collection of format v1 that cannot be converted: ${cause.message}`;
      reject(new LoadError('not-a-collection', message, { hint: wanted.hint, cause }));
    });
  });
}
