import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lane, openLane } from './lane.ts';
import type { Outcome } from './outcome.ts';
import type { Rule } from './rule.ts';

/** newman keeps a core busy for a tenth of a second per rule; two lanes use two. */
const laneCount = 2;

/** One test per rule: the same files through newman and through Postino, and the same outcome. */
export function compareRules(rules: readonly Rule[]): void {
  let lanes: readonly Lane[];

  beforeAll(async () => {
    lanes = await Promise.all(Array.from({ length: laneCount }, openLane));
  });
  afterAll(async () => {
    await Promise.all(lanes.map((lane) => lane.close()));
  });

  for (const [index, rule] of rules.entries()) {
    test.concurrent(rule.rule, async () => {
      const { theirs, ours } = await (lanes[index % laneCount] as Lane).observe(rule);
      const { newman: expected = {}, postino: actual = {} } = rule.differs ?? {};
      if (rule.passes)
        expect({ ...theirs, assertions: failed(theirs) }).toMatchObject({ passed: true, assertions: [] });
      expect(theirs).toMatchObject(expected);
      expect(ours).toMatchObject(actual);
      const same = Object.keys(theirs).filter((part) => !(part in actual)) as (keyof Outcome)[];
      expect(only(ours, same)).toEqual(only(theirs, same));
    });
  }
}

function failed({ assertions }: Outcome): Outcome['assertions'] {
  return assertions.filter(({ outcome }) => outcome === 'failed');
}

function only(outcome: Outcome, parts: readonly (keyof Outcome)[]): Partial<Outcome> {
  return Object.fromEntries(parts.map((part) => [part, outcome[part]]));
}
