import { expect, test } from 'vitest';
import { stripJsonComments } from '../../src/send/body/json-comments.ts';

test.each([
  { text: '{"a":1}', expected: '{"a":1}', why: 'nothing to strip' },
  { text: '{"a":1 // b\n}', expected: '{"a":1 \n}', why: 'a line comment leaves its line end' },
  { text: '{// a\r\n}', expected: '{\n}', why: 'and takes a carriage return along' },
  { text: '{/* a\nb */}', expected: '{}', why: 'a block comment goes whole' },
  { text: '{"a":"// b /* c */"}', expected: '{"a":"// b /* c */"}', why: 'strings stay' },
  { text: '{"a":"\\"// b"}// c', expected: '{"a":"\\"// b"}', why: 'an escaped quote does not end a string' },
  { text: '{"a":"\\\\"// b\n}', expected: '{"a":"\\\\"\n}', why: 'an escaped backslash does' },
  { text: '{ a / b // c', expected: '{ a / b ', why: 'text that is not JSON too' },
  { text: '{/* a', expected: '{', why: 'an open comment ends with the text' },
  { text: '{"a // b', expected: '{"a // b', why: 'an open string ends with the text' },
  { text: '{/*/ a */}', expected: '{}', why: 'the opening star does not close' },
])('$text: $why', ({ text, expected }) => {
  expect(stripJsonComments(text)).toBe(expected);
});
