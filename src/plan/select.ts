import { PlanError } from '../errors.ts';
import type { Collection, Folder, Item } from '../model/collection.ts';

type Node = Folder | Item;

/**
 * The items to run, in collection order. `names` are names, ids or paths (`Folder/Request`) of folders or requests at
 * any depth; none means all. Of several nodes with one name the first in the document counts, as in newman.
 */
export function selectItems(collection: Collection, names: readonly string[]): readonly Item[] {
  const nodes = names.length === 0 ? collection.children : names.map((name) => find(collection, name));
  const chosen = new Set<Item>(nodes.flatMap(itemsOf));
  if (names.length > 0 && chosen.size === 0) {
    const list = names.map((name) => `"${name}"`).join(', ');
    throw new PlanError('nothing-selected', `${collection.origin} has no request in ${list}`, {
      hint: 'Name a folder with requests in it, or a request',
    });
  }
  return collection.children.flatMap(itemsOf).filter((item) => chosen.has(item));
}

function find(collection: Collection, name: string): Node {
  const all = collection.children.flatMap(withDescendants);
  const found =
    collection.children.find((node) => answersTo(node, name)) ??
    all.find((node) => answersTo(node, name)) ??
    all.find(({ path }) => path.join('/') === name);
  if (found !== undefined) return found;
  throw new PlanError('unknown-folder', `${collection.origin} has no folder or request named "${name}"`, {
    hint: suggest(name, all),
  });
}

function answersTo(node: Node, name: string): boolean {
  return node.name === name || node.id === name;
}

function suggest(wanted: string, nodes: readonly Node[]): string {
  const folded = wanted.toLowerCase();
  const close = nodes.filter(({ name }) => {
    const other = name.toLowerCase();
    return other !== '' && (other.includes(folded) || folded.includes(other));
  });
  if (close.length > 0) return `Did you mean ${listNames(close)}?`;
  return `Name one of its folders or requests: ${listNames(nodes.filter(({ path }) => path.length === 1))}`;
}

function listNames(nodes: readonly Node[]): string {
  const names = [...new Set(nodes.map(({ name }) => `"${name}"`))];
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

function itemsOf(node: Node): readonly Item[] {
  return node.kind === 'item' ? [node] : node.children.flatMap(itemsOf);
}

function withDescendants(node: Node): readonly Node[] {
  return node.kind === 'item' ? [node] : [node, ...node.children.flatMap(withDescendants)];
}
