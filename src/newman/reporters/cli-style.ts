import { inspect } from 'node:util';
import type { Terminal } from '../terminal.ts';
import type { NewmanRunOptions } from '../types.ts';
import { type Symbols, symbolsFor } from './cli-symbols.ts';
import { type Colors, createColors } from './colors.ts';

/** How newman's screen looks on one terminal. */
export interface CliStyle {
  readonly colors: Colors;
  readonly symbols: Symbols;
  readonly hasColors: boolean;
  readonly disableUnicode: boolean;
  /** Undefined where the width is unknown. */
  readonly columns: number | undefined;
  /** Breaks lines at the width of the terminal, each with something in front. */
  readonly wrap: (text: string, indent: string) => string;
  readonly inspect: (value: unknown) => string;
}

const usualColumns = 60;
const fewestColumns = 20;

export function createCliStyle({ color, disableUnicode = false }: NewmanRunOptions, terminal: Terminal): CliStyle {
  const hasColors = color === 'on' || (color !== 'off' && terminal.isTty);
  const { columns } = terminal;
  const width = columns !== undefined && columns > fewestColumns ? columns : usualColumns;
  const line = new RegExp(`.{1,${width - 6}}`, 'g');
  return {
    colors: createColors(hasColors),
    symbols: symbolsFor(disableUnicode),
    hasColors,
    disableUnicode,
    columns,
    wrap: (text, indent) => indent + (text.match(line) ?? []).join(`\n${indent}`),
    inspect: (value) => inspectAsNewman(value, hasColors, width - 16),
  };
}

/** newman changes two of the styles of `inspect`, for the whole process. */
function inspectAsNewman(value: unknown, colors: boolean, breakLength: number): string {
  const styles: Record<string, string | undefined> = inspect.styles;
  const { string: text, name } = styles;
  Object.assign(styles, { string: 'grey', name: 'white' });
  try {
    return inspect(value, { depth: 25, maxArrayLength: 100, colors, breakLength });
  } finally {
    Object.assign(styles, { string: text, name });
  }
}
