/** One command line, without the name of the program. */
export interface CommandLine {
  /** Words separated by blanks; `␣` is a blank inside of a word. */
  readonly args: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Files besides the usual ones; their texts or JSON. */
  readonly files?: Readonly<Record<string, unknown>>;
}

/** What a command line did. */
export interface Observed {
  readonly code: number | null;
  readonly arrivals: readonly unknown[];
  /** Files it made, by name, in a form that all sides have in common. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly stdout: string;
  readonly stderr: string;
}

export function lines(text: string): readonly CommandLine[] {
  return text
    .trim()
    .split('\n')
    .map((args) => ({ args }));
}
