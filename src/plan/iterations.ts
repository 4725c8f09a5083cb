import type { Row } from '../model/variable.ts';

/** Iteration data: how many rows there are, and a fresh reader of them. */
export interface Rows {
  readonly count: number;
  readonly rows: () => AsyncIterable<Row> | Iterable<Row>;
}

/** How often to run: as asked, else once per row, else once. */
export function countIterations(asked: number | undefined, data: Rows | undefined): number {
  return asked ?? Math.max(1, data?.count ?? 1);
}

/** Gives a row for each iteration, read as it is used; when the rows end early the last one repeats (Postman's rule). */
export class RowReader {
  readonly #rows: AsyncIterator<Row> | Iterator<Row> | undefined;
  #last: Row = {};
  #isOver: boolean;

  constructor(data: Rows | undefined) {
    const rows = data?.rows();
    this.#rows = rows && (Symbol.iterator in rows ? rows[Symbol.iterator]() : rows[Symbol.asyncIterator]());
    this.#isOver = this.#rows === undefined;
  }

  async next(): Promise<Row> {
    if (this.#isOver) return this.#last;
    const { done, value } = (await this.#rows?.next()) ?? { done: true };
    if (done) this.#isOver = true;
    else this.#last = value;
    return this.#last;
  }

  /** Lets go of the file. */
  async close(): Promise<void> {
    if (!this.#isOver) await this.#rows?.return?.();
  }
}
