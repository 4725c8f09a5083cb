import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from './observe.ts';
import type { Outcome } from './outcome.ts';
import { type RecordingServer, startRecordingServer } from './recording-server.ts';
import type { Rule } from './rule.ts';
import { type Newman, startNewman } from './through-newman.ts';
import { runThroughPostino } from './through-postino.ts';

/** One test per rule: the same files through newman and through Postino, and the same outcome. */
export function compareRules(rules: readonly Rule[]): void {
  let server: RecordingServer;
  let newman: Newman;

  beforeAll(async () => {
    server = await startRecordingServer();
    newman = startNewman();
  });
  afterAll(async () => {
    await newman.close();
    await server.close();
  });

  test.each(rules)('$rule', async (rule) => {
    const theirs = await observe(rule, newman.run, server);
    const ours = await observe(rule, runThroughPostino, server);
    const { newman: expected = {}, postino: actual = {} } = rule.differs ?? {};
    expect(theirs).toMatchObject(expected);
    expect(ours).toMatchObject(actual);
    const same = Object.keys(theirs).filter((part) => !(part in actual)) as (keyof Outcome)[];
    expect(only(ours, same)).toEqual(only(theirs, same));
  });
}

function only(outcome: Outcome, parts: readonly (keyof Outcome)[]): Partial<Outcome> {
  return Object.fromEntries(parts.map((part) => [part, outcome[part]]));
}
