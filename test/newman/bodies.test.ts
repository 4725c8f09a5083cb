import { beforeAll, expect, test } from 'vitest';
// @ts-expect-error: plain JavaScript, which the players read too.
import { scenarios } from './body-scenarios.mjs';
import { normalise } from './normalise.ts';
import { type Played, playBoth, type Results } from './played.ts';
import { warningsOf, withoutWarnings } from './warnings.ts';

/** docs/differences.md: unsent-files. */
const unsent = 'a missing file that a GET leaves out';

let newman: Results;
let postino: Results;

beforeAll(async () => {
  [newman, postino] = await playBoth('body-scenarios.mjs');
}, 120_000);

const names = Object.keys(scenarios as object).filter((name) => name !== unsent);

test.for(names)('%s: the same before and after it is sent, and in the summary', (name) => {
  const [theirs, ours] = [newman[name] as Played, postino[name] as Played];
  expect(theirs.log.filter(([event]) => event === 'request')).toHaveLength(2);
  expect(normalise(withoutWarnings(ours.log))).toEqual(normalise(withoutWarnings(theirs.log)));
  expect(warningsOf(ours).toSorted()).toEqual(warningsOf(theirs).toSorted());
  expect(summaryOf(ours)).toEqual(summaryOf(theirs));
});

/** With files it is chance whether newman tells the length: it may know it only when the request is on its way. */
function summaryOf({ summary }: Played): unknown {
  const isLength = ({ key, system }: { readonly key?: string; readonly system?: boolean }) =>
    key === 'Content-Length' && system === true;
  return JSON.parse(JSON.stringify(normalise(summary)), (_key, value) =>
    Array.isArray(value) ? value.filter((each) => !isLength(each ?? {})) : value,
  );
}

test('only newman looks for files that are not sent', () => {
  expect(warningsOf(newman[unsent] as Played)).toHaveLength(1);
  expect(warningsOf(postino[unsent] as Played)).toEqual([]);
});
