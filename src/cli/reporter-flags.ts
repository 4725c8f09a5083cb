import { OptionError } from '../errors.ts';
import type { OptionSpec } from '../options.ts';
import { type ReporterSettings, reporterOptionTable } from '../reporter-options.ts';
import { camelCase, flagOf } from './flags.ts';
import { nearest } from './nearest.ts';

const prefix = '--reporter-';

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
    if (!word.startsWith(prefix)) {
      rest.push(word);
      continue;
    }
    const [name = '', ...value] = word.slice(prefix.length).split('=');
    const isAlone = words[0] === undefined || words[0].startsWith('-') || isSwitch(name);
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
  const general: Record<string, string | boolean> = {};
  for (const { name, value } of flags) {
    const reporter = longest([...reporters, ...Object.keys(reporterOptionTable)].filter((each) => isFor(each, name)));
    if (reporter === undefined) general[generalKey(name, value, reporters)] = value;
    else {
      const key = camelCase(name.slice(reporter.length + 1));
      own[reporter] = { ...own[reporter], [key]: checked(reporter, key, value) };
    }
  }
  for (const reporter of reporters) own[reporter] = { ...own[reporter], ...ofThose(general, reporter) };
  return own;
}

/** How an option of a reporter is typed. */
export function reporterFlagOf(reporter: string, key: string): string {
  return `${prefix}${reporter}${flagOf(key).slice(1)}`;
}

/** Checks an option of one of Postino's own reporters; what others know is theirs to say. */
export function checked(reporter: string, key: string, value: string | boolean): string | boolean {
  const table = reporterOptionTable[reporter];
  if (table === undefined) return value;
  const spec = table[key];
  if (spec === undefined) throw unknown(reporterFlagOf(reporter, key));
  if (spec.type !== 'switch') return value === true ? missing(reporter, key, spec) : value;
  if (value === 'true' || value === true) return true;
  if (value === 'false' || value === false) return false;
  throw new OptionError('bad-option', `${reporterFlagOf(reporter, key)} takes no value, but has "${value}"`, {
    hint: 'Leave the value out, or write true or false',
  });
}

function missing(reporter: string, key: string, { value }: OptionSpec): never {
  const flag = reporterFlagOf(reporter, key);
  throw new OptionError('bad-option', `${flag} has no value`, { hint: `Write ${flag} <${value}>` });
}

/** Something for all reporters has to be known to one of them, if all of them are Postino's own. */
function generalKey(name: string, value: string | true, reporters: readonly string[]): string {
  const key = camelCase(name);
  const takers = reporters.filter((each) => reporterOptionTable[each]?.[key] !== undefined);
  const areAllOwn = reporters.every((each) => reporterOptionTable[each] !== undefined);
  if (areAllOwn && takers.length === 0) throw unknown(`${prefix}${name}`);
  for (const taker of takers) checked(taker, key, value);
  return key;
}

function ofThose(general: Readonly<Record<string, string | boolean>>, reporter: string): typeof general {
  const table = reporterOptionTable[reporter];
  if (table === undefined) return general;
  const known = Object.entries(general).filter(([key]) => table[key] !== undefined);
  return Object.fromEntries(known.map(([key, value]) => [key, checked(reporter, key, value)]));
}

function unknown(flag: string): OptionError {
  const known = Object.entries(reporterOptionTable).flatMap(([reporter, options]) =>
    Object.keys(options).map((key) => reporterFlagOf(reporter, key)),
  );
  const close = nearest(flag, known);
  const hint = close === undefined ? 'postino run --help lists the options of reporters' : `Did you mean ${close}?`;
  return new OptionError('unknown-option', `unknown option ${flag}`, { hint });
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
