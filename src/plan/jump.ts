import type { Item } from '../model/collection.ts';

/**
 * Where `setNextRequest` leads: an id first, then a name, of several of one the last (Postman's rule).
 * `undefined` when nothing has that name, which ends the iteration.
 */
export function findJump(items: readonly Item[], target: string | null): number | undefined {
  if (target === null) return undefined;
  const byId = items.findLastIndex(({ id }) => id === target);
  if (byId >= 0) return byId;
  const byName = items.findLastIndex(({ name }) => name === target);
  return byName >= 0 ? byName : undefined;
}
