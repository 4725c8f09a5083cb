import { randomUUID } from 'node:crypto';
import type { NewmanCursor } from '../types.ts';

/**
 * The cursors of a run, in newman's forms: whole ones at the start of the run and where the place was set anew, short
 * ones for what follows. All events of an item's execution share one cursor and its `ref`.
 */
export class Cursors {
  readonly #ref = randomUUID();
  readonly #length: number;
  readonly #cycles: number;
  #next: NewmanCursor;

  constructor(length: number, cycles: number) {
    this.#length = length;
    this.#cycles = cycles;
    this.#next = this.whole(0, 0);
  }

  /** Where the run stands, told in full. */
  whole(position: number, iteration: number): NewmanCursor {
    const isEmpty = this.#length === 0;
    return {
      position,
      iteration,
      length: this.#length,
      cycles: this.#cycles,
      empty: isEmpty,
      eof: isEmpty,
      bof: isEmpty || (position === 0 && iteration === 0),
      cr: isEmpty,
      ref: this.#ref,
    };
  }

  /** The cursor that the next iteration begins with; its first item goes on with it. */
  beginIteration(iteration: number): NewmanCursor {
    if (iteration > 0) this.#next = { ...this.#short(0, iteration), cr: true };
    return this.#next;
  }

  /** The cursor of an item's execution. */
  item(position: number, iteration: number): NewmanCursor {
    const { position: expected, iteration: inTurn } = this.#next;
    if (expected !== position || inTurn !== iteration) this.#next = this.#after(position, iteration);
    const cursor = this.#next;
    cursor.ref = randomUUID();
    this.#next = this.#short(position + 1, iteration);
    return cursor;
  }

  endIteration(iteration: number, isLast: boolean): NewmanCursor {
    const position = Math.max(0, this.#length - 1);
    return isLast ? { ...this.#short(position, iteration), eof: true } : this.whole(position, iteration);
  }

  /** After a jump: newman goes to the place before, so the first item, which has none, gets a whole cursor. */
  #after(position: number, iteration: number): NewmanCursor {
    return position === 0 ? this.whole(position, iteration) : this.#short(position, iteration);
  }

  #short(position: number, iteration: number): NewmanCursor {
    return { ref: this.#ref, length: this.#length, cycles: this.#cycles, position, iteration };
  }
}
