import { finished } from 'node:stream/promises';
import type { Parser } from 'csv-parse';
import { LoadError } from '../../errors.ts';
import type { Row } from '../../model/variable.ts';
import type { Chunks } from '../source/chunks.ts';

/**
 * Yields one row per CSV record, by the names in its first line. Cells without quotes become numbers where newman
 * makes them numbers; blank lines count for nothing.
 */
export async function* readCsvRows(chunks: Chunks): AsyncGenerator<Row, void> {
  const delimiter = await findDelimiter(chunks.read());
  let names: readonly string[] | undefined;
  for await (const record of readRecords(chunks, delimiter)) {
    if (names === undefined) names = record.cells;
    else yield toRow(names, record, delimiter);
  }
}

/** A record as it was read: its cells without quotes, and its own text. */
interface CsvRecord {
  readonly cells: readonly string[];
  readonly raw: string;
}

/** Cells beyond the names are dropped, names without a cell are left out, of equal names the last counts. */
function toRow(names: readonly string[], { cells, raw }: CsvRecord, delimiter: string): Row {
  const isQuoted = raw.includes('"') ? findQuoted(raw, delimiter) : [];
  return Object.fromEntries(
    cells.slice(0, names.length).map((text, at) => [names[at] ?? '', isQuoted[at] ? text : toNumber(text)]),
  );
}

/** Which cells of a record are quoted. The parser could tell, at four times the cost of parsing. */
function findQuoted(raw: string, delimiter: string): readonly boolean[] {
  const cell = delimiter === '\t' ? / *("(?:[^"]|"")*")?/y : /[ \t]*("(?:[^"]|"")*")?/y;
  const isQuoted: boolean[] = [];
  for (let at = 0; at !== 0 || isQuoted.length === 0; at = raw.indexOf(delimiter, cell.lastIndex) + 1) {
    cell.lastIndex = at;
    isQuoted.push(cell.exec(raw)?.[1] !== undefined);
  }
  return isQuoted;
}

/** `007` is 7, `+5` is 5 and `1e3` is 1000, but a whole number too long for a double stays text. */
function toNumber(text: string): unknown {
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return text;
  const number = Number(text);
  const isTooLong = /^[-+]?\d+$/.test(text) && !Number.isSafeInteger(number);
  return isTooLong || !Number.isFinite(number) ? text : number;
}

async function* readRecords({ origin, read }: Chunks, delimiter: string): AsyncGenerator<CsvRecord, void> {
  const { parse } = await import('csv-parse');
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    raw: true,
  });
  const over = finished(parser);
  // It is awaited when everything is read; until then a failure shows as records that do not come.
  over.catch(() => {});
  try {
    for await (const chunk of read()) {
      parser.write(chunk);
      yield* takeRecords(parser);
      if (parser.errored) break;
    }
    parser.end();
    yield* takeRecords(parser);
    await over;
  } catch (cause) {
    throw explain(cause, origin);
  }
}

/** What was parsed until now: a loop over the stream would cost more for each record than parsing it. */
function* takeRecords(parser: Parser): Generator<CsvRecord, void> {
  for (let next = parser.read(); next !== null; next = parser.read()) {
    const { record, raw } = next as { readonly record: readonly string[]; readonly raw: string };
    yield { cells: record, raw };
  }
}

/** Spreadsheets of many countries write semicolons, or tabs; a first line without comma tells. */
async function findDelimiter(chunks: AsyncIterable<string>): Promise<string> {
  let start = '';
  for await (const chunk of chunks) {
    start += chunk;
    if (/[^\r\n][\r\n]/.test(start)) break;
  }
  const [line = ''] = start.trimStart().split(/[\r\n]/, 1);
  return [',', ';', '\t'].find((delimiter) => line.includes(delimiter)) ?? ',';
}

function explain(cause: unknown, origin: string): unknown {
  const { code, lines } = cause as { readonly code?: string; readonly lines?: number };
  if (code === undefined || !code.startsWith('CSV_')) return cause;
  const reason = reasons[code] ?? (cause as Error).message;
  const message = `${origin} is not CSV: ${reason}${lines === undefined ? '' : ` (read up to line ${lines})`}`;
  return new LoadError('not-csv', message, { hint: `Double the quotes inside of quoted cells of ${origin}`, cause });
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quote',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'something follows a closing quote',
};
