import { array, assert, constantFrom, integer, jsonValue, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from '../../src/load/text/json-error.ts';

test.each([
  { text: '{"a": 1 "b": 2}', offset: 8, problem: 'a comma is missing before this' },
  { text: '["a" "b"]', offset: 5, problem: 'a comma is missing before this' },
  { text: '{"a" 1}', offset: 5, problem: 'a colon is missing before this' },
  { text: '{"a": 1,}', offset: 8, problem: 'a comma or colon before this has nothing after it' },
  { text: '[1,]', offset: 3, problem: 'a comma or colon before this has nothing after it' },
  { text: '{"a":}', offset: 5, problem: 'a comma or colon before this has nothing after it' },
  { text: '[,1]', offset: 1, problem: 'there is nothing before this comma' },
  { text: "{'a': 1}", offset: 1, problem: 'text needs double quotes, not single ones' },
  { text: '{a: 1}', offset: 1, problem: 'a name in double quotes is expected here' },
  { text: '{"a": yes}', offset: 6, problem: 'a value is expected here' },
  { text: '{"a": {{token}}}', offset: 7, problem: 'a name in double quotes is expected here' },
  { text: '[01]', offset: 1, problem: 'JSON does not write numbers like this' },
  { text: '[+1]', offset: 1, problem: 'JSON does not write numbers like this' },
  { text: '[1.]', offset: 1, problem: 'JSON does not write numbers like this' },
  { text: '// hi\n{}', offset: 0, problem: 'JSON has no comments' },
  { text: '{} /* hi */', offset: 3, problem: 'JSON has no comments' },
  { text: '{} {}', offset: 3, problem: 'something follows the end of the document' },
  { text: '{"a": "x\ny"}', offset: 6, problem: 'this text is not closed on its line' },
  { text: '{"a": "x', offset: 6, problem: 'this text is never closed' },
  { text: '["a\tb"]', offset: 3, problem: 'the control character \\u0009 must be escaped' },
  { text: '["C:\\data"]', offset: 4, problem: 'JSON has no such escape; a backslash is written \\\\' },
  { text: '{\n"a": [1}', offset: 9, problem: 'this cannot close the "[" of line 2' },
  { text: '{\n"a": [1', offset: 9, problem: 'it ends before the "[" of line 2 is closed' },
  { text: '', offset: 0, problem: 'there is nothing in it' },
])('$text: $problem', ({ text, offset, problem }) => {
  expect(findJsonError(text)).toEqual({ offset, problem });
});

test('it finds an error exactly where JSON.parse does', () => {
  const piece = constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', '-', '.', 'e', 'null', '\n', ' ', '/', 'x');
  const edits = array(tuple(integer({ min: 0, max: 60 }), piece), { maxLength: 3 });
  assert(
    property(jsonValue({ maxDepth: 4 }), edits, (value, changes) => {
      let text = JSON.stringify(value, null, 1);
      for (const [at, inserted] of changes) text = text.slice(0, at) + inserted + text.slice(at + (at % 2));
      expect(findJsonError(text) === undefined, text).toBe(isJson(text));
    }),
    { numRuns: 5000 },
  );
});

test('a deeply nested text is no problem', () => {
  expect(findJsonError('['.repeat(200_000))).toMatchObject({ offset: 200_000 });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
