import { pipeline } from 'node:stream';
import { LoadError } from '../errors.ts';
import type { Row } from '../model/variable.ts';
import type { Chunks } from './chunks.ts';

/**
 * Yields one row per CSV record, by the names in its first line. Cells without quotes become numbers where newman
 * makes them numbers; blank lines count for nothing.
 */
export async function* readCsvRows(chunks: Chunks): AsyncGenerator<Row, void> {
  let names: readonly string[] | undefined;
  for await (const cells of readRecords(chunks)) {
    if (names === undefined) names = cells.map(({ text }) => text);
    else yield toRow(names, cells);
  }
}

/** A cell as it is written, without its quotes. */
interface Cell {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** Cells beyond the names are dropped, names without a cell are left out, of equal names the last counts. */
function toRow(names: readonly string[], cells: readonly Cell[]): Row {
  const pairs = cells.slice(0, names.length).map((cell, index) => [names[index] ?? '', castCell(cell)] as const);
  return Object.fromEntries(pairs);
}

/** `007` is 7, `+5` is 5 and `1e3` is 1000, but a whole number too long for a double stays text. */
function castCell({ text, isQuoted }: Cell): unknown {
  if (isQuoted || !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)) return text;
  const number = Number(text);
  const isTooLong = /^[-+]?\d+$/.test(text) && !Number.isSafeInteger(number);
  return isTooLong || !Number.isFinite(number) ? text : number;
}

async function* readRecords({ origin, read }: Chunks): AsyncGenerator<readonly Cell[], void> {
  const { parse } = await import('csv-parse');
  const parser = parse({
    delimiter: await findDelimiter(read()),
    record_delimiter: ['\r\n', '\n', '\r'],
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    cast: (text, { quoting }): unknown => ({ text, isQuoted: quoting }),
  });
  // Ends both when either does: leaving the loop early closes the file.
  pipeline(read(), parser, () => {});
  try {
    for await (const cells of parser) yield cells as readonly Cell[];
  } catch (cause) {
    throw explain(cause, origin);
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
  const reason = code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is never closed' : (cause as Error).message;
  const message = `${origin} is not CSV: ${reason}${lines === undefined ? '' : ` (read up to line ${lines})`}`;
  return new LoadError('not-csv', message, { hint: `Double the quotes inside of quoted cells of ${origin}`, cause });
}
