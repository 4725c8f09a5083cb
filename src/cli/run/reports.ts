import { resolve } from 'node:path';
import { OptionError } from '../../errors.ts';
import type { RunEvent } from '../../model/event.ts';
import { createCliReporter } from '../../report/cli.ts';
import type { Output, Reporter } from '../../report/reporter.ts';
import { openReportFile } from '../../save/report-file.ts';
import { fileAt } from '../../save/target.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { RunPlan } from './settle.ts';

/** All reports of a run. `finish` completes them however the run ended; one that never began leaves no reports. */
export interface Reports {
  tell(events: readonly RunEvent[]): void;
  /** @throws what a reporter threw since the last events */
  finish(): void;
}

interface OpenReport {
  readonly reporter: Reporter;
  readonly finish: () => void;
  readonly discard: () => void;
}

/** What reports need to know of a run. */
export type ReportSettings = Pick<
  RunPlan,
  'reporters' | 'reporter' | 'silent' | 'verbose' | 'color' | 'disableUnicode'
>;

type Open = (settings: ReportSettings, terminal: Terminal) => Promise<OpenReport>;

/** One row per reporter: its name on the command line and how it is opened. */
const openers: Readonly<Record<string, Open>> = {
  cli: openCli,
  json: async (settings, terminal) => {
    const { createJsonReporter } = await import('../../report/json.ts');
    return openFile(createJsonReporter, pathOf(settings, 'json', terminal), terminal);
  },
  junit: async (settings, terminal) => {
    const path = pathOf(settings, 'junit', terminal);
    if (!settings.reporter['junit']?.['newman']) {
      const { createJunitReporter } = await import('../../report/junit.ts');
      return openFile(createJunitReporter, path, terminal);
    }
    const { createNewmanJunitReporter } = await import('../../report/newman-junit-reporter.ts');
    return openFile(createNewmanJunitReporter, path, terminal);
  },
};

/** Opens the reporters that the settings name; a bad name or path is told before anything runs. */
export async function openReports(settings: ReportSettings, terminal: Terminal): Promise<Reports> {
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
  return new LateReports(open);
}

/** Tells reporters while the run waits for its next answer: what they do with events then takes no time of its own. */
class LateReports implements Reports {
  readonly #open: readonly OpenReport[];
  #events: RunEvent[] = [];
  #hasBegun = false;
  #next: NodeJS.Immediate | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(open: readonly OpenReport[]) {
    this.#open = open;
  }

  tell(events: readonly RunEvent[]): void {
    this.#hasBegun = true;
    if (this.#failure !== undefined) throw this.#failure.error;
    for (const event of events) this.#events.push(event);
    this.#next ??= setImmediate(() => this.#attempt(() => this.#tellAll()));
  }

  finish(): void {
    if (this.#failure === undefined) this.#attempt(() => this.#tellAll());
    for (const { finish, discard } of this.#open) this.#attempt(this.#hasBegun ? finish : discard);
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** The first error is kept, and thrown where the run is driven; one report does not keep another from its end. */
  #attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#failure ??= { error };
    }
  }

  #tellAll(): void {
    clearImmediate(this.#next);
    this.#next = undefined;
    const events = this.#events;
    this.#events = [];
    for (const event of events) for (const { reporter } of this.#open) reporter.tell(event);
  }
}

async function openCli(settings: ReportSettings, terminal: Terminal): Promise<OpenReport> {
  const nothing = () => undefined;
  const own = settings.reporter['cli'] ?? {};
  if (settings.silent || own['silent'])
    return { reporter: { tell: nothing, finish: nothing }, finish: nothing, discard: nothing };
  const reporter = createCliReporter({
    write: terminal.print,
    hide: (text) => terminal.mask.text(text),
    colors: hasColors(settings, terminal),
    columns: terminal.columns,
    unicode: !settings.disableUnicode,
    verbose: settings.verbose ?? false,
    parts: own,
  });
  return { reporter, finish: reporter.finish, discard: nothing };
}

const defaultNames: Readonly<Record<string, string>> = { json: 'postino-report.json', junit: 'postino-report.xml' };

/** Where a report goes; in a directory it gets its usual name. */
function pathOf({ reporter }: ReportSettings, name: string, { cwd }: Terminal): string {
  const usual = defaultNames[name] as string;
  const given = reporter[name]?.['export'];
  if (typeof given !== 'string') return resolve(cwd, usual);
  return fileAt(resolve(cwd, given), given, usual);
}

/** Colours only on a terminal, and not against the user's wish (https://no-color.org). */
function hasColors({ color }: ReportSettings, { isTty, env }: Terminal): boolean {
  if (color !== undefined && color !== 'auto') return color === 'on';
  return isTty && !env['NO_COLOR'];
}

function openFile(create: (output: Output) => Reporter, path: string, terminal: Terminal): OpenReport {
  const hide = (text: string): string => terminal.mask.text(text);
  const file = openReportFile(path);
  // Masked already, value by value: masking the document would break its keys and tags.
  const reporter = create({ write: file.write, hide });
  return {
    reporter,
    finish: () => {
      try {
        reporter.finish();
      } catch (error) {
        file.discard();
        throw error;
      }
      file.finish();
    },
    discard: file.discard,
  };
}
