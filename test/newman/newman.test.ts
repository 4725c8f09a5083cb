import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { normalise, normaliseText } from './normalise.ts';
// @ts-expect-error: plain JavaScript, which the players read too.
import { scenarios } from './scenarios.mjs';

interface Played {
  readonly log: readonly (readonly unknown[] | string)[];
  readonly error: unknown;
  readonly summary: unknown;
  readonly exports: readonly { readonly name: string; readonly content: unknown }[];
  readonly reporters: readonly string[];
  readonly screen: string;
  readonly files: Readonly<Record<string, string>>;
}

type Results = Readonly<Record<string, Played>>;

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newman-'));
let newman: Results;
let postino: Results;

beforeAll(async () => {
  newman = await play('newman');
  postino = await play(join(root, 'dist/newman/index.cjs'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** All scenarios in one process, as colours of newman's screen are asked for. */
async function play(library: string): Promise<Results> {
  const file = join(folder, 'results.json');
  await promisify(execFile)(process.execPath, [join(root, 'test/newman/play.mjs'), library, file], {
    env: { ...process.env, FORCE_COLOR: '1' },
  });
  return JSON.parse(readFileSync(file, 'utf8'));
}

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
