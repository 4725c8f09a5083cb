import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyLog } from '../../src/save/key-log.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postino-keys-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('lines are added to what is there, for the owner alone, and none after it was closed', () => {
  for (const line of ['a\n', 'b\n']) {
    const add = openKeyLog('new/keys.log', folder);
    add(Buffer.from(line));
    add.close();
    add.close();
    add(Buffer.from('late\n'));
  }
  expect(readFileSync(join(folder, 'new/keys.log'), 'utf8')).toBe('a\nb\n');
  expect(statSync(join(folder, 'new/keys.log')).mode & 0o777).toBe(0o600);
});

test.skipIf(!existsSync('/proc/self/fd'))('a closed one holds no file', () => {
  const add = openKeyLog('held.log', folder);
  expect(openFiles()).toContain(join(folder, 'held.log'));
  add.close();
  expect(openFiles()).not.toContain(join(folder, 'held.log'));
});

test('a file that cannot be written is told', () => {
  expect(() => openKeyLog('.', folder)).toThrowError(expect.objectContaining({ code: 'not-writable' }));
});

function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      return [readlinkSync(`/proc/self/fd/${name}`)];
    } catch {
      return [];
    }
  });
}
