import type { RunEvent } from '../model/event.ts';

/** Replaces every secret in a text. Reporters hide values whole, then clip, escape and lay them out. */
export type Hide = (text: string) => string;

/** Where a reporter writes, and how it hides what must not be written. */
export interface Output {
  readonly write: (text: string) => void;
  readonly hide: Hide;
}

/** Told every event of a run as it happens. `finish` completes the report, also of a run that did not come to its end. */
export interface Reporter {
  readonly tell: (event: RunEvent) => void;
  readonly finish: () => void;
}
