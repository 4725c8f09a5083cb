import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Mask } from '../../src/mask/mask.ts';
import { showBody } from '../../src/report/body.ts';
import { hideUpTo } from '../../src/report/hidden.ts';

test('no part of a secret shows where a long text is cut', () => {
  const secret = 'QXJKVWZY'.repeat(4);
  const mask = new Mask('*');
  mask.add(secret);
  const hide = (text: string) => mask.text(text);
  const long = fc.array(
    fc.oneof(
      fc.constant(secret),
      fc.nat(9_000).map((length) => '.'.repeat(length)),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(long, fc.nat(9_000), (parts, limit) => {
      const text = parts.join('');
      const shown = hideUpTo(text, limit, hide);
      expect(shown.text).toMatch(/^[.*]*$/);
      expect(shown.text.length).toBeLessThanOrEqual(limit);
      if (!shown.isCut) expect(shown.text).toBe(hide(text));
    }),
  );
});

test.each([
  { before: 0, shown: /^\*{3}/ },
  // One character goes with base64.
  { before: 1990, shown: /^\.{1989,1990}\*{3}/ },
])('a secret longer than any margin is hidden, $before characters after the beginning', ({ before, shown }) => {
  const secret = Array.from({ length: 2000 }, (_, index) => `s3cret${index}`).join('-');
  const mask = new Mask('***');
  mask.add(secret);
  const hide = (text: string) => mask.text(text);
  for (const form of [secret, encodeURIComponent(`${secret}%`), Buffer.from(secret).toString('base64')]) {
    const { text } = hideUpTo('.'.repeat(before) + form + '.'.repeat(30_000), 2000, hide);
    expect(text).toMatch(shown);
    expect(text.replace('***', '')).toMatch(/^\.*(?:%25)?\.*$/);
  }
  const part = hideUpTo('.'.repeat(before) + secret.slice(0, 8000), 2000, hide, true);
  expect(part.text).toMatch(/^\.*$/);
});

test('a body in UTF-16 that does not say so is withheld where it holds a secret', () => {
  const mask = new Mask('*');
  mask.add('a-long-secret');
  const show = (text: string) => {
    const body = Buffer.from(`\ufeff${text}`, 'utf16le');
    const facts = { status: 200, reason: '', httpVersion: '1.1', headers: [], downloadedBytes: 0, milliseconds: 0 };
    return showBody({ ...facts, body }, 1000, (each) => mask.text(each)).kind;
  };
  expect([show('{"a":"a-long-secret"}'), show('{"a":"another"}')]).toEqual(['withheld', 'binary']);
});

test('a cut leaves no half of a character', () => {
  expect(hideUpTo('😀😀', 3, (text) => text)).toEqual({ text: '😀', isCut: true });
});
