import { beforeAll, expect, test } from 'vitest';
import { normalise, normaliseText } from './normalise.ts';
import { type Played, playBoth, type Results } from './played.ts';
// @ts-expect-error: plain JavaScript, which the players read too.
import { scenarios } from './scenarios.mjs';

let newman: Results;
let postino: Results;

beforeAll(async () => {
  [newman, postino] = await playBoth('scenarios.mjs');
}, 120_000);

/** newman goes on emitting after it has ended a run that took too long. */
function untilDone({ log }: Played): readonly unknown[] {
  return log.slice(0, log.findIndex(([event]) => event === 'done') + 1 || undefined);
}

test.for(Object.keys(scenarios as object))('%s: the same events, outcome and summary', (name) => {
  const [theirs, ours] = [newman[name] as Played, postino[name] as Played];
  expect(normalise(untilDone(ours))).toEqual(normalise(untilDone(theirs)));
  expect(normalise(ours.error)).toEqual(normalise(theirs.error));
  expect(normalise(ours.summary)).toEqual(normalise(theirs.summary));
  expect(ours.reporters).toEqual(theirs.reporters);
});

test.for(Object.keys(scenarios as object))('%s: the same screen, reports and files', (name) => {
  const [theirs, ours] = [newman[name] as Played, postino[name] as Played];
  expect(normaliseText(ours.screen)).toBe(normaliseText(theirs.screen));
  expect(normalise(ours.exports)).toEqual(normalise(theirs.exports));
  expect(normalise(ours.files)).toEqual(normalise(theirs.files));
});

test('members of the summary come in newman’s order', () => {
  const name = 'reports of two iterations';
  const orders = [newman, postino].map((results) => ordersOf(normalise(results[name]?.summary)));
  expect(orders[1]).toEqual(orders[0]);
});

function ordersOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).map(([key, each]) => [key, ordersOf(each)]);
}

test('runs at once do not disturb each other', () => {
  const [theirs, ours] = [newman, postino].map((results) => results['several at once'] as unknown as readonly Played[]);
  expect(ours?.length).toBe(3);
  expect(normalise(ours?.map(({ summary }) => summary))).toEqual(normalise(theirs?.map(({ summary }) => summary)));
});
