import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from './observe.ts';
import type { Outcome } from './outcome.ts';
import { type RecordingServer, startRecordingServer } from './recording-server.ts';
import type { Rule } from './rule.ts';
import { type Newman, startNewman } from './through-newman.ts';
import { runThroughPostino } from './through-postino.ts';

/** One test per rule: the same files through newman and through Postino, and the same outcome. They run side by side, each with its own server. */
export function compareRules(rules: readonly Rule[]): void {
  let servers: readonly [RecordingServer, RecordingServer];
  let newman: Newman;

  beforeAll(async () => {
    servers = await Promise.all([startRecordingServer(), startRecordingServer()]);
    newman = startNewman();
  });
  afterAll(async () => {
    await newman.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  test.each(rules)('$rule', async (rule) => {
    const [theirs, ours] = await Promise.all([
      observe(rule, newman.run, servers[0]),
      observe(rule, runThroughPostino, servers[1]),
    ]);
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
