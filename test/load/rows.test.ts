import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { chmod, readdir, readlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { finished } from 'node:stream/promises';
import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  dictionary,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  tuple,
} from 'fast-check';
import { describe, expect } from 'vitest';
import { splitList } from '../../src/load/rows/list-splitter.ts';
import { openRows, parseRows, type Rows } from '../../src/load/rows/rows.ts';
import { bundle, ending, start } from './child.ts';
import { asOrdinaryUser, complaint, test } from './scratch.ts';

async function all({ count, rows }: Rows): Promise<readonly unknown[]> {
  const list: unknown[] = [];
  for await (const row of rows()) list.push(row);
  expect(list.length).toBe(count);
  return list;
}

describe('CSV', () => {
  test.for([
    { why: 'names from the first line', csv: 'a,b\nx,y\n', rows: [{ a: 'x', b: 'y' }] },
    {
      why: 'numbers as newman has them',
      csv: 'a\n7\n007\n1e3\n+5\n-3\n0\n.5\n5.\n1.10\n',
      rows: [7, 7, 1000, 5, -3, 0, 0.5, 5, 1.1].map((a) => ({ a })),
    },
    { why: 'quoted cells are text', csv: 'a,b\n"7","true"\n', rows: [{ a: '7', b: 'true' }] },
    {
      why: 'words are text',
      csv: 'a\ntrue\nnull\nInfinity\n1_000\n2020-01-01\n1e400\n',
      rows: ['true', 'null', 'Infinity', '1_000', '2020-01-01', '1e400'].map((a) => ({ a })),
    },
    {
      why: 'numbers that would change are text (newman rounds them)',
      csv: 'a\n12345678901234567890\n9007199254740993\n',
      rows: [{ a: '12345678901234567890' }, { a: '9007199254740993' }],
    },
    { why: 'hexadecimal is text (newman makes it 0)', csv: 'a\n0x10\n', rows: [{ a: '0x10' }] },
    { why: 'blanks around cells are dropped', csv: 'a , b\n x , "y" \n', rows: [{ a: 'x', b: 'y' }] },
    { why: 'quotes inside of cells', csv: 'a,b\nx "y" z,"p""q"\n', rows: [{ a: 'x "y" z', b: 'p"q' }] },
    { why: 'commas and lines in quotes', csv: 'a,b\n"1,2","x\ny"\n', rows: [{ a: '1,2', b: 'x\ny' }] },
    { why: 'empty cells are the empty text', csv: 'a,b\n,\n', rows: [{ a: '', b: '' }] },
    { why: 'short rows lack the rest, long ones lose it', csv: 'a,b\n1\n1,2,3\n', rows: [{ a: 1 }, { a: 1, b: 2 }] },
    {
      why: 'blank lines are no rows (in newman they are)',
      csv: 'a,b\n\n1,2\n  \n\n3,4\n\n',
      rows: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    },
    { why: 'a quoted empty cell is a row', csv: 'a\n""\n', rows: [{ a: '' }] },
    { why: 'lines that end in CRLF', csv: 'a,b\r\n1,2\r\n', rows: [{ a: 1, b: 2 }] },
    {
      why: 'lines that end in both (newman joins them)',
      csv: 'a,b\r\n1,2\n3,4\n',
      rows: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    },
    { why: 'lines that end in CR', csv: 'a,b\r1,2\r', rows: [{ a: 1, b: 2 }] },
    { why: 'no line end after the last row', csv: 'a\n1', rows: [{ a: 1 }] },
    { why: 'a byte order mark', csv: '\uFEFFa\n1\n', rows: [{ a: 1 }] },
    { why: 'semicolons (in newman one cell)', csv: 'a;b\n1;"2;3"\n', rows: [{ a: 1, b: '2;3' }] },
    { why: 'tabs (in newman one cell)', csv: 'a\tb\n1\t2\n', rows: [{ a: 1, b: 2 }] },
    { why: 'the last of equal names', csv: 'a,a\n1,2\n', rows: [{ a: 2 }] },
    { why: 'names that are numbers', csv: '007\n1\n', rows: [{ '007': 1 }] },
    {
      why: 'names of the language',
      csv: '__proto__,constructor\n1,2\n',
      rows: [JSON.parse('{"__proto__":1,"constructor":2}')],
    },
    { why: 'a first cell in brackets', csv: '[id],b\n1,2\n', rows: [{ '[id]': 1, b: 2 }] },
  ])('$why', async ({ csv, rows }, { scratch }) => {
    await scratch.write('d.csv', csv);
    expect(await all(await openRows('d.csv', scratch.io))).toEqual(rows);
  });

  test('any cells, quoted or not', async ({ scratch }) => {
    const text = constantFrom('1', '007', 'x', '', 'a b', '-2');
    const quotedText = oneof(text, constantFrom('"', ',', '5,', '\n', '"",""'));
    const blank = constantFrom('', ' ', '  ');
    const cell = oneof(
      record({ isQuoted: constant(false), text, blank }),
      record({ isQuoted: constant(true), text: quotedText, blank }),
    );
    const write = (cells: readonly Cell[]) =>
      cells.map((each) => each.blank + (each.isQuoted ? `"${each.text.replaceAll('"', '""')}"` : each.text)).join(',');
    const read = (each: Cell) => (each.isQuoted || !/^-?\d+$/.test(each.text) ? each.text : Number(each.text));
    await assert(
      asyncProperty(array(tuple(cell, cell, cell), { minLength: 1 }), async (records) => {
        const csv = `a,b,c\n${records.map(write).join('\n')}`;
        const expected = records.map(([a, b, c]) => ({ a: read(a), b: read(b), c: read(c) }));
        expect(await all(await openRows('-', scratch.withInput(csv)))).toEqual(expected);
      }),
    );
  });

  test('in Latin 1 and in UTF-16', async ({ scratch }) => {
    await scratch.write('d.csv', Buffer.from('a\né\n', 'latin1'));
    expect(await all(await openRows('d.csv', scratch.io))).toEqual([{ a: 'é' }]);
    await scratch.write('d.csv', Buffer.from('\uFEFFa\né\n', 'utf16le'));
    expect(await all(await openRows('d.csv', scratch.io))).toEqual([{ a: 'é' }]);
  });
});

