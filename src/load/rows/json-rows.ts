import { LoadError } from '../../errors.ts';
import type { Row } from '../../model/variable.ts';
import { wrongDocument } from '../recognise.ts';
import type { Chunks } from '../source/chunks.ts';
import { parseJson } from '../text/json.ts';
import { splitList } from './list-splitter.ts';
import { asRow } from './row.ts';

/** Yields the objects of a JSON list, reading as it goes. */
export async function* readJsonRows(chunks: Chunks): AsyncGenerator<Row, void> {
  let index = 0;
  for await (const part of splitList(chunks.read())) {
    if (part.kind !== 'element') throw await explain(chunks, index);
    let value: unknown;
    try {
      value = JSON.parse(part.text);
    } catch {
      throw await explain(chunks, index);
    }
    yield asRow(value, index++, chunks.origin);
  }
}

/** Yields one object per line; blank lines count for nothing. */
export async function* readJsonLines(chunks: Chunks): AsyncGenerator<Row, void> {
  let index = 0;
  let line = 0;
  for await (const text of splitLines(chunks.read())) {
    line++;
    if (text.trim() === '') continue;
    yield asRow(parseJson(text, chunks.origin, { firstLine: line }), index++, chunks.origin);
  }
}

async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string, void> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

const explainedLength = 64 * 1024 * 1024;

/** Reads the whole text again to say what is wrong, and where; a huge one is told by the number of its row. */
async function explain(chunks: Chunks, index: number): Promise<LoadError> {
  const parts: string[] = [];
  let length = 0;
  for await (const chunk of chunks.read()) {
    parts.push(chunk);
    length += chunk.length;
    if (length > explainedLength) break;
  }
  const hint = `Correct row ${index + 1}`;
  if (length > explainedLength)
    return new LoadError('not-json', `row ${index + 1} of ${chunks.origin} is not JSON`, { hint });
  return wrongDocument(parseJson(parts.join(''), chunks.origin), chunks.origin, {
    code: 'not-data',
    what: 'a list of rows',
    hint: 'Write the data as [{ "name": value, … }, …]',
  });
}
