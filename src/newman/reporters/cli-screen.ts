import { format } from 'node:util';
import type { Item, Request, Response } from 'postman-collection-4';
import type { Terminal } from '../terminal.ts';
import { answerOf, type RequestGlance, requestOf } from '../told/glance.ts';
import type { NewmanCursor, NewmanRun, NewmanRunOptions } from '../types.ts';
import { bytes, time } from './amounts.ts';
import { failureTable } from './cli-failures.ts';
import { statisticsTable } from './cli-statistics.ts';
import { type CliStyle, createCliStyle } from './cli-style.ts';
import { printVerbose } from './cli-verbose.ts';
import { fullName } from './full-name.ts';
import { Printer } from './printer.ts';

/** What the cli reporter can be told. */
export interface CliOptions {
  readonly silent?: boolean;
  readonly noSummary?: boolean;
  readonly noFailures?: boolean;
  readonly noAssertions?: boolean;
  readonly noSuccessAssertions?: boolean;
  readonly noConsole?: boolean;
  readonly noBanner?: boolean;
  readonly showTimestamps?: boolean;
}

/** What newman's events tell, as far as the screen shows it. */
interface Told {
  readonly cursor: NewmanCursor;
  readonly item: Item;
  readonly request: Request;
  readonly response: Response;
  readonly history?: unknown;
  readonly event?: { readonly listen: string };
  readonly executions?: readonly { readonly result?: { readonly return?: { readonly nextRequest?: string } } }[];
  readonly assertion: string;
  readonly skipped: boolean;
  readonly level: string;
  readonly messages: readonly unknown[];
}

type Failed = { readonly name: string; readonly message: string } | null;

/** newman's screen: items with their requests, assertions and what scripts log, then two tables. */
export class CliScreen {
  readonly #emitter: NewmanRun;
  readonly #own: CliOptions;
  readonly #options: NewmanRunOptions;
  readonly #style: CliStyle;
  readonly #printer: Printer;
  #group: unknown;

  constructor(emitter: NewmanRun, own: CliOptions, options: NewmanRunOptions, terminal: Terminal) {
    this.#emitter = emitter;
    this.#own = own;
    this.#options = options;
    this.#style = createCliStyle(options, terminal);
    this.#printer = new Printer(terminal);
    this.#group = options.collection;
  }

