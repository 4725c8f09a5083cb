import { OptionError, SaveError } from '../../errors.ts';
import { mayBeSecret, shownValue } from '../../mask/variable.ts';
import type { Variable } from '../../model/variable.ts';
import { saveCurrentValues } from '../../save/current-values.ts';
import { loadEnvironment, type OpenEnvironment } from '../run/environment.ts';
import { alignRows } from '../terminal/align.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What `postino env` is told: which environment, and how to print it. */
export interface EnvSettings {
  readonly environment: string;
  readonly currentValues?: string | undefined;
  readonly reveal?: boolean | undefined;
  readonly json?: boolean | undefined;
}

const origins = {
  flag: 'command line',
  process: 'process environment',
  current: 'current value',
  initial: 'initial value',
} as const;

/** `postino env list`: every variable with its value (secrets hidden) and where the value comes from. */
export async function listVariables(settings: EnvSettings, terminal: Terminal): Promise<void> {
  const environment = await open(settings, terminal);
  const rows = environment.scope.toArray().map((variable) => ({
    variable: variable.key,
    value: shownValue(variable, terminal.mask),
    from: sourceOf(variable, environment),
    description: variable.description ?? '',
  }));
  print(rows, settings, terminal);
}

/** `postino env get`: one value, as it is, for a shell to take. A secret needs `--reveal`. */
export async function getVariable(name: string, settings: EnvSettings, terminal: Terminal): Promise<void> {
  const environment = await open(settings, terminal);
  const variable = known(environment, name);
  if (mayBeSecret(variable) && !settings.reveal) {
    throw new OptionError('missing-option', `${name} is a secret or named like one, and its value would be printed`, {
      hint: 'Add --reveal if that is what you want',
    });
  }
  const text = `${textOf(variable.value)}\n`;
  if (settings.reveal) terminal.printSecret(text);
  else terminal.print(text);
}

/** `postino env set`: a new current value; `-` reads it from standard input, so that it stays out of the shell's history. */
export async function setVariable(
  name: string,
  value: string,
  settings: EnvSettings,
  terminal: Terminal,
): Promise<void> {
  const environment = await open(settings, terminal);
  const text = value === '-' ? (await terminal.readStandardInput()).replace(/\r?\n$/, '') : value;
  await save(environment, new Map([[name, text]]));
  terminal.print(`${name} set in ${environment.currentPath}\n`);
}

/** `postino env unset`: forgets a current value; the initial one counts again. */
export async function unsetVariable(name: string, settings: EnvSettings, terminal: Terminal): Promise<void> {
  const environment = await open(settings, terminal);
  known(environment, name);
  await save(environment, new Map([[name, undefined]]));
  terminal.print(`${name} unset in ${environment.currentPath}\n`);
}

/** `postino env diff`: the variables whose current value is not the initial one. */
export async function diffVariables(settings: EnvSettings, terminal: Terminal): Promise<void> {
  const environment = await open(settings, terminal);
  const initial = new Map(environment.initial.map((variable) => [variable.key, variable]));
  const rows = environment.scope
    .toArray()
    .filter(({ key, value }) => textOf(value) !== textOf(initial.get(key)?.value))
    .map((variable) => ({
      variable: variable.key,
      initial: shownValue(initial.get(variable.key) ?? { ...variable, value: '' }, terminal.mask),
      current: shownValue(variable, terminal.mask),
      from: origins[environment.origins.get(variable.key) ?? 'initial'],
    }));
  if (rows.length === 0 && !settings.json) terminal.print('Every variable has its initial value\n');
  else print(rows, settings, terminal);
}

function open({ environment, currentValues }: EnvSettings, terminal: Terminal): Promise<OpenEnvironment> {
  const io = { cwd: terminal.cwd, readStandardInput: terminal.readStandardInput };
  return loadEnvironment({ environment, currentValues }, io, terminal);
}

async function save(environment: OpenEnvironment, changes: ReadonlyMap<string, unknown>): Promise<void> {
  if (environment.currentPath === undefined) {
    throw new SaveError('not-writable', 'this environment has no place for current values', {
      hint: 'Name a file with --current-values',
    });
  }
  await saveCurrentValues(environment.currentPath, changes);
}

function known({ scope }: OpenEnvironment, name: string): Variable {
  const variable = scope.get(name);
  if (variable !== undefined) return variable;
  throw new SaveError('unknown-variable', `the environment has no variable named "${name}"`, {
    hint: 'List them with postino env list',
  });
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function sourceOf({ key, value, disabled }: Variable, environment: OpenEnvironment): string {
  if (disabled) return 'switched off';
  return textOf(value) === '' ? '' : origins[environment.origins.get(key) ?? 'initial'];
}

function print(rows: readonly Readonly<Record<string, string>>[], { json }: EnvSettings, terminal: Terminal): void {
  terminal.print(json ? `${JSON.stringify(rows, null, 2)}\n` : alignRows(rows, terminal.columns));
}
