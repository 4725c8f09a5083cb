import type { World } from './world.ts';

/** Something remembered for a node that is no node itself: its settings, its codes, its blocked users. */
export interface Kept<Value> {
  readonly of: (world: World, id: string) => Value;
  readonly put: (world: World, id: string, value: Value) => void;
}

/** Describes one such thing: its name, and what holds as long as nothing else was put. */
export function keep<Value>(name: string, initial: Value): Kept<Value> {
  return {
    of: (world, id) => (world.notes.get(`${name}/${id}`) as Value | undefined) ?? initial,
    put: (world, id, value) => void world.notes.set(`${name}/${id}`, value),
  };
}
