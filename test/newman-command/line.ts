/** One command line, without the name of the program. */
export interface CommandLine {
  /** Words separated by blanks; `␣` is a blank inside of a word. */
  readonly args: string;
  /** What differs from newman on purpose, by its name in docs/differences.md; what is not named is the same. */
  readonly differs: Differs;
}

/** The names of differences of Postino's two programs that take newman's command lines. */
export type Differs = Partial<Readonly<Record<'command' | 'postino', string>>>;

/** What a command line did. */
export interface Observed {
  readonly code: number | null;
  readonly arrivals: readonly unknown[];
  /** Files it made, by name, in a form that all sides have in common. */
  readonly files: Readonly<Record<string, unknown>>;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command line in each line of the text. */
export function lines(text: string, differs: Differs = {}): readonly CommandLine[] {
  return text
    .trim()
    .split('\n')
    .map((args) => ({ args, differs }));
}
