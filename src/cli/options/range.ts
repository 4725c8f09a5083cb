import type { OptionSpec } from './spec.ts';

/** The whole numbers that an option takes, and how to say which they are. */
export interface Range {
  readonly text: string;
  readonly has: (value: unknown) => value is number;
}

export function rangeOf({ type, most }: OptionSpec): Range {
  const least = type === 'count' ? 1 : 0;
  return {
    text: `a whole number, ${least} ${most === undefined ? 'or more' : `to ${most}`}`,
    has: (value): value is number =>
      Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= (most ?? Number.MAX_SAFE_INTEGER),
  };
}
