const places = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left',
  'left-mid',
  'mid',
  'mid-mid',
  'right',
  'right-mid',
  'middle',
] as const;

/** The lines of a table by their place, as cli-table3 takes them. */
export type Lines = Readonly<Record<(typeof places)[number], string>>;

/** No lines, but a row of nothing between the rows. */
export const noLines: Lines = { ...fill(''), mid: ' ' };

/** Lines without Unicode. */
export const plainLines: Lines = { ...fill('-'), left: '|', middle: '|', right: '|', 'mid-mid': '+' };

function fill(line: string): Lines {
  return Object.fromEntries(places.map((place) => [place, line])) as Lines;
}
