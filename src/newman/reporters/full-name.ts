import type { ItemGroup } from 'postman-collection-4';

/** Something in a collection, which may stand alone. */
export interface Placed {
  readonly id: string;
  readonly name: string;
  parent?(): ItemGroup | undefined;
  forEachParent?(visit: (parent: ItemGroup) => void): void;
}

/** The names from the outermost folder on; nothing for what stands alone (newman's rule). */
export function fullName(item: Placed): string {
  const chain: string[] = [];
  item.forEachParent?.((parent) => chain.unshift(parent.name || parent.id));
  if (item.parent?.() !== undefined) chain.push(item.name || item.id);
  return chain.join(' / ');
}
