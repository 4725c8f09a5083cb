import { resolve } from 'node:path';
import { OptionError } from '../errors.ts';
import type { RunEvent } from '../model/event.ts';
import type { RunSettings } from '../options.ts';
import { createCliReporter } from '../report/cli.ts';
import type { Output, Reporter } from '../report/reporter.ts';
import { openReportFile } from '../save/report-file.ts';
import type { Terminal } from './terminal.ts';

/** All reports of a run. `finish` completes them however the run ended; one that never began leaves no reports. */
export interface Reports {
  readonly tell: (event: RunEvent) => void;
  readonly finish: () => void;
}

interface OpenReport {
  readonly reporter: Reporter;
  readonly finish: () => void;
  readonly discard: () => void;
}

type Open = (settings: RunSettings, terminal: Terminal) => Promise<OpenReport>;

/** One row per reporter: its name on the command line and how it is opened. */
const openers: Readonly<Record<string, Open>> = {
  cli: openCli,
  json: async (settings, terminal) => {
    const { createJsonReporter } = await import('../report/json.ts');
    return openFile(createJsonReporter, settings.reporterJsonExport ?? 'postino-report.json', terminal);
  },
  junit: async (settings, terminal) => {
    const { createJunitReporter } = await import('../report/junit.ts');
    return openFile(createJunitReporter, settings.reporterJunitExport ?? 'postino-report.xml', terminal);
  },
};

/** Opens the reporters that the settings name; a bad name or path is told before anything runs. */
export async function openReports(settings: RunSettings, terminal: Terminal): Promise<Reports> {
  const names = [...new Set(settings.reporters ?? ['cli'])];
  const unknown = names.find((name) => openers[name] === undefined);
  if (unknown !== undefined) {
    throw new OptionError('bad-option', `there is no reporter named "${unknown}"`, {
      hint: `Choose from ${Object.keys(openers).join(', ')} with --reporters`,
    });
  }
  const open: OpenReport[] = [];
  try {
    for (const name of names) open.push(await (openers[name] as Open)(settings, terminal));
  } catch (error) {
    for (const { discard } of open) discard();
    throw error;
  }
  let hasBegun = false;
  return {
    tell: (event) => {
      hasBegun = true;
      for (const { reporter } of open) reporter.tell(event);
    },
    finish: () => {
      for (const { finish, discard } of open) (hasBegun ? finish : discard)();
    },
  };
}

async function openCli(settings: RunSettings, terminal: Terminal): Promise<OpenReport> {
  const nothing = () => undefined;
  if (settings.silent) return { reporter: { tell: nothing, finish: nothing }, finish: nothing, discard: nothing };
  const reporter = createCliReporter({
    write: terminal.print,
    hide: (text) => terminal.mask.text(text),
    colors: hasColors(settings, terminal),
    columns: terminal.columns,
    unicode: !settings.disableUnicode,
    verbose: settings.verbose ?? false,
  });
  return { reporter, finish: reporter.finish, discard: nothing };
}

/** Colours only on a terminal, and not against the user's wish (https://no-color.org). */
function hasColors({ color }: RunSettings, { isTty, env }: Terminal): boolean {
  if (color !== undefined && color !== 'auto') return color === 'on';
  return isTty && !env['NO_COLOR'];
}

function openFile(create: (output: Output) => Reporter, path: string, terminal: Terminal): OpenReport {
  const hide = (text: string): string => terminal.mask.text(text);
  const file = openReportFile(resolve(terminal.cwd, path));
  // Masked already, value by value: masking the document would break its keys and tags.
  const reporter = create({ write: file.write, hide });
  return {
    reporter,
    finish: () => {
      reporter.finish();
      file.finish();
    },
    discard: file.discard,
  };
}
