import type { OptionSpec } from './spec.ts';

/** Options of reporters, by the reporter's name: `--reporter-junit-export report.xml` is `{ junit: { export: 'report.xml' } }`. */
export type ReporterSettings = Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;

/** The options of each of Postino's own reporters; `--reporter-<name>-<option>` on the command line. */
export const reporterOptionTable: Readonly<Record<string, Readonly<Record<string, OptionSpec>>>> = {
  cli: {
    silent: { type: 'switch', help: 'Print nothing' },
    noBanner: { type: 'switch', help: 'No heading with the name of the collection' },
    noAssertions: { type: 'switch', help: 'No assertions' },
    noSuccessAssertions: { type: 'switch', help: 'No passed assertions, also with --verbose' },
    noConsole: { type: 'switch', help: 'Nothing of what scripts print' },
    noFailures: { type: 'switch', help: 'No list of failures at the end' },
    noSummary: { type: 'switch', help: 'No summary at the end' },
    showTimestamps: { type: 'switch', help: 'The time of day with each request' },
  },
  json: {
    export: { type: 'text', value: 'file', help: 'Where the json reporter writes (default: postino-report.json)' },
  },
  junit: {
    export: { type: 'text', value: 'file', help: 'Where the junit reporter writes (default: postino-report.xml)' },
    newman: { type: 'switch', help: "newman's form: a suite for each request, a case for each name of an assertion" },
  },
};
