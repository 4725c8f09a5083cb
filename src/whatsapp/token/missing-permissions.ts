import type { Collection, Folder, Item } from '../../index.ts';

/** A permission, and the folders of the collection with requests that need it. */
export interface MissingPermission {
  readonly permission: string;
  readonly folders: readonly string[];
}

/** What the requests of a collection need, as their descriptions say it, and these scopes do not give. */
export function missingPermissions(collection: Collection, scopes: readonly string[]): readonly MissingPermission[] {
  const missing = new Map<string, Set<string>>();
  for (const child of collection.children) {
    for (const item of itemsOf(child)) {
      for (const permission of lacking(item.description ?? '', scopes)) {
        missing.set(permission, (missing.get(permission) ?? new Set()).add(child.name));
      }
    }
  }
  return [...missing].map(([permission, folders]) => ({ permission, folders: [...folders] }));
}

function itemsOf(child: Folder | Item): readonly Item[] {
  return child.kind === 'item' ? [child] : child.children.flatMap(itemsOf);
}

/** Reads "Permission: `a` or `b`." and "Permission: `a` and `b`." */
function lacking(description: string, scopes: readonly string[]): readonly string[] {
  const line = /^Permission: (.*)$/m.exec(description)?.[1] ?? '';
  const named = [...line.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  if (line.includes(' or ') && named.some((name) => scopes.includes(name))) return [];
  return named.filter((name) => !scopes.includes(name));
}