  listen(): void {
    const { noAssertions, noConsole } = this.#own;
    const on = (name: string, show: (error: Failed, told: Told) => void): void => {
      this.#emitter.on(name, show);
    };
    on('done', () => this.#showEnd());
    on('start', () => this.#showStart());
    on('beforeIteration', (error, told) => error ?? this.#showIteration(told.cursor));
    on('test', (error, told) => error ?? this.#showJump(told.executions ?? []));
    on('beforeItem', (error, told) => error ?? this.#showItem(told.item));
    on('beforeRequest', (error, told) => error ?? this.#showRequest(requestOf(told)));
    on('request', (error, told) => this.#showAnswer(error, told));
    on('script', (error, told) => error && this.#showScriptError(error, told.event?.listen ?? 'unknown'));
    if (!noAssertions) on('assertion', (error, told) => this.#showAssertion(error, told));
    if (!noConsole) on('console', (error, told) => error ?? this.#showConsole(told));
  }

  get #failures(): number {
    return this.#emitter.summary.run.failures.length;
  }

  #showStart(): void {
    const { name, id } = (this.#group ?? {}) as { readonly name?: string; readonly id?: string };
    const { reset } = this.#style.colors;
    if (!this.#own.noBanner) this.#printer.print(`${reset('newman')}\n\n`);
    if (name || id) this.#printer.line(reset(name || id));
  }

  #showIteration({ cycles, iteration }: NewmanCursor): void {
    const { gray, underline } = this.#style.colors;
    if (cycles > 1) this.#printer.line(format(`\n${gray(underline('Iteration %d/%d'))}`, iteration + 1, cycles));
  }

  #showJump(executions: NonNullable<Told['executions']>): void {
    const next = executions.findLast(({ result }) => result?.return?.nextRequest)?.result?.return?.nextRequest;
    if (next) this.#printer.line(`\n${this.#style.colors.gray(`Attempting to set next request to ${next}`)}`);
  }

  #showItem(item: Item): void {
    const { symbols, colors } = this.#style;
    const group = item.parent();
    const isRoot = group === undefined || group === this.#options.collection;
    if (group !== undefined && group !== this.#group) {
      if (!isRoot) this.#printer.print(`\n${symbols.folder} ${colors.reset(fullName(group))}`);
      this.#group = group;
    }
    this.#printer.line(`\n${isRoot ? symbols.root : symbols.sub} ${colors.reset(item.name || '')}`);
  }

  #showRequest(request: RequestGlance | undefined): void {
    const { gray } = this.#style.colors;
    const when = this.#own.showTimestamps ? `${gray(`[${new Date().toLocaleString()}]`)}  ` : '';
    this.#printer.print(`  ${when}${gray(request?.method ?? '')} ${gray(request?.url ?? '')} `);
    if (!this.#options.disableUnicode) this.#printer.spin(gray);
  }

  #showAnswer(error: Failed, told: Told): void {
    const { red, gray } = this.#style.colors;
    const answer = answerOf(told);
    if (error || answer === undefined) {
      this.#printer.line(red('[errored]'));
      this.#printer.line(red(`     ${error?.message ?? 'Internal error! Could not read response data.'}`));
      return;
    }
    if (this.#options.verbose) {
      printVerbose(told, this.#style, this.#printer);
      return;
    }
    const { code, reason, milliseconds } = answer;
    this.#printer.line(gray(`[${code} ${reason}, ${bytes(answer.bytes)}, ${time(milliseconds)}]`));
  }

  #showScriptError({ name }: NonNullable<Failed>, listen: string): void {
    const { red, bold } = this.#style.colors;
    const number = String(this.#failures).padStart(3);
    this.#printer.line(red(bold(`${number}⠄ ${name} in ${listen}-script`)));
  }

  #showAssertion(error: Failed, { assertion, skipped }: Told): void {
    const { cyan, gray, green, red, bold } = this.#style.colors;
    const { noSuccessAssertions, showTimestamps } = this.#own;
    if (skipped && !noSuccessAssertions) {
      this.#printer.line(`${cyan('  - ')} ${cyan(`[skipped] ${assertion}`)}`);
      return;
    }
    if (!error && noSuccessAssertions) return;
    const failed = (text: string): string => red(bold(text));
    const number = String(this.#failures).padStart(showTimestamps ? 2 : 3);
    const mark = error ? failed(`${number}.`) : green(`  ${this.#style.symbols.ok} `);
    const when = showTimestamps ? `  ${gray(`[${new Date().toLocaleTimeString()}]`)}` : '';
    this.#printer.line(`${when}${mark} ${error ? failed(assertion) : gray(assertion)}`);
  }

  #showConsole({ level, messages }: Told): void {
    const { colors, symbols, inspect, wrap } = this.#style;
    const paint =
      { info: colors.cyan, warn: colors.yellow, debug: colors.blue, error: colors.red }[level] ?? colors.gray;
    const { top, middle, bottom } = symbols.frame;
    const text = wrap(messages.map(inspect).join(colors.white(', ')), `  ${paint(middle)} `);
    if (this.#own.showTimestamps) {
      this.#printer.print(`\n  ${colors.gray(`[${new Date().toLocaleTimeString()}]\n`)}`);
    }
    const shown = colors.gray(`${text.replace(/\n\s*\n/g, '\n')}\n`);
    this.#printer.framed(paint(`  ${top}\n`), shown, paint(`  ${bottom}\n`));
  }

  #showEnd(): void {
    const { run } = this.#emitter.summary;
    if (!this.#own.noSummary) this.#printer.print(`\n${statisticsTable(run, this.#style)}\n`);
    if (!this.#own.noFailures && run.failures.length > 0) {
      this.#printer.print(`\n${failureTable(run.failures, this.#style)}\n`);
    }
    this.#printer.stopSpinner();
  }
}
