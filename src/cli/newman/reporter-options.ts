import { camelCase } from '../options/flags.ts';
import type { ReporterFlag } from '../run/reporter-flags.ts';

type Options = Readonly<Record<string, string | true>>;

/** The options of reporters in the form of newman's library. */
export interface NewmanReporterOptions {
  readonly reporterOptions: Options;
  readonly reporter: Readonly<Record<string, Options>>;
}

/**
 * Gives each selected reporter what begins with its name. Everything else is for all of them, and counts more than their
 * own: newman's rule.
 */
export function newmanReporterOptions(flags: readonly ReporterFlag[], reporters: unknown): NewmanReporterOptions {
  const names: readonly string[] = Array.isArray(reporters) ? reporters : [];
  const own = new Map(names.map((name) => [name, {} as Record<string, string | true>]));
  const general: Record<string, string | true> = {};
  const longestFirst = [...own.keys()].sort((one, other) => other.length - one.length);
  for (const { name, value } of flags) {
    const reporter = longestFirst.find((each) => name.startsWith(`${each}-`));
    if (reporter === undefined) general[camelCase(name)] = value;
    else own.set(reporter, { ...own.get(reporter), [camelCase(name.slice(reporter.length + 1))]: value });
  }
  const reporter = Object.fromEntries([...own].map(([name, options]) => [name, { ...options, ...general }]));
  return { reporterOptions: general, reporter };
}
