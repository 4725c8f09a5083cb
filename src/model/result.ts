import type { Item, Phase, Script } from './collection.ts';
import type { Exchange, SendError } from './exchange.ts';

/** One `pm.test` (or legacy `tests[…]`) with its outcome. */
export interface Assertion {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly error?: ScriptError | undefined;
  /** Place among the assertions of its script, from 0. */
  readonly index: number;
  readonly phase: Phase;
}

/** An error inside a user's script. `line` and `column` count from 1, in that script or in `file`. */
export interface ScriptError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  /** The file of `pm.require` that it happened in; absent for the script itself. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** What a script did, in the order it did it. */
export type ScriptOutput =
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | {
      readonly kind: 'console';
      readonly level: ConsoleLevel;
      readonly text: string;
      readonly values: readonly unknown[];
    }
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  | { readonly kind: 'exception'; readonly error: ScriptError }
  /** Something that never came to its end. */
  | { readonly kind: 'unfinished'; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string };

/** An error that ended a script, with the script it happened in. */
export interface FailedScript {
  readonly script: Script;
  readonly error: ScriptError;
}

/** A request of `pm.sendRequest` that got no answer, with the script that sent it. */
export interface FailedRequest {
  readonly script: Script;
  readonly exchange: Exchange;
  readonly error: SendError;
}

/** What became of one item. A failed assertion or a dead host is a result, not an exception. */
export type ItemResult = {
  readonly item: Item;
  readonly iteration: number;
  readonly assertions: readonly Assertion[];
  readonly failedScripts: readonly FailedScript[];
  readonly failedRequests: readonly FailedRequest[];
} & (
  | { readonly kind: 'answered'; readonly exchange: Exchange }
  | { readonly kind: 'unsent'; readonly exchange: Exchange; readonly error: SendError }
  | { readonly kind: 'skipped'; readonly reason: string }
);

/**
 * When a run stops early: at any failure, or only where a request gets no answer or a script throws. `newman` is any
 * failure as newman has it, to which what a script throws when its own code has ended is none.
 */
export type Bail = boolean | 'errors' | 'newman';

/** Is this reason enough to stop the run? */
export function isReasonToStop(bail: Bail, outcomes: Partial<ItemResult> & Outcomes): boolean {
  if (bail === false) return false;
  const { kind, assertions, failedScripts, failedRequests } = outcomes;
  if (kind === 'unsent' || failedScripts.length > 0 || failedRequests.length > 0) return true;
  return bail !== 'errors' && assertions.some(({ outcome }) => outcome === 'failed');
}

/** What the scripts of an item left behind. */
export type Outcomes = Pick<ItemResult, 'assertions' | 'failedScripts' | 'failedRequests'>;

/** Did anything go wrong with this item: no answer to it or its scripts, a failed assertion, a script that threw? */
export function isFailure(result: ItemResult): boolean {
  return isReasonToStop(true, result);
}
