import type { Outcome, RunSummary } from '../model/event.ts';
import { duration, size } from './cli-exchange.ts';
import type { Style } from './style.ts';

/** One thing that went wrong, already hidden and harmless. */
export interface Failure {
  readonly where: string;
  readonly what: string;
  readonly why: string;
}

/** A numbered list of what went wrong. `total` counts also those that were not kept. */
export function failureLines(failures: readonly Failure[], total: number, { paint, width, clipEnd }: Style): string[] {
  if (total === 0) return [];
  const digits = String(failures.length).length;
  const lines = failures.flatMap(({ where, what, why }, index) => [
    `${String(index + 1).padStart(digits + 1)}  ${clipEnd(where, width - digits - 3)}`,
    ...[what, why].filter(Boolean).map((text, row) => {
      const line = ' '.repeat(digits + 3) + clipEnd(text, width - digits - 3);
      return row === 0 ? paint.red(line) : paint.dim(line);
    }),
  ]);
  const more = total - failures.length;
  return ['', paint.bold('Failures'), '', ...lines, ...(more > 0 ? ['', paint.dim(`and ${more} more`)] : [])];
}

/** Counts, times and how it ended. */
export function summaryLines(summary: RunSummary, skipped: ReadonlyMap<string, number>, style: Style): string[] {
  const { responseMilliseconds: times, requests, iterations } = summary;
  const span = `${duration(times.minimum)} to ${duration(times.maximum)}`;
  return [
    '',
    ...countLines(summary, style),
    row('time', duration(summary.endedAt - summary.startedAt), style),
    ...(requests.total > requests.failed
      ? [row('answers', `${duration(times.average)} on average, ${span}`, style)]
      : []),
    row('received', size(summary.receivedBytes), style),
    ...(iterations > 1 ? [row('iterations', String(iterations), style)] : []),
    ...[...skipped].map(([reason, count], index) => row(index === 0 ? 'skipped' : '', `${count}  ${reason}`, style)),
    '',
    outcomeLine(summary, style),
  ];
}

function countLines(summary: RunSummary, style: Style): string[] {
  const names = ['requests', 'assertions', 'scripts'] as const;
  const digits = Math.max(...names.map((name) => String(summary[name].total).length));
  return names.map((name) => {
    const { total, failed, skipped = 0 }: { total: number; failed: number; skipped?: number } = summary[name];
    const cells = [
      String(total).padStart(digits),
      failed > 0 && style.paint.red(`${failed} failed`),
      skipped > 0 && style.paint.dim(`${skipped} skipped`),
    ];
    return row(name, cells.filter(Boolean).join('  '), style);
  });
}

function row(name: string, value: string, { paint }: Style): string {
  return `  ${paint.dim(name.padEnd(12))}${value}`;
}

function outcomeLine({ outcome, items }: RunSummary, { marks, paint }: Style): string {
  const failed = `${items.failed} of ${items.total} failed`;
  const passed =
    items.skipped > 0 ? `${items.total - items.skipped} passed, ${items.skipped} skipped` : `${items.total} passed`;
  const texts: Readonly<Record<Outcome, string>> = {
    passed: paint.green(`${marks.passed} ${passed}`),
    failed: paint.red(`${marks.failed} ${failed}`),
    interrupted: paint.yellow(`${marks.warning} interrupted${items.failed > 0 ? `, ${failed}` : ''}`),
    'timed-out': paint.red(
      `${marks.failed} ended because the run took too long${items.failed > 0 ? `, ${failed}` : ''}`,
    ),
  };
  return texts[outcome];
}
