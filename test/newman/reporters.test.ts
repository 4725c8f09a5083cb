import { beforeAll, expect, test } from 'vitest';
import { normalise, normaliseText } from './normalise.ts';
import { type Played, playBoth, type Results } from './played.ts';
// @ts-expect-error: plain JavaScript, which the players read too.
import { reporters, scenarios } from './reporter-scenarios.mjs';

let newman: Results;
let postino: Results;

beforeAll(async () => {
  [newman, postino] = await playBoth('reporter-scenarios.mjs');
}, 120_000);

test.for(Object.keys(scenarios as object))('%s: the same report', (name) => {
  const [theirs, ours] = [newman[name] as Played, postino[name] as Played];
  expect(theirs.reporters).toHaveLength(1);
  expect(ours.reporters).toEqual(theirs.reporters);
  expect(linesOf(ours.screen)).toEqual(linesOf(theirs.screen));
  expect(reportsOf(ours)).toEqual(reportsOf(theirs));
});

test.for(Object.keys(reporters as object))('%s: tells something', (name) => {
  const { files, screen } = postino[`${name}: all passes`] as Played;
  expect(files.length + screen.length).toBeGreaterThan(0);
});

/** A line is text, or JSON that stands in one. */
function linesOf(screen: string): readonly unknown[] {
  return screen.split('\n').map((line) => normalise(line));
}

/** Some reporters name their files by chance. */
function reportsOf({ files }: Played): readonly unknown[] {
  const reports = files.map(({ name, text }) => ({ name: normaliseText(name), text: normalise(text) }));
  return reports.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}
