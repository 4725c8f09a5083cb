import { nearest } from '../nearest.ts';
import { flagOf } from '../options/flags.ts';
import { reporterOptionTable } from '../options/reporter-table.ts';

export const reporterPrefix = '--reporter-';

/** What is wrong with an option of a reporter, and what to do about it. */
export interface ReporterComplaint {
  readonly code: 'unknown-option' | 'bad-option';
  readonly problem: string;
  readonly hint: string;
}

/** How an option of a reporter is typed. */
export function reporterFlagOf(reporter: string, key: string): string {
  return `${reporterPrefix}${reporter}${flagOf(key).slice(1)}`;
}

/** Checks an option of one of Postino's own reporters; what others know is theirs to say. */
export function checkReporterOption(reporter: string, key: string, value: unknown): ReporterComplaint | undefined {
  const table = reporterOptionTable[reporter];
  if (table === undefined) return undefined;
  const flag = reporterFlagOf(reporter, key);
  const spec = table[key];
  if (spec === undefined) return unknownReporterFlag(flag);
  if (spec.type !== 'switch') {
    if (typeof value === 'string') return undefined;
    return { code: 'bad-option', problem: `${flag} has no value`, hint: `Write ${flag} <${spec.value}>` };
  }
  if (typeof value === 'boolean' || value === 'true' || value === 'false') return undefined;
  const problem = `${flag} takes no value, but has "${value}"`;
  return { code: 'bad-option', problem, hint: 'Leave the value out, or write true or false' };
}

/** Says that no reporter has this option, and which one may have been meant. */
export function unknownReporterFlag(flag: string): ReporterComplaint {
  const known = Object.entries(reporterOptionTable).flatMap(([reporter, options]) =>
    Object.keys(options).map((key) => reporterFlagOf(reporter, key)),
  );
  const close = nearest(flag, known);
  const hint = close === undefined ? 'postino run --help lists the options of reporters' : `Did you mean ${close}?`;
  return { code: 'unknown-option', problem: `unknown option ${flag}`, hint };
}
