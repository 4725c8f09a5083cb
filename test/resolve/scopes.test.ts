import { expect, test } from 'vitest';
import { Scope } from '../../src/model/scope.ts';
import { createLookUp, textOf } from '../../src/resolve/scopes.ts';

const everywhere = {
  local: new Scope([{ key: 'name', value: 'local' }]),
  data: { name: 'data' },
  environment: new Scope([{ key: 'name', value: 'environment' }]),
  collection: new Scope([{ key: 'name', value: 'collection' }]),
  globals: new Scope([{ key: 'name', value: 'globals' }]),
  dynamic: { value: (name: string) => (name === 'name' ? 'dynamic' : undefined) },
};

test('the narrowest scope wins: local, data, environment, collection, globals, dynamic', () => {
  const { local, data, environment, collection, globals, dynamic } = everywhere;
  const found = [
    createLookUp(everywhere)('name'),
    createLookUp({ data, environment, collection, globals, dynamic })('name'),
    createLookUp({ environment, collection, globals, dynamic })('name'),
    createLookUp({ collection, globals, dynamic })('name'),
    createLookUp({ globals, dynamic })('name'),
    createLookUp({ dynamic })('name'),
    createLookUp({ local: new Scope() })('name'),
  ];
  expect(found).toEqual(['local', 'data', 'environment', 'collection', 'globals', 'dynamic', undefined]);
  expect(createLookUp({ local })('other')).toBeUndefined();
});

test.each([
  { value: '', expected: '', why: 'an empty cell is a value' },
  { value: 0, expected: '0', why: 'numbers are text' },
  { value: false, expected: 'false', why: 'false is text' },
  { value: [1, 2], expected: '1,2', why: 'arrays are joined' },
  { value: { a: 1 }, expected: '[object Object]', why: 'objects are not JSON' },
  { value: null, expected: undefined, why: 'null leaves the token' },
  { value: undefined, expected: undefined, why: 'nothing leaves the token' },
])('a data cell of $value gives $expected: $why', ({ value, expected }) => {
  const lookUp = createLookUp({ data: { cell: value }, environment: new Scope([{ key: 'cell', value: 'wider' }]) });
  expect(lookUp('cell')).toBe(expected);
});

test('a data row knows nothing but its own columns', () => {
  const lookUp = createLookUp({ data: {}, environment: new Scope() });
  expect(['toString', 'constructor', '__proto__'].map(lookUp)).toEqual([undefined, undefined, undefined]);
});

test('a disabled variable lets the search go on, and of several enabled ones the last counts', () => {
  const environment = new Scope([
    { key: 'a', value: 'first' },
    { key: 'a', value: 'last' },
    { key: 'a', value: 'off', disabled: true },
    { key: 'b', value: 'off', disabled: true },
  ]);
  const lookUp = createLookUp({ environment, globals: new Scope([{ key: 'b', value: 'global' }]) });
  expect([lookUp('a'), lookUp('b')]).toEqual(['last', 'global']);
});

test('a user variable of that name wins over a dynamic one', () => {
  const environment = new Scope([{ key: '$guid', value: 'mine' }]);
  expect(createLookUp({ environment, dynamic: { value: () => 'generated' } })('$guid')).toBe('mine');
});

test('a look-up sees what scripts change later', () => {
  const environment = new Scope();
  const lookUp = createLookUp({ environment });
  environment.apply({ kind: 'set', key: 'token', value: 'new' });
  expect(lookUp('token')).toBe('new');
});

test.each([
  { value: undefined, type: undefined, expected: '' },
  { value: undefined, type: 'string', expected: '' },
  { value: null, type: undefined, expected: 'null' },
  { value: null, type: 'secret', expected: 'null' },
  { value: { a: 1 }, type: 'any', expected: '[object Object]' },
  { value: [1, [2, 3]], type: undefined, expected: '1,2,3' },
  { value: '{"a":1}', type: 'json', expected: '{"a":1}' },
  { value: '{"a":1}', type: 'object', expected: '[object Object]' },
  { value: '[1,2]', type: 'array', expected: '1,2' },
  { value: '[1,', type: 'array', expected: '' },
  { value: 'false', type: 'boolean', expected: 'true' },
  { value: false, type: 'boolean', expected: 'false' },
  { value: '007', type: 'number', expected: '7' },
  { value: '007', type: 'secret', expected: '007' },
  { value: 12345678901234567890n, type: undefined, expected: '12345678901234567890' },
])('$value of type $type is written "$expected"', ({ value, type, expected }) => {
  expect(textOf({ key: 'name', value, type })).toBe(expected);
});
