import type { Compiled, Ready } from './compile.ts';
import type { Order } from './messages.ts';

/** Where scripts run, and the only ways into it. After any ending but `left` it is of no use and has to be replaced. */
export interface Realm {
  compile(source: string): Compiled;
  /** Lets the guest do what is wanted, then every microtask. A realm in a thread of its own answers later. */
  enter(order: Order, limit: Limit): Ending | Promise<Ending>;
  /** What the guest has told since the last time, one JSON array per line. */
  take(): string;
  /** The script that runs; of one that waits for another to run, the other. */
  user: RealmUser | undefined;
  dispose(): void;
}

/** The host's side of a running script. */
export interface RealmUser {
  /** What the `run` order runs. */
  readonly ready: Ready;
  answer(operation: string, argument: unknown, second: unknown): unknown;
  /** Told that a promise was rejected and nobody handles it. The reason is in the realm; `rejected` orders get it. */
  rejected(): void;
  /** Told that the realm is its again. */
  resume(): void;
}

/** How long the guest may keep control. */
export interface Limit {
  /** 0: no limit. */
  readonly milliseconds: number;
  /** Somebody asked for this limit, so it holds for code too that looks as if it cannot need it. */
  readonly isStrict: boolean;
}

/** How the guest gave control back: by itself, at its limit, by Ctrl-C, or it used too much or broke the engine. */
export type Ending = 'left' | 'overtime' | 'interrupted' | 'memory' | 'broken';
