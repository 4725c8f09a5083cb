import { openRows, parseRows } from '../../load/rows/rows.ts';
import { isFields } from '../../load/shape.ts';
import type { Rows } from '../../plan/iterations.ts';

/** Iteration data from a path, a URL or a list; what is no object in a list is an empty row (newman's rule). */
export async function loadRows(given: unknown): Promise<Rows | undefined> {
  if (given === undefined || given === null || given === '') return undefined;
  if (Array.isArray(given)) {
    return given.length === 0
      ? undefined
      : parseRows(
          given.map((row) => (isFields(row) ? row : {})),
          'iterationData',
        );
  }
  try {
    return await openRows(String(given));
  } catch (error) {
    const { cause, message } = error as Error;
    const reason = cause instanceof Error && 'syscall' in cause ? cause.message : message;
    throw new Error(`iteration data could not be loaded\n  ${reason}`, { cause: error });
  }
}
