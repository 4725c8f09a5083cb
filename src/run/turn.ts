import type { Row } from '../model/variable.ts';

/** Where in the run an item stands: its iteration, counted from 0, and that iteration's data. */
export interface Turn {
  readonly iteration: number;
  readonly iterations: number;
  readonly row: Row;
}
