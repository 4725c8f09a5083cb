import { createHash } from 'node:crypto';
import { firstText } from './shape.ts';

/** Gives every part of a collection an id of its own, the same in every run. */
export class Ids {
  readonly #taken = new Set<string>();

  /** The first given id that is free, else one made from where the part stands. */
  take(given: readonly unknown[], place: string): string {
    const wanted = firstText(...given);
    let id = wanted ?? hashToId(place);
    for (let copy = 2; this.#taken.has(id); copy++) id = hashToId(`${place} (${copy})`);
    this.#taken.add(id);
    return id;
  }
}

function hashToId(place: string): string {
  const hex = createHash('sha256').update(place).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
