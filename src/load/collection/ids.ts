import { firstText } from '../shape.ts';

/** Gives every part of a collection its id, the same in every run. */
export class Ids {
  readonly #taken = new Set<string>();

  /** The first given id, whoever else has it (a jump leads to the last), else one made from where the part stands. */
  take(given: readonly unknown[], place: string): string {
    const wanted = firstText(...given);
    if (wanted !== undefined) return this.#keep(wanted);
    let id = hashToId(place);
    for (let copy = 2; this.#taken.has(id); copy++) id = hashToId(`${place} (${copy})`);
    return this.#keep(id);
  }

  #keep(id: string): string {
    this.#taken.add(id);
    return id;
  }
}

/** Looks like Postman's ids. Nothing secret hangs on it, and loading node's crypto would take longer than all the rest. */
function hashToId(place: string): string {
  const hex = [0, 1, 2, 3].map((lane) => fnv1a(`${lane}${place}`).toString(16).padStart(8, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The 32-bit FNV-1a hash (http://www.isthe.com/chongo/tech/comp/fnv/). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
