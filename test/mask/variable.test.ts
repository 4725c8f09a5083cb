import { expect, test } from 'vitest';
import { Mask } from '../../src/mask/mask.ts';
import { isSecret, shownValue } from '../../src/mask/variable.ts';

const metaToken = `EAA${'Gm0PX4ZCpsB'.repeat(4)}`;

test.each([
  { key: 'x', value: 'abc', type: 'secret', shown: '***', secret: true, why: 'its type says secret' },
  { key: 'x', value: '', type: 'secret', shown: '', secret: true, why: 'an empty secret is shown to be empty' },
  { key: 'x', value: metaToken, shown: '***', secret: true, why: 'it looks like a token' },
  { key: 'User-Access-Token', value: 'abc', shown: '***', secret: false, why: 'its name says token' },
  { key: 'DB_PASSWORD', value: 'abc', shown: '***', secret: false, why: 'its name says password' },
  { key: 'x', value: `see ${metaToken}`, shown: 'see ***', secret: false, why: 'a token is a part of it' },
  { key: 'Token-Type', value: 'bearer', shown: 'bearer', secret: false, why: 'its name is about tokens only' },
  { key: 'x', value: 5, shown: '5', secret: false, why: 'a number' },
  { key: 'x', value: { a: [1] }, shown: '{"a":[1]}', secret: false, why: 'an object as JSON' },
  { key: 'x', value: null, shown: '', secret: false, why: 'no value' },
])('$key = $value is shown as "$shown": $why', ({ shown, secret, ...variable }) => {
  expect(shownValue(variable, new Mask('***'))).toBe(shown);
  expect(isSecret(variable)).toBe(secret);
});
