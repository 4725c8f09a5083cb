import { LoadError } from '../../errors.ts';
import type { Row } from '../../model/variable.ts';
import { type Chunks, openChunks } from '../source/chunks.ts';
import { here, type LoadIo } from '../source/source.ts';
import { readCsvRows } from './csv-rows.ts';
import { readJsonLines, readJsonRows } from './json-rows.ts';
import { asRow } from './row.ts';

/** Iteration data: how many rows there are, and a fresh reader of them. */
export interface Rows {
  readonly count: number;
  readonly rows: () => AsyncIterable<Row> | Iterable<Row>;
}

/** Rows with no more text than this are kept from the first reading, and not read again. */
const mostKeptCharacters = 500_000;

/**
 * Opens CSV, JSON (a list of objects) or JSON lines from a path, an http(s) URL or, for `-`, from standard input.
 * All rows are checked and counted at once. Few are kept; of many each is read again when it is used, so a large file
 * costs one row.
 * @throws LoadError when the data cannot be read, or a row of it is wrong
 */
export async function openRows(source: string, io: LoadIo = here): Promise<Rows> {
  const chunks = await openChunks(source, io);
  const readRows = await chooseReader(chunks);
  let count = 0;
  let characters = 0;
  let kept: Row[] = [];
  for await (const row of readRows(chunks)) {
    count++;
    if (characters > mostKeptCharacters) continue;
    characters += charactersIn(row);
    kept.push(row);
    if (characters > mostKeptCharacters) kept = [];
  }
  if (count === 0) throw noRows(chunks.origin);
  return { count, rows: () => (kept.length === count ? kept : readRows(chunks)) };
}

/** About how many; each cell costs something, even an empty one. */
function charactersIn(row: Row): number {
  let characters = 0;
  for (const name in row) {
    const cell = row[name];
    characters +=
      16 + (typeof cell === 'string' ? cell.length : typeof cell === 'object' ? JSON.stringify(cell).length : 0);
  }
  return characters;
}

/**
 * Takes iteration data that is already a list of objects.
 * @throws LoadError when it is something else
 */
export function parseRows(list: unknown, origin: string): Rows {
  if (!Array.isArray(list)) {
    throw new LoadError('not-data', `${origin} is not a list of rows`, { hint: 'Give an array of objects' });
  }
  if (list.length === 0) throw noRows(origin);
  const rows = list.map((row: unknown, index) => asRow(row, index, origin));
  return { count: rows.length, rows: () => rows };
}

function noRows(origin: string): LoadError {
  return new LoadError('not-data', `${origin} has no rows`, { hint: 'Add a row, or run without iteration data' });
}

/** The ending decides where it is known, else how the text begins. JSON with an error is never read as CSV. */
async function chooseReader(chunks: Chunks): Promise<(chunks: Chunks) => AsyncIterable<Row>> {
  const [ending] = /\.[a-z]+$/.exec(chunks.origin.toLowerCase()) ?? [];
  if (ending === '.json') return readJsonRows;
  if (ending === '.jsonl' || ending === '.ndjson') return readJsonLines;
  const start = await readStart(chunks);
  const isJson = ending === '.csv' || ending === '.tsv' ? /^\s*\[\s*[{\]]/.test(start) : /^\s*[[{]/.test(start);
  return isJson ? readJsonRows : readCsvRows;
}

async function readStart(chunks: Chunks): Promise<string> {
  let start = '';
  for await (const chunk of chunks.read()) {
    start += chunk;
    if (/^\s*\S\s*\S/.test(start)) break;
  }
  return start;
}
