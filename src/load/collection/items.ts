import type { Folder, Item, Script } from '../../model/collection.ts';
import type { Auth, ProtocolProfileBehavior, RequestDefinition, UrlDefinition } from '../../model/request.ts';
import { describe, type Fields, fieldsOf, firstText, isFields, listOf } from '../shape.ts';
import { toAuth } from './auth.ts';
import type { Ids } from './ids.ts';
import { toRequest } from './request.ts';
import { toScripts } from './scripts.ts';

/** What folders and requests get from what they are in. */
export interface Inherited {
  readonly path: readonly string[];
  readonly auth: Auth | undefined;
  readonly scripts: readonly Script[];
  readonly behavior: ProtocolProfileBehavior;
}

/** Reads folders and requests with everything they inherit. */
export function toChildren(items: unknown, inherited: Inherited, ids: Ids): readonly (Folder | Item)[] {
  return listOf(items)
    .filter(isFields)
    .map((entry) => (entry['item'] ? toFolder(entry, inherited, ids) : toItem(entry, inherited, ids)));
}

/** What an entry passes on: its own auth, scripts and behaviour on top of what it has from above. */
export function inherit(entry: Fields, auth: Auth | undefined, name: string, from: Inherited, ids: Ids): Inherited {
  const path = [...from.path, name];
  return {
    path,
    auth: auth ?? from.auth,
    scripts: [...from.scripts, ...toScripts(entry['event'], path.join(' / '), ids)],
    behavior: { ...from.behavior, ...fieldsOf(entry['protocolProfileBehavior']) },
  };
}

function toFolder(entry: Fields, inherited: Inherited, ids: Ids): Folder {
  const name = firstText(entry['name']) ?? 'Untitled folder';
  const id = takeId(entry, name, inherited, ids);
  const auth = toAuth(entry['auth']);
  const passedOn = inherit(entry, auth, name, inherited, ids);
  return {
    kind: 'folder',
    id,
    name,
    path: passedOn.path,
    children: toChildren(entry['item'], passedOn, ids),
    auth,
    description: describe(entry['description']),
  };
}

function toItem(entry: Fields, inherited: Inherited, ids: Ids): Item {
  const request = toRequest(entry['request']);
  const name = firstText(entry['name'], request.url.raw) ?? 'Untitled request';
  const id = takeId(entry, name, inherited, ids);
  const { path, auth, scripts, behavior } = inherit(entry, request.auth, name, inherited, ids);
  return {
    kind: 'item',
    id,
    name,
    path,
    request,
    auth,
    scripts,
    behavior,
    description: describe(entry['description']) ?? describe(request.description),
    skip: whySkip(request),
  };
}

function takeId(entry: Fields, name: string, { path }: Inherited, ids: Ids): string {
  return ids.take([entry['id'], entry['_postman_id'], entry['uid']], [...path, name].join(' / '));
}

/** Postman's collections hold pages of text as requests of the method VIEW. */
function whySkip({ method, url }: RequestDefinition): string | undefined {
  return method === 'VIEW' && isEmptyUrl(url) ? 'documentation entry without a URL' : undefined;
}

function isEmptyUrl({ protocol, host, path, query }: UrlDefinition): boolean {
  return !protocol && !host?.length && !path?.length && !query?.length;
}
