import { describe, expect, test } from 'vitest';
import type { Variable } from '../../src/model/variable.ts';
import { changedValues, mergeEnvironment } from '../../src/resolve/environment.ts';

const nothing = { variables: [], current: new Map(), processEnv: {}, overrides: new Map() };
const file: readonly Variable[] = [
  { key: 'baseUrl', value: 'https://graph.test', type: 'default', description: 'Where the API is' },
  { key: 'access-token', value: '', type: 'secret' },
  { key: 'off', value: 'initial', disabled: true },
];

describe('the narrowest source gives the value', () => {
  const current = new Map([['baseUrl', 'from current']]);
  const processEnv = { POSTINO_BASEURL: 'from process' };
  const overrides = new Map([['baseUrl', 'from flag']]);
  test.each([
    { sources: { variables: file }, value: 'https://graph.test', origin: 'initial' },
    { sources: { variables: file, current }, value: 'from current', origin: 'current' },
    { sources: { variables: file, current, processEnv }, value: 'from process', origin: 'process' },
    { sources: { variables: file, current, processEnv, overrides }, value: 'from flag', origin: 'flag' },
  ])('$origin', ({ sources, value, origin }) => {
    const { variables, origins } = mergeEnvironment({ ...nothing, ...sources });
    expect(variables[0]).toEqual({ ...file[0], value });
    expect(origins.get('baseUrl')).toBe(origin);
  });
});

test('keeps order, types and descriptions; what the file does not know follows', () => {
  const { variables, origins } = mergeEnvironment({
    ...nothing,
    variables: file,
    current: new Map<string, unknown>([
      ['captured', { id: 1 }],
      ['access-token', 'secret'],
    ]),
    overrides: new Map([['extra', 'x']]),
  });
  expect(variables).toEqual([
    file[0],
    { key: 'access-token', value: 'secret', type: 'secret' },
    file[2],
    { key: 'captured', value: { id: 1 } },
    { key: 'extra', value: 'x' },
  ]);
  expect([...origins]).toEqual([
    ['baseUrl', 'initial'],
    ['access-token', 'current'],
    ['off', 'initial'],
    ['captured', 'current'],
    ['extra', 'flag'],
  ]);
});

test.each([
  { key: 'access-token', name: 'POSTINO_ACCESS_TOKEN' },
  { key: 'phone number.id', name: 'POSTINO_PHONE_NUMBER_ID' },
  { key: 'baseUrl', name: 'POSTINO_BASEURL' },
  { key: 'WABA_ID', name: 'POSTINO_WABA_ID' },
])('$key comes from $name', ({ key, name }) => {
  const merged = mergeEnvironment({ ...nothing, variables: [{ key, value: '' }], processEnv: { [name]: 'found' } });
  expect(merged.variables).toEqual([{ key, value: 'found' }]);
});

test('the process environment makes no variables of its own, but knows those of the current file', () => {
  const processEnv = { POSTINO_OTHER: 'x', POSTINO_TOKEN: 'found', BASEURL: 'no prefix' };
  const merged = mergeEnvironment({ ...nothing, variables: file, current: new Map([['token', 'old']]), processEnv });
  expect(merged.variables).toEqual([...file, { key: 'token', value: 'found' }]);
});

test('a set but empty process variable is a value', () => {
  const merged = mergeEnvironment({ ...nothing, variables: file, processEnv: { POSTINO_BASEURL: '' } });
  expect(merged.variables[0]?.value).toBe('');
});

test('a narrower source enables a disabled variable', () => {
  const merged = mergeEnvironment({ ...nothing, variables: file, overrides: new Map([['off', 'on']]) });
  expect(merged.variables[2]).toEqual({ key: 'off', value: 'on' });
});

test('of several variables with one key the last enabled one takes the value', () => {
  const variables: readonly Variable[] = [
    { key: 'a', value: '1' },
    { key: 'a', value: '2' },
    { key: 'a', value: '3', disabled: true },
  ];
  const merged = mergeEnvironment({ ...nothing, variables, current: new Map([['a', 'new']]) });
  expect(merged.variables).toEqual([variables[0], { key: 'a', value: 'new' }, variables[2]]);
});

test('a boolean variable takes true and false from a flag at their word', () => {
  const variables: readonly Variable[] = ['a', 'b', 'c'].map((key) => ({ key, value: true, type: 'boolean' }));
  const overrides = new Map([
    ['a', 'false'],
    ['b', 'true'],
    ['c', 'yes'],
  ]);
  const merged = mergeEnvironment({ ...nothing, variables, overrides });
  expect(merged.variables.map(({ value }) => value)).toEqual([false, true, 'yes']);
});

test('names that JavaScript objects inherit are variables like others', () => {
  const current = new Map([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
  const merged = mergeEnvironment({ ...nothing, current });
  expect(merged.variables).toEqual([
    { key: '__proto__', value: 'a' },
    { key: 'constructor', value: 'b' },
  ]);
});

describe('the values to write after a run', () => {
  const before: readonly Variable[] = [
    { key: 'token', value: 'from flag', type: 'secret' },
    { key: 'object', value: { a: [1] } },
    { key: 'off', value: 'x', disabled: true },
  ];
  test.each<{ after: readonly Variable[]; expected: readonly (readonly [string, unknown])[]; why: string }>([
    { after: before, expected: [], why: 'what nobody changed, wherever it came from, is not written' },
    { after: [{ key: 'token', value: 'new' }, ...before.slice(1)], expected: [['token', 'new']], why: 'a change is' },
    { after: [...before, { key: 'made', value: 1 }], expected: [['made', 1]], why: 'a new variable is' },
    { after: before.slice(1), expected: [['token', undefined]], why: 'an unset one is removed' },
    {
      after: [
        { key: 'token', value: 'from flag' },
        { key: 'object', value: { a: [1] } },
      ],
      expected: [],
      why: 'equal values are no change',
    },
    { after: [...before, { key: 'off', value: 'on' }], expected: [['off', 'on']], why: 'disabled ones do not count' },
    {
      after: [],
      expected: [
        ['token', undefined],
        ['object', undefined],
      ],
      why: 'clearing removes all that were there',
    },
  ])('$why', ({ after, expected }) => {
    expect([...changedValues(before, after)]).toEqual(expected);
  });
});
