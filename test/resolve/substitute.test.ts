import { fail } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Scope } from '../../src/model/scope.ts';
import type { Row, Variable } from '../../src/model/variable.ts';
import { createLookUp } from '../../src/resolve/scopes.ts';
import { namesIn, substitute, substituteIn } from '../../src/resolve/substitute.ts';
import { postman } from './oracle.ts';

const texts: Readonly<Record<string, string>> = {
  host: 'local.test',
  empty: '',
  ' d ': 'padded',
  'a/b:c#d\\e.f': 'odd',
  i: '1',
  a1: 'nested',
  chained: '{{host}}',
  self: '{{self}}',
  ping: '{{pong}}',
  pong: '{{ping}}',
  dollar: '$& $1 $$',
  half: '{{ho',
  '': 'nameless',
};
const lookUp = (name: string) => (Object.hasOwn(texts, name) ? texts[name] : undefined);

test.each([
  { text: 'plain', expected: 'plain', why: 'no token, no work' },
  { text: '{{host}}', expected: 'local.test', why: 'a known name is replaced' },
  { text: '{{host}}{{host}}', expected: 'local.testlocal.test', why: 'every occurrence' },
  { text: '{{nobody}}', expected: '{{nobody}}', why: 'unknown names stay' },
  { text: 'x{{empty}}y', expected: 'xy', why: 'an empty text replaces by nothing' },
  { text: '{{d}}{{ d }}', expected: '{{d}}padded', why: 'blanks belong to the name' },
  { text: '{{a/b:c#d\\e.f}}', expected: 'odd', why: 'a name may hold anything but braces' },
  { text: '{{}}', expected: 'nameless', why: 'a name may be empty' },
  { text: '{{a{{i}}}}', expected: 'nested', why: 'tokens nest' },
  { text: '{{chained}}', expected: 'local.test', why: 'values may hold tokens' },
  { text: '{{self}}', expected: '{{self}}', why: 'a variable that holds itself leaves its token' },
  { text: '{{ping}}', expected: '{{pong}}', why: 'a cycle ends after 19 passes, an odd number' },
  { text: '{{dollar}}', expected: '$& $1 $$', why: 'a dollar in a value means itself' },
  { text: '{{half}}st}}', expected: 'local.test', why: 'a token may grow together from two parts' },
  { text: '{{{host}}}', expected: '{local.test}', why: 'only two braces belong to a token' },
  { text: '{{ho}st}} {{host} }', expected: '{{ho}st}} {{host} }', why: 'a brace ends a name' },
  { text: '{{ho\nst}}', expected: '{{ho\nst}}', why: 'a line break is a character like others' },
])('$text becomes $expected: $why', ({ text, expected }) => {
  expect(substitute(text, lookUp)).toBe(expected);
});

test('asks nobody when there is no token', () => {
  expect(substitute('a { b } c', () => fail('asked'))).toBe('a { b } c');
});

test('gives up on a variable that multiplies itself instead of filling the memory', () => {
  const result = substitute('{{bomb}}', () => '{{bomb}}'.repeat(64));
  expect(result.startsWith('{{bomb}}')).toBe(true);
});

test('finds the names left in a text, each once, in order', () => {
  expect(namesIn('{{b}} {{a}} {{b}} {c} {{ d }}')).toEqual(['b', 'a', ' d ']);
});

test('substitutes in every string of a value, shares what it did not touch and keeps the rest', () => {
  const value = {
    list: ['{{host}}', 1, null, { deep: 'x{{i}}' }],
    untouched: { list: ['a', { b: true }] },
    '{{host}}': 'property names stay',
    bytes: new Uint8Array([1]),
  };
  const result = substituteIn(value, lookUp);
  expect(result).toEqual({ ...value, list: ['local.test', 1, null, { deep: 'x1' }] });
  expect(result.untouched).toBe(value.untouched);
  expect(result.bytes).toBe(value.bytes);
  expect(value.list[0]).toBe('{{host}}');
  expect(substituteIn(value.untouched, lookUp)).toBe(value.untouched);
});

test('a property named __proto__ stays a property', () => {
  const result = substituteIn(JSON.parse('{"__proto__": {"a": "{{i}}"}}'), lookUp);
  expect(JSON.stringify(result)).toBe('{"__proto__":{"a":"1"}}');
});

const name = fc.constantFrom('a', 'b', 'c', 'ab', ' a ', '', 'a.b', 'A', '1', '$guid2', 'é/:#');
const piece = fc.oneof(
  { weight: 3, arbitrary: name.map((each) => `{{${each}}}`) },
  fc.constantFrom('{', '}', '{{', '}}', 'a', 'b', ' ', '$&', '$1', 'x'),
  fc.string({ maxLength: 3 }),
);
const template = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
// One token at most: values that multiply themselves take the oracle minutes.
const chain = fc
  .tuple(fc.string({ maxLength: 2 }), piece, fc.string({ maxLength: 2 }))
  .map((pieces) => pieces.join(''));
const tokenless = fc.oneof(fc.constantFrom('x', '', '}}'), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const scalar = fc.oneof(chain, tokenless);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  fc.tuple(fc.oneof(scalar, fc.tuple(scalar)), tokenless).map(([first, second]) => [first, second]),
  fc.array(tokenless, { maxLength: 3 }),
  fc.record({ a: scalar, b: tokenless }, { noNullPrototype: true }),
);
const variable: fc.Arbitrary<Variable> = fc.record(
  {
    key: name,
    value,
    type: fc.constantFrom(
      'any',
      'string',
      'number',
      'boolean',
      'secret',
      'json',
      'default',
      'array',
      'object',
      'Number',
    ),
    disabled: fc.boolean(),
  },
  { requiredKeys: ['key', 'value'] },
);
const variables = fc.array(variable, { maxLength: 5 });
// A path like `a.b` finds nested values of Postman's data rows, by an accident that hides the variable `a.b`.
const row: fc.Arbitrary<Row> = fc.dictionary(
  name.filter((each) => !each.includes('.')),
  fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  { maxKeys: 4, noNullPrototype: true },
);

test('replaces and resolves as postman-collection does', () => {
  const cases = fc.record({
    template,
    local: variables,
    data: row,
    environment: variables,
    collection: variables,
    globals: variables,
  });
  fc.assert(
    fc.property(cases, ({ template, local, data, environment, collection, globals }) => {
      const list = (each: readonly Variable[]) => new postman.VariableList(undefined, structuredClone([...each]));
      const definitions = [list(local), data, list(environment), list(collection), list(globals)];
      const expected = postman.Property.replaceSubstitutions(template, definitions);
      const ours = createLookUp({
        local: new Scope(local),
        data,
        environment: new Scope(environment),
        collection: new Scope(collection),
        globals: new Scope(globals),
      });
      expect(substitute(template, ours)).toBe(expected);
    }),
    { numRuns: 10_000, seed: 1 },
  );
}, 120_000);

test('substitutes in JSON values as postman-collection does', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const withTokens = fc.letrec((tie) => ({
    value: fc.oneof(
      template,
      json,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value;
  fc.assert(
    fc.property(fc.dictionary(name, withTokens, { maxKeys: 3, noNullPrototype: true }), variables, (body, scope) => {
      const list = new postman.VariableList(undefined, structuredClone([...scope]));
      const expected = postman.Property.replaceSubstitutionsIn(structuredClone(body), [list]);
      expect(substituteIn(body, createLookUp({ environment: new Scope(scope) }))).toEqual(expected);
    }),
    { numRuns: 10_000, seed: 1 },
  );
}, 120_000);
