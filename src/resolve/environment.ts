import { isDeepStrictEqual } from 'node:util';
import { Scope } from '../model/scope.ts';
import type { Variable } from '../model/variable.ts';

/** Where a variable's value came from: `--env-var`, the process environment, the current file, the shared file. */
export type Origin = 'flag' | 'process' | 'current' | 'initial';

/** A value from a narrower source than the shared file. */
interface Given {
  readonly value: unknown;
  readonly origin: Origin;
}

/** Everything an environment's values can come from. */
export interface EnvironmentSources {
  /** The environment file's variables with their initial values. */
  readonly variables: readonly Variable[];
  readonly current: ReadonlyMap<string, unknown>;
  /** The process environment, or what stands for it. */
  readonly processEnv: Readonly<Record<string, string | undefined>>;
  /** What `--env-var` gave. */
  readonly overrides: ReadonlyMap<string, string>;
}

/** An environment's variables with the values a run starts with, and where each value came from. */
export interface MergedEnvironment {
  readonly variables: readonly Variable[];
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * Gives every variable the value of its narrowest source: `--env-var`, then `POSTINO_<NAME>`, then the current file,
 * then its initial value. Order, types and descriptions stay the file's; variables it does not know follow at the end.
 * A disabled variable is enabled by a value from a narrower source: whoever gives it one means to use it.
 */
export function mergeEnvironment(sources: EnvironmentSources): MergedEnvironment {
  const { variables } = sources;
  const given = collectGiven(sources);
  const counting = countingPlaces(variables);
  const known = variables.map((variable, place) => {
    const found = counting.get(variable.key) === place ? given.get(variable.key) : undefined;
    return found === undefined ? variable : withValue(variable, found.value);
  });
  const added = [...given].filter(([key]) => !counting.has(key)).map(([key, { value }]) => ({ key, value }));
  const origins = new Map([...known, ...added].map(({ key }) => [key, given.get(key)?.origin ?? 'initial'] as const));
  return { variables: [...known, ...added], origins };
}

/**
 * The current values to write after a run: what scripts changed, undefined for what they removed. A value that nobody
 * changed is not among them, so one that came from a flag or the process environment is never written.
 */
export function changedValues(before: readonly Variable[], after: readonly Variable[]): ReadonlyMap<string, unknown> {
  const [old, changed] = [new Scope(before), new Scope(after)];
  const keys = new Set([...before, ...after].map(({ key }) => key));
  const differing = [...keys].filter((key) => !isDeepStrictEqual(old.get(key)?.value, changed.get(key)?.value));
  return new Map(differing.map((key) => [key, changed.get(key)?.value]));
}

/**
 * The process environment is asked only for variables that a file knows: it holds `POSTINO_` settings that are no
 * variables, and from `POSTINO_BASE_URL` nobody could tell `baseUrl`, `base-url` and `base_url` apart.
 */
function collectGiven({ variables, current, processEnv, overrides }: EnvironmentSources): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const [key, value] of current) given.set(key, { value, origin: 'current' });
  for (const key of new Set([...variables.map((each) => each.key), ...current.keys()])) {
    const value = processEnv[processName(key)];
    if (value !== undefined) given.set(key, { value, origin: 'process' });
  }
  for (const [key, value] of overrides) given.set(key, { value, origin: 'flag' });
  return given;
}

/** `base-url` is `POSTINO_BASE_URL`. */
function processName(key: string): string {
  return `POSTINO_${key.toUpperCase().replace(/[-.\s]/g, '_')}`;
}

/** Of several variables with one key the last enabled one counts, or the last at all. */
function countingPlaces(variables: readonly Variable[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [place, { key, disabled }] of variables.entries()) {
    const earlier = places.get(key);
    const isEarlierEnabled = earlier !== undefined && !variables[earlier]?.disabled;
    if (!disabled || !isEarlierEnabled) places.set(key, place);
  }
  return places;
}

function withValue({ disabled: _, ...variable }: Variable, value: unknown): Variable {
  return { ...variable, value: variable.type === 'boolean' ? asBoolean(value) : value };
}

/** Postman takes the text `false` for true; a flag that says `false` means it. */
function asBoolean(value: unknown): unknown {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}
