import { readSettingsFile, type SettingsFile } from '../../load/settings-file.ts';
import { nearest } from '../nearest.ts';
import type { ReporterSettings } from '../options/reporter-table.ts';
import type { RunSettings } from '../options/settings.ts';
import type { OptionSpec } from '../options/spec.ts';
import { optionTable } from '../options/table.ts';
import { checkReporterOption } from '../run/reporter-check.ts';
import { checkSetting, fromFolder } from './check.ts';
import type { ConfigFile } from './files.ts';

/** What one source says about a run. */
export interface Layer {
  /** As users know it: `command line`, or the name of the file. */
  readonly origin: string;
  readonly collection?: string | undefined;
  readonly settings: RunSettings;
  readonly reporter: ReporterSettings;
}

/** Options of newman's library that are none of a command's. */
const newmansOwn = ['newmanVersion', 'reporterOptions', 'requestAgents', 'abortOnFailure'];

/**
 * Reads a configuration file. What is wrong in it is told with its line and column.
 * @throws LoadError when the file or something in it cannot be used
 */
export async function readLayer(file: ConfigFile, cwd: string, warn: (text: string) => void): Promise<Layer> {
  const read = await readSettingsFile(file.path, file.origin);
  const inRun = file.isNewmans && isPlain(read.settings['run']);
  const given = (inRun ? read.settings['run'] : read.settings) as Readonly<Record<string, unknown>>;
  const place = (...path: readonly string[]): readonly string[] => (inRun ? ['run', ...path] : path);
  const settings: Record<string, unknown> = {};
  const { collection, reporter, ...options } = given;
  for (const [key, value] of Object.entries(options)) {
    if (value === null || value === undefined) continue;
    const spec = known(key);
    if (spec !== undefined) settings[key] = await settingOf(key, value, spec, { file, read, place, cwd });
    else if (!file.isNewmans) throw await read.complain(place(key), `there is no option "${key}"`, meant(key));
    else if (!newmansOwn.includes(key)) warn(`postino: ${file.origin}: there is no option "${key}"; it is ignored\n`);
  }
  if (collection !== undefined && typeof collection !== 'string') {
    throw await read.complain(place('collection'), 'collection has to be text', 'Write a path, a URL or a Postman UID');
  }
  return {
    origin: file.origin,
    collection: collection === undefined ? undefined : fromFolder(collection, file.folder, cwd),
    settings,
    reporter: await reporterOf(reporter, { file, read, place, cwd }),
  };
}

interface Context {
  readonly file: ConfigFile;
  readonly read: SettingsFile;
  readonly place: (...path: readonly string[]) => readonly string[];
  readonly cwd: string;
}

async function settingOf(key: string, value: unknown, spec: OptionSpec, context: Context): Promise<unknown> {
  const checked = checkSetting(value, spec);
  if ('problem' in checked) {
    throw await context.read.complain(context.place(key), `${key} ${checked.problem}`, `Correct ${key}`);
  }
  const isPath = spec.type === 'text' && (spec.value === 'file' || spec.value === 'folder');
  return isPath ? fromFolder(String(checked.value), context.file.folder, context.cwd) : checked.value;
}

async function reporterOf(given: unknown, context: Context): Promise<ReporterSettings> {
  const { read, place, file, cwd } = context;
  if (given === undefined || given === null) return {};
  const hint = 'Write options by reporter, e.g. { junit: { export: report.xml } }';
  if (!isPlain(given)) throw await read.complain(place('reporter'), 'reporter has to hold options by reporter', hint);
  const reporters: Record<string, Record<string, string | boolean>> = {};
  for (const [name, options] of Object.entries(given)) {
    if (!isPlain(options)) throw await read.complain(place('reporter', name), `${name} has to hold options`, hint);
    const settled: Record<string, string | boolean> = {};
    for (const [key, value] of Object.entries(options)) {
      const problem = checkReporterOption(name, key, value);
      if (problem !== undefined) {
        throw await read.complain(place('reporter', name, key), problem.problem, problem.hint);
      }
      settled[key] =
        key === 'export' && typeof value === 'string'
          ? fromFolder(value, file.folder, cwd)
          : (value as string | boolean);
    }
    reporters[name] = settled;
  }
  return reporters;
}

function known(key: string): OptionSpec | undefined {
  return Object.hasOwn(optionTable, key) && key !== 'config' ? optionTable[key as keyof RunSettings] : undefined;
}

function meant(key: string): string {
  const close = nearest(key, [
    ...Object.keys(optionTable).filter((name) => name !== 'config'),
    'collection',
    'reporter',
  ]);
  return close === undefined ? 'postino run --help lists the options' : `Did you mean ${close}?`;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
