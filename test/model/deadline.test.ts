import { getEventListeners, once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { Deadline, longestTimer } from '../../src/model/deadline.ts';
import { amidCollections } from '../fixtures/garbage.ts';

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('aborts when its time is over, whatever is collected meanwhile', async () => {
  const { signal } = new Deadline(100, new AbortController().signal);
  await amidCollections(() => once(signal, 'abort'));
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  expect(signal.reason).toBeInstanceOf(DOMException);
});

test.each(['the first', 'the second'])('aborts with %s of its signals, and for its reason', (which) => {
  const [first, second] = [new AbortController(), new AbortController()];
  const { signal } = new Deadline(60_000, undefined, first.signal, second.signal);
  expect(signal.aborted).toBe(false);
  (which === 'the first' ? first : second).abort(which);
  expect(signal.reason).toBe(which);
});

test('is over from the start with a signal that is', () => {
  expect(new Deadline(0, new AbortController().signal, AbortSignal.abort('before')).signal.reason).toBe('before');
});

test('however many there are, a signal has one listener, and none ends that was cleared', () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const deadlines = Array.from({ length: 20 }, () => new Deadline(60_000, first.signal, second.signal));
  for (const { signal } of [first, second]) expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  for (const deadline of deadlines.slice(1)) deadline.clear();
  second.abort();
  expect(deadlines.map(({ signal }) => signal.aborted)).toEqual([true, ...Array(19).fill(false)]);
});

describe('never ends by itself', () => {
  test.each([0, -1, Number.NaN, longestTimer + 1, 2 ** 40, Number.POSITIVE_INFINITY])(
    'at once, after %d ms',
    async (milliseconds) => {
      const deadline = new Deadline(milliseconds);
      await later(30);
      expect(deadline.signal.aborted).toBe(false);
      deadline.clear();
    },
  );

  test('once it is cleared', async () => {
    const deadline = new Deadline(10);
    deadline.clear();
    await later(50);
    expect(deadline.signal.aborted).toBe(false);
  });
});
