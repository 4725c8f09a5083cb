/** One command line, without the name of the program. */
export interface CommandLine {
  /** Words separated by blanks; `␣` is a blank inside of a word. */
  readonly args: string;
  /** What differs from newman on purpose, by its name in docs/differences.md; what is not named is the same. */
  readonly differs: Differs;
  /** Files besides those that every line finds, by their names from its folder; `$SERVER` and `$SECURE` are filled in. */
  readonly files?: Files;
  readonly env?: Readonly<Record<string, string>>;
  /** newman runs in a process of its own: the line is about what a process finds when it starts. */
  readonly isAlone?: boolean;
}

export type Files = Readonly<Record<string, unknown>>;

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

/** The same command line with other files is another one. */
export function titleOf({ args, files = {}, env = {} }: CommandLine): string {
  const more = [...Object.entries(files), ...Object.entries(env)].map(
    ([name, content]) => `${name}: ${JSON.stringify(content).slice(0, 80)}`,
  );
  return more.length === 0 ? args : `${args}, ${more.join(', ')}`;
}

/** A command line in each line of the text. */
export function lines(
  text: string,
  differs: Differs = {},
  more: Pick<CommandLine, 'files' | 'env' | 'isAlone'> = {},
): readonly CommandLine[] {
  return text
    .trim()
    .split('\n')
    .map((args) => ({ args, differs, ...more }));
}
