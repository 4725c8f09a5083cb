import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Mask } from '../../src/mask/mask.ts';
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

test('a cut leaves no half of a character', () => {
  expect(hideUpTo('😀😀', 3, (text) => text)).toEqual({ text: '😀', isCut: true });
});
