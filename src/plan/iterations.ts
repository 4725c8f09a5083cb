import type { Row } from '../model/variable.ts';

/** Iteration data: how many rows there are, and a fresh reader of them. */
export interface Rows {
  readonly count: number;
  readonly rows: () => AsyncIterable<Row>;
}

/** How often to run: as asked, else once per row, else once. */
export function countIterations(asked: number | undefined, data: Rows | undefined): number {
  return asked ?? Math.max(1, data?.count ?? 1);
}

/** One row per iteration, read as it is used; when the rows end early the last one repeats (Postman's rule). */
export async function* rowsFor(iterations: number, data: Rows | undefined): AsyncGenerator<Row, void> {
  let last: Row = {};
  let given = 0;
  if (data !== undefined && iterations > 0) {
    for await (const row of data.rows()) {
      last = row;
      yield row;
      given++;
      if (given === iterations) return;
    }
  }
  for (; given < iterations; given++) yield last;
}
