import { camelCase } from '../options/flags.ts';
import { reporterPrefix } from '../run/reporter-check.ts';

type Options = Readonly<Record<string, string | true>>;

/** The options of reporters in the form of newman's library. */
export interface NewmanReporterOptions {
  readonly reporterOptions: Options;
  readonly reporter: Readonly<Record<string, Options>>;
}

/**
 * A command line without the options of reporters. Each takes the word behind it along, also where it has a value behind
 * `=` (newman's rule).
 */
export function withoutReporterOptions(argv: readonly string[]): readonly string[] {
  const rest: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (!word.startsWith(reporterPrefix)) rest.push(word);
    else if (isValue(argv[at + 1])) at++;
  }
  return rest;
}

/**
 * Gives each selected reporter what has its name in front of the first dash. Everything else is for all of them, and
 * counts more than their own (newman's rule): reporters with a dash in their names know their options by longer ones.
 */
export function newmanReporterOptions(argv: readonly string[], reporters: unknown): NewmanReporterOptions {
  const names: readonly string[] = Array.isArray(reporters) ? reporters : [];
  const own = new Map(names.map((name) => [name, {} as Record<string, string | true>]));
  const general: Record<string, string | true> = {};
  const words = reporterWords(argv);
  for (let at = 0; at < words.length; at++) {
    const name = (words[at] ?? '').replace(reporterPrefix, '');
    const next = words[at + 1];
    const value = isValue(next) ? next : true;
    if (value !== true) at++;
    const [reporter = ''] = name.split('-', 1);
    const options = own.get(reporter);
    if (options === undefined) general[camelCase(name)] = value;
    else options[camelCase(name.replace(`${reporter}-`, ''))] = value;
  }
  const reporter = Object.fromEntries([...own].map(([name, options]) => [name, { ...options, ...general }]));
  return { reporterOptions: general, reporter };
}

/** The options of reporters, and behind each its value if it has one. */
function reporterWords(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, at) => {
    if (!word.startsWith(reporterPrefix)) return [];
    const [name = '', ...value] = word.split('=');
    if (value.length > 0) return [name, value.join('=')];
    const next = argv[at + 1];
    return isValue(next) ? [word, next] : [word];
  });
}

/** What begins with a dash is no value, wherever it stands. */
function isValue(word: string | undefined): word is string {
  return word !== undefined && word !== '' && !word.startsWith('-');
}
