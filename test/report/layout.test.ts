import { expect, test } from 'vitest';
import { clipEnd, clipStart, indentJson, oneLine, padEnd, splitLines, widthOf } from '../../src/report/layout.ts';

test.each([
  { text: 'abc', width: 3, why: 'a column for each letter' },
  { text: 'é', width: 1, why: 'one for a letter with its mark' },
  { text: 'e\u0301', width: 1, why: 'also if the mark is apart' },
  { text: '漢字', width: 4, why: 'two for each ideograph' },
  { text: '👩‍👩‍👧', width: 2, why: 'two for a family' },
  { text: '✓ …', width: 3, why: 'one for our own marks' },
])('$text takes $width columns: $why', ({ text, width }) => {
  expect(widthOf(text)).toBe(width);
  expect(widthOf(padEnd(text, 10))).toBe(10);
});

test.each([
  { text: 'abcdef', width: 6, end: 'abcdef', start: 'abcdef' },
  { text: 'abcdef', width: 4, end: 'abc…', start: '…def' },
  { text: '漢字漢字', width: 4, end: '漢…', start: '…字' },
])('$text in $width columns is $end or $start', ({ text, width, end, start }) => {
  expect(clipEnd(text, width, '…')).toBe(end);
  expect(clipStart(text, width, '…')).toBe(start);
});

test.each([
  { text: 'a\nb\tc\r', line: String.raw`a\nb\tc\r`, why: 'line ends and tabs' },
  { text: '\u001b[31m\u0000\u009b', line: String.raw`\x1b[31m\x00\x9b`, why: 'escape sequences' },
  { text: 'a\u202eb\u2066', line: String.raw`a\u202eb\u2066`, why: 'changes of direction' },
  { text: 'a\u2028b', line: String.raw`a\u2028b`, why: 'line separators' },
])('$why are written out', ({ text, line }) => {
  expect(oneLine(text)).toBe(line);
});

test('lines may end in every way', () => {
  expect(splitLines('a\r\nb\nc\rd\te')).toEqual(['a', 'b', 'c', 'd  e']);
});

test.each([
  { json: '{"a":[1,{"b":null}],"c":"x,y:{}"}', why: 'nested' },
  { json: '{"a":{},"b":[]}', why: 'empty' },
  { json: '[]', why: 'nothing in it' },
  { json: String.raw`{"a\"b":"\\","c":true}`, why: 'escapes' },
])('JSON gets a line for each member: $why', ({ json }) => {
  expect(indentJson(json)).toBe(JSON.stringify(JSON.parse(json), null, 2));
});

test.each([
  { json: '{"id":12345678901234567890}', indented: '{\n  "id": 12345678901234567890\n}', why: 'ids keep their digits' },
  { json: '{"a":••••••}', indented: '{\n  "a": ••••••\n}', why: 'a hidden number does not matter' },
  { json: '{"a":[1,"tw', indented: '{\n  "a": [\n    1,\n    "tw', why: 'nor does a missing end' },
  { json: '}]{', indented: '\n}\n]{\n  ', why: 'nor does nonsense' },
])('what is not quite JSON is told too: $why', ({ json, indented }) => {
  expect(indentJson(json)).toBe(indented);
});
