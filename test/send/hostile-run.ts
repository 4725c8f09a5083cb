import { expect } from 'vitest';
import { parseCollection } from '../../src/load/collection/collection.ts';
import type { ItemResult } from '../../src/model/result.ts';
import type { RunOptions } from '../../src/run/options.ts';
import { run } from '../../src/run/run.ts';

/** What is to come of a request to a hostile server. */
export interface Expected {
  readonly name: string;
  /** The code of the error, or the status that comes through. */
  readonly outcome: string | number | RegExp;
  readonly message?: string | RegExp;
  readonly body?: string;
  readonly warning?: RegExp;
  /** It ends by our patience alone; so do all whose outcome is `ESOCKETTIMEDOUT`. */
  readonly isWaitedFor?: boolean;
}

/** What came of each request, by its name. */
export interface Met {
  readonly results: Map<string, ItemResult>;
  readonly warnings: Map<string, string>;
}

/** A hostile request, and an ordinary one to the same server. */
export interface Meeting {
  readonly name: string;
  readonly hostile: object | string;
  readonly fine: object | string;
}

/** How long those that keep us waiting are waited for; all others have more time than they need. */
export const patience = 900;

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** One run that meets each, and sends an ordinary request after it. */
export async function meet(meetings: readonly Meeting[], options: RunOptions, met: Met): Promise<void> {
  const item = meetings.flatMap(({ name, hostile, fine }) => [
    { name, request: hostile },
    { name: `after: ${name}`, request: fine },
  ]);
  const collection = await parseCollection({ info: { name: 'Hostile', schema }, item }, 'hostile.json');
  for await (const event of run(collection, { insecure: true, ...options })) {
    if (event.type === 'item-ended') met.results.set(event.result.item.name, event.result);
    if (event.type === 'warning') met.warnings.set(event.item.name, event.text);
  }
}

/** Runs those that wait for nothing apart from those that are waited for. */
export async function meetAll<Case extends Expected>(
  cases: readonly Case[],
  toMeeting: (each: Case) => Meeting,
  options: RunOptions = {},
): Promise<Met> {
  const met: Met = { results: new Map(), warnings: new Map() };
  const isSlow = ({ outcome, isWaitedFor }: Expected) => isWaitedFor || outcome === 'ESOCKETTIMEDOUT';
  const slow = cases.filter(isSlow);
  const quick = cases.filter((each) => !isSlow(each));
  await Promise.all([
    meet(slow.map(toMeeting), { requestTimeout: patience, ...options }, met),
    meet(quick.map(toMeeting), { requestTimeout: 20_000, ...options }, met),
  ]);
  return met;
}

/** Every error has a message that says something, and says what to do next. */
export function expectOutcome({ results, warnings }: Met, { name, outcome, message, body, warning }: Expected): void {
  const result = results.get(name);
  if (result === undefined || result.kind === 'skipped') throw new Error('was not sent');
  const { response, error } = result.exchange;
  const told = error?.code ?? response?.status;
  if (outcome instanceof RegExp) expect(told).toMatch(outcome);
  else expect(told, error?.message).toBe(outcome);
  if (message !== undefined) expect(error?.message).toMatch(message);
  if (error !== undefined)
    expect([error.message, error.hint]).toEqual([expect.stringMatching(/.{7}/), expect.stringMatching(/^[A-Z]/)]);
  if (body !== undefined) expect(String(response?.body)).toBe(body);
  if (warning === undefined) expect(warnings.get(name)).toBeUndefined();
  else expect(warnings.get(name)).toMatch(warning);
}

/** The run went on: each ordinary request got its own answer. */
export function expectNextOnes({ results }: Met, cases: readonly Expected[]): void {
  const answers = cases.map(({ name }) => {
    const result = results.get(`after: ${name}`);
    return `${name}: ${result?.kind === 'answered' ? String(result.exchange.response?.body) : JSON.stringify(result)}`;
  });
  expect(answers).toEqual(cases.map(({ name }) => `${name}: fine`));
}
