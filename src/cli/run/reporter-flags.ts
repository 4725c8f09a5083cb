import { OptionError } from '../../errors.ts';
import { camelCase } from '../options/flags.ts';
import { type ReporterSettings, reporterOptionTable } from '../options/reporter-table.ts';
import { checkReporterOption, type ReporterComplaint, reporterPrefix, unknownReporterFlag } from './reporter-check.ts';

/** One `--reporter-…` as it was typed: what stands behind the prefix, and its value. */
export interface ReporterFlag {
  readonly name: string;
  readonly value: string | true;
}

/**
 * Takes the options of reporters out of a command line: `--reporter-json-export=a.json`, `--reporter-json-export a.json`
 * or, without a value, `--reporter-cli-no-summary`. Which reporter each is for is known when the reporters are.
 */
export function takeReporterFlags(argv: readonly string[]): {
  rest: readonly string[];
  flags: readonly ReporterFlag[];
} {
  const rest: string[] = [];
  const flags: ReporterFlag[] = [];
  const words = [...argv];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--') return { rest: [...rest, word, ...words], flags };
    if (!word.startsWith(reporterPrefix)) {
      rest.push(word);
      continue;
    }
    const [name = '', ...value] = word.slice(reporterPrefix.length).split('=');
    const isAlone = words[0] === undefined || words[0].startsWith('-') || (isSwitch(name) && !isTruth(words[0]));
    if (value.length > 0) flags.push({ name, value: value.join('=') });
    else flags.push({ name, value: isAlone ? true : (words.shift() as string) });
  }
  return { rest, flags };
}

/**
 * Gives each reporter its options. What begins with no reporter's name is for all of them and counts more, as in newman:
 * `--reporter-export report.json`.
 */
export function assignReporterFlags(flags: readonly ReporterFlag[], reporters: readonly string[]): ReporterSettings {
  const own: Record<string, Record<string, string | boolean>> = {};
  const general: Record<string, string | true> = {};
  for (const { name, value } of flags) {
    const reporter = longest([...reporters, ...Object.keys(reporterOptionTable)].filter((each) => isFor(each, name)));
    if (reporter === undefined) general[generalKey(name, reporters)] = value;
    else {
      const key = camelCase(name.slice(reporter.length + 1));
      own[reporter] = { ...own[reporter], [key]: settled(reporter, key, value) };
    }
  }
  for (const reporter of reporters) own[reporter] = { ...own[reporter], ...ofThose(general, reporter) };
  return own;
}

function settled(reporter: string, key: string, value: string | true): string | boolean {
  const complaint = checkReporterOption(reporter, key, value);
  if (complaint !== undefined) throw asError(complaint);
  if (reporterOptionTable[reporter]?.[key]?.type !== 'switch') return value;
  return value !== 'false';
}

/** Something for all reporters has to be known to one of them, if all of them are Postino's own. */
function generalKey(name: string, reporters: readonly string[]): string {
  const key = camelCase(name);
  const isKnown = reporters.some((each) => reporterOptionTable[each]?.[key] !== undefined);
  const areAllOwn = reporters.every((each) => reporterOptionTable[each] !== undefined);
  if (areAllOwn && !isKnown) throw asError(unknownReporterFlag(`${reporterPrefix}${name}`));
  return key;
}

function ofThose(general: Readonly<Record<string, string | true>>, reporter: string): ReporterSettings[string] {
  const table = reporterOptionTable[reporter];
  if (table === undefined) return general;
  const known = Object.entries(general).filter(([key]) => table[key] !== undefined);
  return Object.fromEntries(known.map(([key, value]) => [key, settled(reporter, key, value)]));
}

function asError({ code, problem, hint }: ReporterComplaint): OptionError {
  return new OptionError(code, problem, { hint });
}

function isTruth(word: string): boolean {
  return word === 'true' || word === 'false';
}

function isSwitch(name: string): boolean {
  return Object.entries(reporterOptionTable).some(
    ([reporter, table]) =>
      isFor(reporter, name) && table[camelCase(name.slice(reporter.length + 1))]?.type === 'switch',
  );
}

function isFor(reporter: string, name: string): boolean {
  return name.startsWith(`${reporter}-`);
}

function longest(names: readonly string[]): string | undefined {
  return [...names].sort((one, other) => other.length - one.length)[0];
}
