import Table from 'cli-table3';
import type { NewmanCount, NewmanRunSummary } from '../types.ts';
import { bytes, time } from './amounts.ts';
import type { CliStyle } from './cli-style.ts';
import { plainLines } from './cli-tables.ts';

const rows = [
  ['iterations', 'iterations'],
  ['requests', 'requests'],
  ['testScripts', 'test-scripts'],
  ['prerequestScripts', 'prerequest-scripts'],
  ['assertions', 'assertions'],
] as const;

const averages = [
  ['response', 'average response time:'],
  ['dns', 'average DNS lookup time:'],
  ['firstByte', 'average first byte time:'],
] as const;

/** The table of counts, times and bytes at the end of a run. */
export function statisticsTable({ stats, timings, transfers }: NewmanRunSummary['run'], style: CliStyle): string {
  const table = new Table({
    ...(style.disableUnicode && { chars: plainLines }),
    style: { head: [], ...(!style.hasColors && { border: [] }) },
    head: ['', 'executed', '  failed'],
    colAligns: ['right', 'right', 'right'],
    colWidths: [25],
  });
  const whole = (content: string) => [{ colSpan: 3, content, hAlign: 'left' as const }];
  for (const [name, label] of rows) table.push(countRow(label, stats[name], style));
  const duration = (timings['completed'] ?? Number.NaN) - (timings['started'] ?? Number.NaN);
  table.push(whole(`total run duration: ${time(duration)}`));
  table.push(whole(`total data received: ${bytes(transfers.responseTotal)} (approx)`));
  for (const [phase, label] of averages) {
    const [average, min, max, deviation] = ['Average', 'Min', 'Max', 'Sd'].map((end) => timings[`${phase}${end}`] ?? 0);
    if (!average) continue;
    const rest = `[min: ${time(min ?? 0)}, max: ${time(max ?? 0)}, s.d.: ${time(deviation ?? 0)}]`;
    table.push(whole(`${label} ${time(average)} ${rest}`));
  }
  return table.toString();
}

function countRow(label: string, { total, pending, failed }: NewmanCount, { colors }: CliStyle): (string | number)[] {
  const name = failed > 0 ? colors.red(label) : pending > 0 ? label : colors.green(label);
  return [name, total, failed > 0 ? colors.red(failed) : failed];
}
