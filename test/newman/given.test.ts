import { expect, test } from 'vitest';
import newman from '../../src/newman/index.ts';
import type { NewmanRunOptions, NewmanRunSummary } from '../../src/newman/types.ts';

const collection = { info: { name: 'Sample' }, item: [] };

/** What the callback gets; an ES module is strict about what may be written where. */
function play(given: NewmanRunOptions): Promise<{ error: Error | null; summary: NewmanRunSummary | undefined }> {
  return new Promise((resolve) => newman.run(given, (error, summary) => resolve({ error, summary })));
}

test('frozen options are taken', async () => {
  expect((await play(Object.freeze({ collection }))).error).toBeNull();
});

test('options that are no object are told to the callback', async () => {
  expect((await play('collection.json' as never)).error?.message).toBe('expecting a collection to run');
});

test('what newman writes into options is there at once', () => {
  const given: NewmanRunOptions = { collection, workingDir: '' };
  newman.run(given, () => undefined);
  expect(given).toMatchObject({ workingDir: process.cwd(), insecureFileRead: true });
});

test.for([{ key: 'a', value: '1' }, ['a=1'], 'a=1', 5, [null], {}, null])('%o sets no variable', async (given) => {
  const { error, summary } = await play({ collection, envVar: given as never, globalVar: given as never });
  expect(error).toBeNull();
  for (const scope of [summary?.environment, summary?.globals])
    expect(scope).toMatchObject({ values: { members: [] } });
});
