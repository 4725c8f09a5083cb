/** Rows as aligned columns under their names; the last column is cut at the terminal's width. Empty rows give nothing. */
export function alignRows(rows: readonly Readonly<Record<string, string>>[], columns: number): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => oneLine(row[name] ?? '')))];
  const widths = names.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  const laidOut = lines.map((line) =>
    line
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return laidOut.map((line) => `${line.length > columns ? `${line.slice(0, columns - 1)}…` : line}\n`).join('');
}

/** Control characters could move the cursor or hide text. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
