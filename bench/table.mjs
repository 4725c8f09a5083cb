const measures = [
  { key: 'wall', name: 'wall', unit: 'ms' },
  { key: 'cpu', name: 'CPU', unit: 'ms' },
  { key: 'memory', name: 'peak memory', unit: 'MiB' },
];

/** One line per scenario and measure: median (minimum to maximum) of each contender, and how many times less Postino takes. */
export function tableOf(results, names) {
  const head = ['', '', ...names, 'newman ÷ Postino'];
  const rows = results.flatMap(({ scenario, runs }) =>
    measures.map(({ key, name, unit }, index) => [
      index === 0 ? scenario : '',
      name,
      ...names.map((contender) =>
        cell(
          runs[contender]?.map((run) => run[key]),
          unit,
        ),
      ),
      ratio(runs.newman, runs.Postino, key),
    ]),
  );
  return [head, ...rows];
}

export function asText(table) {
  const widths = widthsOf(table);
  return table
    .map((row) =>
      row
        .map((text, place) => text.padEnd(widths[place]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function asMarkdown(table) {
  const widths = widthsOf(table);
  const line = (row) => `| ${row.map((text, place) => text.padEnd(widths[place])).join(' | ')} |`;
  const [head, ...rows] = table;
  const rule = widths.map((width, place) => (place < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function cell(values, unit) {
  if (values === undefined) return '';
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map(round);
  return `${middle} ${unit} (${low}–${high})`;
}

function ratio(theirs, ours, key) {
  if (theirs === undefined || ours === undefined) return '';
  return `${(median(theirs.map((run) => run[key])) / median(ours.map((run) => run[key]))).toFixed(1)} ×`;
}

function round(value) {
  return Math.round(value).toLocaleString('en-US');
}

function widthsOf(table) {
  return table[0].map((_, place) => Math.max(...table.map((row) => row[place].length), 3));
}
