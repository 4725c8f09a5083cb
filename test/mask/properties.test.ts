import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Mask } from '../../src/mask/mask.ts';

/** Texts of the characters that encodings treat differently; never one of those that are no secrets. */
const secret = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 6, maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'ab1 "\'\\/%+&<>=?#;:.\n\té€😀{}'), minLength: 6, maxLength: 40 }),
    fc.base64String({ minLength: 8, maxLength: 60 }),
  )
  .filter((text) => text.trim().length >= 6 && !/^[*•\s]*$/.test(text));

const around = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'ab1 "\\/%+&;:='), maxLength: 30 }),
);

const html = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const encodings: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  url: (text) => encodeURIComponent(text),
  'small url': (text) => encodeURIComponent(text).replace(/%[\dA-F]{2}/g, (escaped) => escaped.toLowerCase()),
  form: (text) => new URLSearchParams([[text, '']]).toString().slice(0, -1),
  json: (text) => JSON.stringify(text).slice(1, -1),
  'ascii json': (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  html,
  hex: (text) => Buffer.from(text, 'utf8').toString('hex'),
};

test.each(Object.entries(encodings))('%s: no secret survives among other text', (_, encode) => {
  fc.assert(
    fc.property(secret, around, around, (hidden, before, after) => {
      const mask = new Mask('***');
      mask.add(hidden);
      const masked = mask.text(encode(before + hidden + after));
      expect(masked).toContain('***');
      expect(masked.replaceAll('***', '\u0000')).not.toContain(encode(hidden));
      expect(mask.text(masked)).toBe(masked);
    }),
    { numRuns: 300 },
  );
});

test.each(['base64', 'base64url'] as const)('%s: no secret survives at any place among other bytes', (encoding) => {
  fc.assert(
    fc.property(secret, fc.uint8Array({ maxLength: 7 }), fc.uint8Array({ maxLength: 7 }), (hidden, before, after) => {
      const mask = new Mask('***');
      mask.add(hidden);
      const encoded = Buffer.concat([before, Buffer.from(hidden, 'utf8'), after]).toString(encoding);
      const [left = '', ...right] = mask.text(encoded).split('***');
      expect(right).not.toEqual([]);
      const seen = [left, ...right].map((part) => Buffer.from(part, encoding).toString('utf8'));
      for (const part of seen) expect(part).not.toContain(hidden);
      expect(left.length).toBeLessThanOrEqual(Math.ceil((before.length * 4) / 3));
    }),
    { numRuns: 300 },
  );
});

test('several secrets, whatever they share, are gone and stay gone', () => {
  const few = fc.string({ unit: fc.constantFrom(...'ab"\\%4'), minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(few, { minLength: 1, maxLength: 8 }),
      fc.array(around, { maxLength: 8 }),
      (secrets, others) => {
        const mask = new Mask('***');
        for (const each of secrets) mask.add(each);
        const masked = mask.text(secrets.map((each, index) => each + (others[index] ?? '')).join(''));
        for (const each of secrets) expect(masked).not.toContain(each);
        expect(mask.text(masked)).toBe(masked);
      },
    ),
  );
});
