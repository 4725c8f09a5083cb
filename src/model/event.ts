import type { Item, Script } from './collection.ts';
import type { Exchange, SentRequest } from './exchange.ts';
import type { RequestDefinition } from './request.ts';
import type { Assertion, ConsoleLevel, ItemResult, ScriptError } from './result.ts';
import type { Row } from './variable.ts';

/** How a run ended. */
export type Outcome = 'passed' | 'failed' | 'interrupted' | 'timed-out';

/** Counts and times of a whole run; flat in the number of requests. */
export interface RunSummary {
  readonly outcome: Outcome;
  readonly iterations: number;
  readonly items: { readonly total: number; readonly failed: number; readonly skipped: number };
  /** Requests of items and of `pm.sendRequest`; `failed` got no answer. */
  readonly requests: { readonly total: number; readonly failed: number };
  readonly scripts: { readonly total: number; readonly failed: number };
  readonly assertions: { readonly total: number; readonly failed: number; readonly skipped: number };
  /** Decoded response bytes. */
  readonly receivedBytes: number;
  /** Response times in milliseconds; all 0 without an answer. */
  readonly responseMilliseconds: { readonly average: number; readonly minimum: number; readonly maximum: number };
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Everything that happens in a run, in order. Reporters, the command line and library users see the same events. */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly collection: { readonly id: string; readonly name: string; readonly origin: string };
      readonly items: number;
      readonly iterations: number;
      readonly startedAt: number;
    }
  | { readonly type: 'iteration-started'; readonly iteration: number; readonly row: Row }
  | { readonly type: 'item-started'; readonly iteration: number; readonly item: Item }
  | {
      readonly type: 'console';
      readonly iteration: number;
      readonly item: Item;
      readonly script: Script;
      readonly level: ConsoleLevel;
      readonly text: string;
      /** What was logged, as near to the script's own values as their copies can be. */
      readonly values: readonly unknown[];
    }
  | {
      readonly type: 'assertion';
      readonly iteration: number;
      readonly item: Item;
      readonly script: Script;
      readonly assertion: Assertion;
    }
  | {
      /** Thrown by a timer or an un-awaited promise: told, but the script's outcome stands. */
      readonly type: 'exception';
      readonly iteration: number;
      readonly item: Item;
      readonly script: Script;
      readonly error: ScriptError;
    }
  | {
      /** About to be sent, or found to be impossible to send; system headers come later. Not told of `pm.sendRequest`. */
      readonly type: 'request-started';
      readonly iteration: number;
      readonly item: Item;
      readonly request: SentRequest;
      /** What was asked for, as in the exchange. */
      readonly definition: RequestDefinition;
    }
  | {
      readonly type: 'request-ended';
      readonly iteration: number;
      readonly item: Item;
      /** `script` for `pm.sendRequest`. */
      readonly source: 'item' | 'script';
      readonly exchange: Exchange;
    }
  | {
      readonly type: 'script-ended';
      readonly iteration: number;
      readonly item: Item;
      readonly script: Script;
      /** Why the script did not reach its end. */
      readonly error: ScriptError | undefined;
      /** Its last `setNextRequest`, `null` included; absent when it called none. */
      readonly next?: { readonly name: string | null } | undefined;
    }
  | { readonly type: 'warning'; readonly iteration: number; readonly item: Item; readonly text: string }
  | { readonly type: 'item-ended'; readonly result: ItemResult }
  | { readonly type: 'iteration-ended'; readonly iteration: number }
  | { readonly type: 'run-ended'; readonly summary: RunSummary };
