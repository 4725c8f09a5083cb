import type { NewmanRunOptions } from '../types.ts';

/** How a failure is taken: newman's ways to stop. */
export interface StopRules {
  /** Go no further after a failure. */
  readonly onFailure: boolean;
  /** A script or request that fails ends the run with an error. */
  readonly abortOnError: boolean;
  /** So does a failed assertion of a test script. */
  readonly abortOnFailure: boolean;
}

/** What `bail` and `abortOnFailure` ask for. */
export function toStopRules({ bail, abortOnFailure = false }: NewmanRunOptions): StopRules {
  const names: { readonly folder?: boolean; readonly failure?: boolean } = Array.isArray(bail)
    ? Object.fromEntries(bail.map((name) => [name, true]))
    : typeof bail === 'object'
      ? bail
      : {};
  return { onFailure: bail === true || Boolean(names.failure), abortOnError: Boolean(names.folder), abortOnFailure };
}
