import type { Subject } from '../subject.ts';

/** A script that both sandboxes run; `why` is the rule that it shows. */
export interface Case {
  readonly script: string;
  readonly why: string;
  readonly with?: Partial<Subject>;
}

export const prerequest: Partial<Subject> = { phase: 'prerequest', response: undefined };
