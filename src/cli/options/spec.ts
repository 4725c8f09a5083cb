/** The parts of the help, in its order. */
export const optionGroups = ['Values', 'What to run', 'Requests', 'Connections', 'Files', 'Reports', 'Other'] as const;

/**
 * How one option is written and checked: `whole` counts from 0, `count` from 1; `list` may be repeated; `pairs` may too,
 * and the last value of a name counts; `names` is a comma-separated list.
 */
export interface OptionSpec {
  readonly type: 'text' | 'whole' | 'count' | 'switch' | 'list' | 'pairs' | 'names';
  readonly group?: (typeof optionGroups)[number];
  readonly short?: string;
  /** What stands for the value in the help. A `file` or `folder` in a configuration file counts from where that is. */
  readonly value?: string;
  /** What the flag means without a value, where it may stand alone. */
  readonly alone?: true | 0 | readonly [];
  /** The greatest number that `whole` or `count` takes. */
  readonly most?: number;
  /** What the value, or each name of a list, must be. */
  readonly choices?: readonly string[];
  /** Values that completion offers; others are fine too. */
  readonly suggests?: readonly string[];
  /** `--no-…` is an option too, as it is for every switch. */
  readonly canBeOff?: boolean;
  /** Never shown. */
  readonly secret?: boolean;
  readonly help: string;
}