describe('JSON', () => {
  test.for([
    {
      why: 'a list of objects',
      name: 'd.json',
      text: '[{"a": 1}, {"b": [1, {"c": "}],"}]}]',
      rows: [{ a: 1 }, { b: [1, { c: '}],' }] }],
    },
    { why: 'a byte order mark and blanks', name: 'd.json', text: '\uFEFF \n[ {} ]\n ', rows: [{}] },
    { why: 'in a file without ending', name: 'data', text: '[{"a": 1}]', rows: [{ a: 1 }] },
    { why: 'in a file that says it is CSV', name: 'd.csv', text: '[\n{"a": 1}]', rows: [{ a: 1 }] },
    {
      why: 'escapes',
      name: 'd.json',
      text: '[{"a": "\\"\\\\"}, {"b": "\\u00e9]"}]',
      rows: [{ a: '"\\' }, { b: 'é]' }],
    },
    { why: 'one object per line', name: 'd.jsonl', text: '{"a": 1}\n\n{"a": 2}\r\n', rows: [{ a: 1 }, { a: 2 }] },
  ])('$why', async ({ name, text, rows }, { scratch }) => {
    await scratch.write(name, text);
    expect(await all(await openRows(name, scratch.io))).toEqual(rows);
  });

  test('any list of objects, cut anywhere', async () => {
    const lists = array(dictionary(string(), jsonValue()));
    await assert(
      asyncProperty(lists, integer({ min: 1, max: 7 }), integer({ min: 0, max: 2 }), async (list, size, space) => {
        const texts: string[] = [];
        for await (const part of splitList(cut(JSON.stringify(list, null, space), size))) {
          texts.push(part.kind === 'element' ? part.text : part.kind);
        }
        expect(JSON.parse(`[${texts.join(',')}]`)).toEqual(JSON.parse(JSON.stringify(list)));
      }),
      { numRuns: 300 },
    );
  });
});

