import { resolve } from 'node:path';
import { OptionError } from '../../errors.ts';
import { currentValuesPath, loadCurrentValues } from '../../load/current-values.ts';
import type { LoadIo } from '../../load/source/source.ts';
import { loadVariables } from '../../load/variables.ts';
import { Scope } from '../../model/scope.ts';
import type { Variable } from '../../model/variable.ts';
import { changedValues, mergeEnvironment, type Origin } from '../../resolve/environment.ts';
import { saveCurrentValues } from '../../save/current-values.ts';
import { parsePairs } from '../options/pairs.ts';
import type { RunSettings } from '../options/settings.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** An environment with its current values, ready to run with. */
export interface OpenEnvironment {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly scope: Scope;
  /** As the shared file has them. */
  readonly initial: readonly Variable[];
  /** The values the run starts with. */
  readonly before: readonly Variable[];
  readonly origins: ReadonlyMap<string, Origin>;
  /** Where current values are kept; absent without an environment file. */
  readonly currentPath: string | undefined;
}

type Settings = Pick<RunSettings, 'environment' | 'currentValues' | 'envVar' | 'saveCurrent'>;

/** Loads an environment and lays current values, `POSTINO_…` and `--env-var` over it, in this order. */
export async function loadEnvironment(settings: Settings, io: LoadIo, terminal: Terminal): Promise<OpenEnvironment> {
  const overrides = parsePairs('--env-var', settings.envVar);
  const currentPath = pathOfCurrent(settings, terminal.cwd);
  if (settings.saveCurrent && currentPath === undefined) {
    throw new OptionError('missing-option', 'there is no place to save current values', {
      hint: 'Give the environment as a file with -e, or name a file with --current-values',
    });
  }
  const file =
    settings.environment === undefined ? undefined : await loadVariables(settings.environment, 'environment', io);
  const initial = file?.variables ?? [];
  const current = currentPath === undefined ? new Map<string, unknown>() : await loadCurrentValues(currentPath);
  const { variables, origins } = mergeEnvironment({ variables: initial, current, processEnv: terminal.env, overrides });
  for (const { type, value } of variables) if (type === 'secret') terminal.mask.add(value);
  return {
    id: file?.id,
    name: file?.name,
    scope: new Scope(variables),
    initial,
    before: variables,
    origins,
    currentPath,
  };
}

/** Writes what changed since loading to the current values. */
export async function saveEnvironment(environment: OpenEnvironment): Promise<void> {
  const { currentPath, before, scope } = environment;
  if (currentPath === undefined) return;
  const changes = changedValues(before, scope.toArray());
  if (changes.size > 0) await saveCurrentValues(currentPath, changes);
}

function pathOfCurrent({ environment, currentValues }: Settings, cwd: string): string | undefined {
  if (currentValues !== undefined) return resolve(cwd, currentValues);
  if (environment === undefined || environment === '-' || /^https?:\/\//i.test(environment)) return undefined;
  return currentValuesPath(resolve(cwd, environment));
}
