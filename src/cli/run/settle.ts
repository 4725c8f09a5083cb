import { OptionError } from '../../errors.ts';
import { findConfigFiles } from '../config/files.ts';
import type { Layer } from '../config/layer.ts';
import type { ReporterSettings } from '../options/reporter-table.ts';
import { fillAlone } from '../options/run-options.ts';
import type { RunSettings } from '../options/settings.ts';
import { optionTable } from '../options/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { assignReporterFlags, type ReporterFlag } from './reporter-flags.ts';

/** Everything a run is told, wherever it came from. */
export interface RunPlan extends RunSettings {
  readonly collection: string;
  readonly reporter: ReporterSettings;
}

/** A command line of `postino run`, as it was typed. */
export interface TypedRun {
  readonly sources: readonly string[];
  readonly typed: RunSettings;
  readonly flags: readonly ReporterFlag[];
}

/** Puts together what was typed and what stands in configuration files. */
export async function settle(run: TypedRun, terminal: Terminal): Promise<RunPlan> {
  const layers = await readLayers(run, terminal);
  const collection = layers.find((layer) => layer.collection !== undefined)?.collection;
  if (collection === undefined) {
    throw new OptionError('missing-option', 'there is no collection to run', {
      hint: 'Name it: postino run <collection>, or set "collection" in postino.config.yaml',
    });
  }
  return { ...mergeSettings(layers), collection, reporter: mergeReporters(layers) };
}

/** What each source says, the one that counts most first: the command line, then the configuration files. */
export async function readLayers({ sources, typed, flags }: TypedRun, terminal: Terminal): Promise<readonly Layer[]> {
  const [collection, ...more] = sources;
  if (more.length > 0) {
    throw new OptionError('bad-option', `there is one collection to a run, but "${more[0]}" is another word`, {
      hint: `Put quotes around names with blanks, or leave "${more.join(' ')}" out`,
    });
  }
  const { config, ...settings } = fillAlone(typed);
  const files = config === false ? [] : findConfigFiles(config === true ? undefined : config, terminal);
  const fromFiles = files.length === 0 ? [] : await readFiles(files, terminal);
  const reporters = [settings, ...fromFiles.map((layer) => layer.settings)].find((each) => each.reporters)?.reporters;
  const reporter = assignReporterFlags(flags, reporters ?? ['cli']);
  return [{ origin: 'command line', collection, settings, reporter }, ...fromFiles];
}

async function readFiles(files: ReturnType<typeof findConfigFiles>, terminal: Terminal): Promise<readonly Layer[]> {
  const { readLayer } = await import('../config/layer.ts');
  const layers: Layer[] = [];
  for (const file of files) layers.push(await readLayer(file, terminal.cwd, terminal.warn));
  return layers;
}

/** The first source that has an option counts; values by name of all of them come together. */
export function mergeSettings(layers: readonly Layer[]): RunSettings {
  const merged: Record<string, unknown> = {};
  for (const { settings } of layers.toReversed()) {
    for (const [key, value] of Object.entries(settings)) {
      const { type } = optionTable[key as keyof RunSettings];
      const before = merged[key];
      merged[key] = type === 'pairs' && Array.isArray(before) ? [...before, ...(value as readonly string[])] : value;
    }
  }
  return merged;
}

function mergeReporters(layers: readonly Layer[]): ReporterSettings {
  const merged: Record<string, ReporterSettings[string]> = {};
  for (const { reporter } of layers.toReversed()) {
    for (const [name, options] of Object.entries(reporter)) merged[name] = { ...merged[name], ...options };
  }
  return merged;
}
