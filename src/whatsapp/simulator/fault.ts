/** A fault that is answered instead of what was asked for. */
export interface Fault {
  /** Graph's error code, or `http-` and a status. */
  readonly answer: string;
  /** Where: an edge such as `messages`, or a method and an edge, or `statuses`; everywhere unless given. */
  readonly method: string | undefined;
  readonly edge: string | undefined;
  /** In how many of 100 calls, or in the first so many. */
  readonly percent: number;
  readonly first: number;
}

/** Faults, and how often each has struck. */
export interface Faults {
  readonly list: readonly Fault[];
  readonly struck: Map<Fault, number>;
}
