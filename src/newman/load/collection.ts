import type { ItemGroup, Item as SdkItem } from 'postman-collection-4';
import sdk from 'postman-collection-4';
import { PostinoError } from '../../errors.ts';
import { parseCollection, toDocument } from '../../load/collection/collection.ts';
import { isCollectionV1 } from '../../load/recognise.ts';
import { isFields } from '../../load/shape.ts';
import type { PostmanApi } from '../../load/source/postman-api.ts';
import type { Collection, Folder, Item } from '../../model/collection.ts';
import type { Terminal } from '../terminal.ts';
import { JsonError, readJson } from './read-json.ts';

/** A collection in its three forms: what runs, what newman's users see, and the JSON behind both. */
export interface LoadedCollection {
  readonly model: Collection;
  readonly sdk: InstanceType<typeof sdk.Collection>;
  readonly document: object;
}

/** Loads what `collection` names or is; errors are told in newman's words. */
export async function loadCollection(
  given: unknown,
  postman: PostmanApi,
  terminal: Terminal,
): Promise<LoadedCollection> {
  if (!isObject(given) && typeof given !== 'string') throw new Error('expecting a collection to run');
  const origin = typeof given === 'string' ? given : 'the collection';
  try {
    const json = typeof given === 'string' ? await readJson(given, 'collection', postman) : given;
    if (isFields(json) && isCollectionV1(json)) terminal.warn(...v1Warning);
    const document = await toDocument(json, origin);
    const whole = new sdk.Collection(document);
    const model = await parseCollection(document, origin);
    return { document, sdk: whole, model: { ...model, children: withIds(model.children, whole) } };
  } catch (error) {
    const help = error instanceof JsonError ? `\n  ${error.help}` : '';
    const told = new Error(`collection could not be loaded${help}\n  ${(error as Error).message}`, { cause: error });
    throw Object.assign(told, error instanceof PostinoError && { friendly: error.hint });
  }
}

const v1Warning = [
  'newman: Newman v4 deprecates support for the v1 collection format',
  '  Use the Postman Native app to export collections in the v2 format\n',
];

/** Gives items and folders the ids that their counterparts have, which stand in the same place. */
function withIds(children: readonly (Folder | Item)[], group: ItemGroup): readonly (Folder | Item)[] {
  return children.map((child, index) => {
    const twin: SdkItem | ItemGroup | undefined = group.items.members[index];
    if (twin === undefined) return child;
    if (child.kind === 'item') return { ...child, id: twin.id };
    return { ...child, id: twin.id, children: 'items' in twin ? withIds(child.children, twin) : child.children };
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
