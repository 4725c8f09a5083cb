import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { withLock } from '../../src/save/lock.ts';
import { complaint, test } from '../load/scratch.ts';

test('a file that stays locked is told', async ({ scratch }) => {
  const path = join(scratch.directory, 'x.yaml');
  const text = await withLock(path, () =>
    complaint(
      withLock(path, async () => 'never', 2),
      scratch.directory,
    ),
  );
  expect(text).toBe(
    'locked: <dir>/x.yaml is being written by another process\n-> Wait for it, or remove <dir>/x.yaml.lock when nothing runs',
  );
});

test('the lock goes when the work is done, and when it fails', async ({ scratch }) => {
  const path = join(scratch.directory, 'x.yaml');
  expect(await withLock(path, async () => 'done')).toBe('done');
  const failing = withLock(path, async () => {
    throw new Error('no luck');
  });
  await expect(failing).rejects.toThrow('no luck');
  expect(await readdir(scratch.directory)).toEqual([]);
});
