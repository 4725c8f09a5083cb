import type { Item } from '../../model/collection.ts';
import type { NewmanCursor } from '../types.ts';
import type { View } from '../view/view.ts';
import type { StopRules } from './stop-rules.ts';

/** Whose execution it is, and who hears of it. */
export interface ItemContext {
  readonly item: Item;
  readonly cursor: NewmanCursor;
  readonly views: readonly View[];
  readonly rules: StopRules;
  /** Did a handler ask for the end of the run? */
  readonly isAborted: () => boolean;
}

/** Tells every audience an event; `build` makes its error and second argument for one of them. */
export type Tell = (name: string, build: (view: View) => readonly [error: unknown, told: object]) => void;
