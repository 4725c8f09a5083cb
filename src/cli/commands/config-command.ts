import type { Layer } from '../config/layer.ts';
import { reporterOptionTable } from '../options/reporter-table.ts';
import type { RunSettings } from '../options/settings.ts';
import type { OptionSpec } from '../options/spec.ts';
import { optionTable } from '../options/table.ts';
import { readLayers, type TypedRun } from '../run/settle.ts';
import { alignRows } from '../terminal/align.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface Row {
  readonly option: string;
  readonly value: string;
  readonly from: string;
}

/** `postino config`: every option that a run would have, where it is set, and by whom it is overruled. Values are hidden. */
export async function configCommand(run: TypedRun, json: boolean, terminal: Terminal): Promise<void> {
  const layers = await readLayers(run, terminal);
  const rows = [...collectionRows(layers), ...settingRows(layers), ...reporterRows(layers)];
  if (json) terminal.print(`${JSON.stringify(rows, null, 2)}\n`);
  else if (rows.length === 0) terminal.print('Nothing is set: a run has the defaults\n');
  else
    terminal.print(
      alignRows(
        rows.map((row) => ({ ...row })),
        terminal.columns,
      ),
    );
}

function collectionRows(layers: readonly Layer[]): readonly Row[] {
  const setters = layers.filter(({ collection }) => collection !== undefined);
  return setters
    .slice(0, 1)
    .map(({ collection = '' }) => ({ option: 'collection', value: collection, from: tell(setters) }));
}

function settingRows(layers: readonly Layer[]): readonly Row[] {
  return Object.entries(optionTable).flatMap(([option, spec]) => {
    const key = option as keyof RunSettings;
    const setters = layers.filter(({ settings }) => settings[key] !== undefined);
    if (spec.type === 'pairs')
      return setters.flatMap(({ settings, origin }) => pairRows(option, settings[key], origin));
    return setters.slice(0, 1).map(({ settings }) => ({
      option,
      value: shown(settings[key], spec),
      from: tell(setters),
    }));
  });
}

/** Names, but no values: they may be secret. */
function pairRows(option: string, value: unknown, from: string): readonly Row[] {
  const names = (value as readonly string[]).map((pair) => pair.split('=', 1)[0] ?? '');
  return names.map((name) => ({ option: `${option}.${name}`, value: hidden, from }));
}

function reporterRows(layers: readonly Layer[]): readonly Row[] {
  const keys = layers.flatMap(({ reporter }) =>
    Object.entries(reporter).flatMap(([name, options]) => Object.keys(options).map((key) => `${name}\n${key}`)),
  );
  return [...new Set(keys)].map((both) => {
    const [name = '', key = ''] = both.split('\n');
    const setters = layers.filter(({ reporter }) => reporter[name]?.[key] !== undefined);
    const value = shown(setters[0]?.reporter[name]?.[key], reporterOptionTable[name]?.[key]);
    return { option: `reporter.${name}.${key}`, value, from: tell(setters) };
  });
}

const hidden = '(hidden)';

function shown(value: unknown, spec: OptionSpec | undefined): string {
  if (spec?.secret) return hidden;
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function tell(setters: readonly Layer[]): string {
  const [first, ...others] = setters.map(({ origin }) => origin);
  return others.length === 0 ? (first ?? '') : `${first}, before ${others.join(', ')}`;
}
