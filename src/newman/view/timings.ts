import type { Exchange } from '../../model/exchange.ts';

const phases = ['response', 'dns', 'firstByte'] as const;

/** newman's times of a run in milliseconds, in its order; `started` and `completed` come with the events. */
export function noTimings(): Record<string, number> {
  const names = phases.flatMap((phase) => ['Average', 'Min', 'Max', 'Sd'].map((end) => `${phase}${end}`));
  return Object.fromEntries(names.map((name) => [name, 0]));
}

/**
 * Takes one more answer into the averages; `count` is the number of requests so far, failed ones included, as in newman.
 * The deviation is Welford's (https://en.wikipedia.org/wiki/Algorithms_for_calculating_variance).
 */
export function addTimings(
  timings: Record<string, number>,
  { response, hops }: Exchange,
  count: number,
  isVerbose: boolean,
): void {
  const known = isVerbose ? hops.at(-1)?.timings : undefined;
  const values = { response: response?.milliseconds, dns: known?.dns, firstByte: known?.firstByte };
  for (const phase of phases) {
    const value = values[phase];
    if (value) addTiming(timings, phase, value, count);
  }
}

function addTiming(timings: Record<string, number>, phase: string, value: number, count: number): void {
  const read = (end: string): number => timings[`${phase}${end}`] ?? 0;
  const before = read('Average');
  const average = (before * (count - 1) + value) / count;
  const variance = (read('Sd') ** 2 * (count - 1) + (value - before) * (value - average)) / count;
  timings[`${phase}Average`] = average;
  timings[`${phase}Min`] = read('Min') === 0 ? value : Math.min(read('Min'), value);
  timings[`${phase}Max`] = Math.max(read('Max'), value);
  timings[`${phase}Sd`] = Math.sqrt(variance);
}
