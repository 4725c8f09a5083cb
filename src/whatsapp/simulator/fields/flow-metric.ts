import { numberFrom } from '../chance.ts';
import { invalidParameter } from '../graph-error.ts';
import type { FlowNode } from '../node.ts';

const hour = 60 * 60 * 1000;
const granularities: Readonly<Record<string, number>> = {
  HOUR: hour,
  DAY: 24 * hour,
  LIFETIME: Number.POSITIVE_INFINITY,
};
const mostPoints = 100;

/** What each metric tells about one span of time; the numbers are made up, and always the same. */
const metrics: Readonly<Record<string, (seed: string) => Readonly<Record<string, number>>>> = {
  ENDPOINT_REQUEST_COUNT: (seed) => ({ value: numberFrom(seed, 1, 500) }),
  ENDPOINT_REQUEST_ERROR: (seed) => ({ timeout_error: numberFrom(seed, 0, 40) }),
  ENDPOINT_REQUEST_ERROR_RATE: (seed) => ({ value: numberFrom(seed, 0, 10_000) / 100_000 }),
  ENDPOINT_REQUEST_LATENCY_SECONDS_CEIL: (seed) => ({ 1: numberFrom(seed, 1, 400), 2: numberFrom(`${seed}/2`, 0, 9) }),
  ENDPOINT_AVAILABILITY: (seed) => ({ succeeded: numberFrom(seed, 100, 900), failed: numberFrom(`${seed}/f`, 0, 30) }),
};

/** `metric.name(…).granularity(…).since(…).until(…)` of a flow's endpoint. */
export function flowMetric({ id }: FlowNode, parameters: ReadonlyMap<string, string>): unknown {
  const name = oneOf(parameters, 'name', Object.keys(metrics));
  const granularity = oneOf(parameters, 'granularity', Object.keys(granularities));
  const since = dayOf(parameters.get('since'), 'since');
  const until = parameters.has('until') ? dayOf(parameters.get('until'), 'until') : since + 24 * hour;
  if (until < since) throw invalidParameter('Param until must not be before since');
  const step = granularities[granularity] ?? hour;
  const count = Number.isFinite(step) ? Math.min(mostPoints, Math.max(1, Math.ceil((until - since) / step))) : 1;
  const data_points = Array.from({ length: count }, (_, place) => {
    const at = since + 8 * hour + (place === 0 ? 0 : place * step);
    const values = metrics[name]?.(`${name}/${id}/${at}`) ?? {};
    return {
      timestamp: new Date(at).toISOString().replace('.000Z', '+0000'),
      data: Object.entries(values).map(([key, value]) => ({ key, value })),
    };
  });
  return { granularity, name, data_points };
}

function oneOf(parameters: ReadonlyMap<string, string>, name: string, allowed: readonly string[]): string {
  const value = parameters.get(name) ?? '';
  if (allowed.includes(value)) return value;
  throw invalidParameter(`Param ${name} must be one of {${allowed.join(', ')}} - got "${value}".`);
}

function dayOf(text: string | undefined, name: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) throw invalidParameter(`Param ${name} must be a day, for example 2024-01-28`);
  return time;
}
