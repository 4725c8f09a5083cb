import picocolors from 'picocolors';
import { clipEnd, clipStart, oneLine, splitLines } from './layout.ts';
import type { Hide } from './reporter.ts';

/** How the terminal report looks. */
export interface StyleOptions {
  readonly hide: Hide;
  readonly colors: boolean;
  /** Width of the terminal. */
  readonly columns: number;
  readonly unicode: boolean;
  /** Also passed assertions, headers, bodies and the names of skipped requests. */
  readonly verbose: boolean;
  readonly parts?: Parts | undefined;
}

/** Parts of the terminal report that can be left out, and one that can be added. */
export interface Parts {
  readonly noBanner?: boolean | undefined;
  readonly noAssertions?: boolean | undefined;
  /** No passed assertions, also when verbose. */
  readonly noSuccessAssertions?: boolean | undefined;
  readonly noConsole?: boolean | undefined;
  readonly noFailures?: boolean | undefined;
  readonly noSummary?: boolean | undefined;
  /** The time of day with each request. */
  readonly showTimestamps?: boolean | undefined;
}

const unicodeMarks = {
  passed: '✓',
  failed: '✗',
  skipped: '-',
  warning: '!',
  to: '→',
  from: '←',
  path: ' › ',
  more: '…',
};
const asciiMarks = {
  passed: '+',
  failed: 'x',
  skipped: '-',
  warning: '!',
  to: '>',
  from: '<',
  path: ' > ',
  more: '...',
};

/** Narrower terminals wrap, in wider ones the columns would stand too far apart. */
const narrowest = 60;
const widest = 120;

/** Colours, marks and widths of one terminal, and the one way for foreign text into it. */
export type Style = ReturnType<typeof createStyle>;

export function createStyle({ hide, colors, columns, unicode, verbose, parts = {} }: StyleOptions) {
  const marks = unicode ? unicodeMarks : asciiMarks;
  return {
    hide,
    verbose,
    parts,
    marks,
    paint: picocolors.createColors(colors),
    width: Math.min(Math.max(columns, narrowest), widest),
    /** A name or a message on one line: hidden, and harmless to a terminal. */
    line: (text: string): string => oneLine(hide(text)),
    /** A body or a message as lines, likewise. */
    lines: (text: string): string[] => splitLines(hide(text)),
    clipEnd: (text: string, width: number): string => clipEnd(text, width, marks.more),
    clipStart: (text: string, width: number): string => clipStart(text, width, marks.more),
  };
}
