import type { RunEvent, RunSummary } from '../model/event.ts';
import { isFailure } from '../model/result.ts';
import { isRefuted, scriptPlace } from './cli-event.ts';
import { shortUrl } from './cli-exchange.ts';
import { Headings } from './cli-headings.ts';
import { itemLines } from './cli-item.ts';
import { type Failure, failureLines, summaryLines } from './cli-summary.ts';
import { type GatheredItem, Gatherer } from './gather.ts';
import type { Output, Reporter } from './reporter.ts';
import { createStyle, type Style, type StyleOptions } from './style.ts';

/** The rest is counted: a run may fail a million times. */
const mostFailures = 50;

/** Writes a run to a terminal: a line for each request, more where something went wrong, a summary at the end. */
export function createCliReporter(options: Output & StyleOptions & { readonly now?: () => number }): Reporter {
  const report = new CliReport(createStyle(options), options.write, options.now ?? Date.now);
  return { tell: (event) => report.tell(event), finish: () => report.finish() };
}

class CliReport {
  readonly #style: Style;
  readonly #write: (text: string) => void;
  readonly #now: () => number;
  readonly #gatherer = new Gatherer();
  readonly #headings = new Headings();
  readonly #failures: Failure[] = [];
  readonly #skipped = new Map<string, number>();
  #failureCount = 0;
  #lastLine = '';
  #iterations = 1;
  #pendingSkips: { reason: string; count: number; first: GatheredItem } | undefined;

  constructor(style: Style, write: (text: string) => void, now: () => number) {
    this.#style = style;
    this.#write = write;
    this.#now = now;
  }

  tell(event: RunEvent): void {
    if (event.type === 'run-started') this.#start(event);
    else if (event.type === 'iteration-started') this.#startIteration(event.iteration);
    else if (event.type === 'iteration-ended') this.#tellSkips();
    else if (event.type === 'run-ended') this.#end(event.summary);
    const ended = this.#gatherer.add(event);
    if (ended !== undefined) this.#tellItem(ended);
  }

  finish(): void {
    this.#tellSkips();
    for (const unfinished of this.#gatherer.takeUnfinished()) this.#tellItem(unfinished);
  }

  /** Paragraphs are told apart by one empty line, whoever asks for it. */
  #print(lines: readonly string[]): void {
    const told = lines.filter((line, index) => line !== '' || (index === 0 ? this.#lastLine : lines[index - 1]) !== '');
    this.#lastLine = lines.at(-1) ?? this.#lastLine;
    if (told.length > 0) this.#write(`${told.join('\n')}\n`);
  }

  #start({ collection, iterations, items }: Extract<RunEvent, { type: 'run-started' }>): void {
    const { line, paint, parts } = this.#style;
    this.#iterations = iterations;
    if (parts.noBanner) return;
    const counts = [`${items} ${items === 1 ? 'request' : 'requests'}`, iterations > 1 && `${iterations} iterations`];
    this.#print([paint.bold(line(collection.name)), paint.dim(counts.filter(Boolean).join(', '))]);
  }

  #startIteration(iteration: number): void {
    this.#headings.forget();
    if (this.#iterations > 1)
      this.#print(['', this.#style.paint.bold(`Iteration ${iteration + 1} of ${this.#iterations}`)]);
  }

  #tellItem(gathered: GatheredItem): void {
    const { result } = gathered;
    if (result?.kind === 'skipped') {
      const reason = this.#style.line(result.reason);
      this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
      if (gathered.events.length === 0 && !this.#style.verbose) {
        this.#skip(reason, gathered);
        return;
      }
    }
    this.#tellSkips();
    this.#printItem(gathered);
    this.#remember(gathered);
  }

  #printItem(gathered: GatheredItem): void {
    const { lines, indent } = this.#headings.upTo(gathered.item.path, this.#style);
    const [first = '', ...below] = itemLines(gathered, indent, this.#style);
    this.#print([...lines, this.#style.parts.showTimestamps ? `${this.#timeOfDay()} ${first}` : first, ...below]);
  }

  #timeOfDay(): string {
    const date = new Date(this.#now());
    return [date.getHours(), date.getMinutes(), date.getSeconds()]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
  }

  /** A collection full of documentation entries takes one line, not a hundred. */
  #skip(reason: string, gathered: GatheredItem): void {
    if (this.#pendingSkips?.reason !== reason) this.#tellSkips();
    this.#pendingSkips ??= { reason, count: 0, first: gathered };
    this.#pendingSkips.count++;
  }

  #tellSkips(): void {
    if (this.#pendingSkips === undefined) return;
    const { reason, count, first } = this.#pendingSkips;
    this.#pendingSkips = undefined;
    if (count === 1) {
      this.#printItem(first);
      return;
    }
    const { marks, paint } = this.#style;
    this.#headings.forget();
    this.#print(['', paint.dim(`${marks.skipped} ${count} skipped: ${reason}`)]);
  }

  #remember({ result, item, iteration }: GatheredItem): void {
    if (result === undefined || !isFailure(result)) return;
    const { line, lines, marks } = this.#style;
    const inOneLine = (text: string) =>
      lines(text)
        .map((each) => each.trim())
        .join(' ');
    const suffix = this.#iterations > 1 ? ` (iteration ${iteration + 1})` : '';
    const where = item.path.map(line).join(marks.path) + suffix;
    if (result.kind === 'unsent') this.#fail({ where, what: inOneLine(result.error.message), why: '' });
    for (const { script, exchange, error } of result.failedRequests) {
      const { method, url } = exchange.request;
      const why = `${method} ${shortUrl(url)}, sent by the ${scriptPlace(script)}`;
      this.#fail({ where, what: inOneLine(error.message), why: line(why) });
    }
    for (const { script, error } of result.failedScripts) {
      const what = inOneLine(`${error.name}: ${error.message}`);
      this.#fail({ where, what, why: line(`in the ${scriptPlace(script, error)}`) });
    }
    for (const { name, outcome, error } of result.assertions) {
      if (outcome !== 'failed') continue;
      const { message = '' } = error ?? {};
      const why = error === undefined || isRefuted(error) ? message : `${error.name}: ${message}`;
      this.#fail({ where, what: line(name), why: inOneLine(why) });
    }
  }

  #fail(failure: Failure): void {
    this.#failureCount++;
    if (this.#failures.length < mostFailures) this.#failures.push(failure);
  }

  #end(summary: RunSummary): void {
    this.finish();
    const { noFailures, noSummary } = this.#style.parts;
    if (!noFailures) this.#print(failureLines(this.#failures, this.#failureCount, this.#style));
    if (!noSummary) this.#print(summaryLines(summary, this.#skipped, this.#style));
  }
}