interface Cell {
  readonly isQuoted: boolean;
  readonly text: string;
  readonly blank: string;
}

async function* cut(text: string, size: number): AsyncGenerator<string, void> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

test('data from a URL', async ({ scratch }) => {
  const server = createServer((_, response) => response.end('a,b\n1,x\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const rows = await openRows(`http://127.0.0.1:${(server.address() as { port: number }).port}/d?x`, scratch.io);
  server.close();
  expect(await all(rows)).toEqual([{ a: 1, b: 'x' }]);
  expect(await all(rows)).toEqual([{ a: 1, b: 'x' }]);
});

test('data that is already a list', async () => {
  expect(await all(parseRows([{ a: 1 }, { a: 2 }], 'the data'))).toEqual([{ a: 1 }, { a: 2 }]);
  expect(() => parseRows({}, 'the data')).toThrow('the data is not a list of rows');
  expect(() => parseRows([], 'the data')).toThrow('the data has no rows');
  expect(() => parseRows([{}, 5], 'the data')).toThrow('row 2 of the data is a number, not an object');
});

describe('data that cannot be used', () => {
  const help = 'Write the data as [{ "name": value, … }, …]';
  test.for([
    {
      name: 'd.json',
      text: '[{"a": 1},\n {"a": 2 "b": 3}]',
      expected:
        'not-json: d.json is not JSON: line 2, column 10: a comma is missing before this\n  2 |  {"a": • "•": •}]\n    |          ^\n-> Correct line 2 of d.json',
    },
    {
      name: 'd.json',
      text: 'a,b\n1,2\n',
      expected:
        'not-json: d.json is not JSON: line 1, column 1: a value is expected here\n  1 | •,•\n    | ^\n-> Correct line 1 of d.json',
    },
    {
      name: 'd.json',
      text: '[{"a": 1},]',
      expected:
        'not-json: d.json is not JSON: line 1, column 11: a comma or colon before this has nothing after it\n  1 | [{"a": •},]\n    |           ^\n-> Correct line 1 of d.json',
    },
    {
      name: 'd.json',
      text: '[{"a": 1}',
      expected:
        'not-json: d.json is not JSON: line 1, column 10: it ends before the "[" of line 1 is closed\n  1 | [{"a": •}\n    |          ^\n-> Correct line 1 of d.json',
    },
    {
      name: 'd.json',
      text: '[{}] []',
      expected:
        'not-json: d.json is not JSON: line 1, column 6: something follows the end of the document\n  1 | [{}] []\n    |      ^\n-> Correct line 1 of d.json',
    },
    {
      name: 'data',
      text: '[{"a": 1]',
      expected:
        'not-json: data is not JSON: line 1, column 9: this cannot close the "{" of line 1\n  1 | [{"a": •]\n    |         ^\n-> Correct line 1 of data',
    },
    {
      name: 'd.json',
      text: '{"a": 1}',
      expected: `not-data: d.json is a JSON object of another kind, not a list of rows\n-> ${help}`,
    },
    {
      name: 'e.json',
      text: '{"values": []}',
      expected: 'not-data: e.json is a Postman environment, not a list of rows\n-> Pass it with --environment',
    },
    { name: 'd.json', text: '5', expected: `not-data: d.json is a number, not a list of rows\n-> ${help}` },
    {
      name: 'd.json',
      text: '[{}, null]',
      expected: 'not-data: row 2 of d.json is null, not an object\n-> Write each row as { "name": value, … }',
    },
    {
      name: 'd.json',
      text: '[[1]]',
      expected: 'not-data: row 1 of d.json is a list, not an object\n-> Write each row as { "name": value, … }',
    },
    {
      name: 'd.json',
      text: '[]',
      expected: 'not-data: d.json has no rows\n-> Add a row, or run without iteration data',
    },
    {
      name: 'd.csv',
      text: 'a,b\n',
      expected: 'not-data: d.csv has no rows\n-> Add a row, or run without iteration data',
    },
    { name: 'd.csv', text: '', expected: 'not-data: d.csv is empty\n-> Save the iteration data there again' },
    { name: 'd.csv', text: ' \n\n', expected: 'not-data: d.csv is empty\n-> Save the iteration data there again' },
    {
      name: 'd.csv',
      text: 'a,b\n"x,1\n2,3\n',
      expected:
        'not-csv: d.csv is not CSV: a quote is never closed (read up to line 3)\n-> Double the quotes inside of quoted cells of d.csv',
    },
    {
      name: 'd.jsonl',
      text: '{"a": 1}\n{"a" 1}\n',
      expected:
        'not-json: d.jsonl is not JSON: line 2, column 6: a colon is missing before this\n  2 | {"•" •}\n    |      ^\n-> Correct line 2 of d.jsonl',
    },
  ])('$name: $text', async ({ name, text, expected }, { scratch }) => {
    await scratch.write(name, text);
    expect(await complaint(openRows(name, scratch.io))).toBe(expected);
  });

  test('a file that does not exist, a directory, a file of others', async ({ scratch }) => {
    await scratch.write('d/rows.csv', '');
    await chmod(await scratch.write('secret.csv', 'a\n1\n'), 0o000);
    expect(await complaint(openRows('e.csv', scratch.io))).toBe(
      'not-found: e.csv does not exist\n-> Check the path given as iteration data',
    );
    expect(await complaint(openRows('d', scratch.io))).toBe(
      'not-readable: d is a directory\n-> Name a file in it: rows.csv',
    );
    expect(await asOrdinaryUser(() => complaint(openRows('secret.csv', scratch.io)))).toBe(
      'not-readable: secret.csv cannot be read: permission denied\n-> Allow reading it, e.g. with chmod u+r secret.csv',
    );
  });
});

describe('a large file', () => {
  const program = `import { openRows } from '../../src/load/rows/rows.ts';
    async function main() {
      const { count, rows } = await openRows(process.argv[2], { cwd: '/', readStandardInput: async () => '' });
      let sum = 0;
      for await (const row of rows()) sum += row.a;
      console.log(count, sum);
    }
    main();`;

  test.for(['csv', 'json'])('of 50 MB of %s fits small memory', { timeout: 120_000 }, async (format, { scratch }) => {
    const name = `${scratch.directory}/big.${format}`;
    await writeBig(name, format, 500_000);
    const child = start('--max-old-space-size=24', await bundle(program, scratch.directory), name);
    expect(await ending(child)).toEqual({ code: 0, output: '500000 124999750000\n' });
  });

  test.for(['csv', 'json'])('of %s is closed when it is left early', async (format, { scratch }) => {
    const name = `${scratch.directory}/big.${format}`;
    await writeBig(name, format, 20_000);
    const { rows } = await openRows(name, scratch.io);
    for await (const row of rows()) if (row['a'] === 3) break;
    await expect.poll(() => openFiles(name)).toEqual([]);
  });
});

/** Rows with a number in `a` and some text in `b`. */
async function writeBig(name: string, format: string, count: number): Promise<void> {
  const text = 'x'.repeat(90);
  const file = createWriteStream(name);
  file.write(format === 'csv' ? 'a,b\n' : '[');
  for (let index = 0; index < count; index++) {
    const object = `${index === 0 ? '' : ','}{"a":${index},"b":"${text}"}\n`;
    if (!file.write(format === 'csv' ? `${index},${text}\n` : object)) await once(file, 'drain');
  }
  file.end(format === 'json' ? ']' : '');
  await finished(file);
}

async function openFiles(name: string): Promise<readonly string[]> {
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((entry) => readlink(`/proc/self/fd/${entry}`).catch(() => '')),
  );
  return links.filter((link) => link === name);
}
