import type { Item } from '../model/collection.ts';
import type { Bail } from '../model/result.ts';
import type { Scope } from '../model/scope.ts';
import type { Variable } from '../model/variable.ts';
import type { Rows } from '../plan/iterations.ts';
import type { SandboxLevel } from '../script/contract.ts';
import type { CookieStore } from '../send/cookies/cookies.ts';
import type { ConnectionSettings } from '../send/route/routes.ts';

/**
 * What the stages of a run can be told. Times are milliseconds; 0 or absent means no limit, and more
 * than 2147483647 (24 days) counts as that.
 */
export interface StageOptions extends ConnectionSettings {
  /** The environment's name, for `pm.environment.name`. */
  readonly environmentName?: string | undefined;
  /** The name of the globals, for `pm.globals.name`. */
  readonly globalsName?: string | undefined;
  /** Longest time to wait for an answer. Default: ten minutes; 0 waits for ever. */
  readonly requestTimeout?: number | undefined;
  /**
   * Longest time for one script, waiting included. Absent: it may wait as long as it likes, but not keep the processor
   * for 10 seconds without a pause.
   */
  readonly scriptTimeout?: number | undefined;
  /** A script fails too that leaves something unfinished, or throws when its own code has ended. */
  readonly strict?: boolean | undefined;
  /** What keeps scripts in bounds (default: a context in this process). */
  readonly sandbox?: SandboxLevel | undefined;
  /** Most memory that isolated scripts may use, in megabytes: 8 or more (default: 128). */
  readonly sandboxMemory?: number | undefined;
  /** Longest time for the whole run; what is under way is given up and the run ends as failed. */
  readonly timeout?: number | undefined;
  readonly followRedirects?: boolean | undefined;
  /** Longest answer in decoded bytes; 0 for any. Default: 536,870,888 in memory, any length in a file. */
  readonly maxResponseBytes?: number | undefined;
  /** A folder for the bodies of answers to items (docs/responses.md). */
  readonly saveResponses?: string | undefined;
  /** Accept TLS certificates that cannot be verified. */
  readonly insecure?: boolean | undefined;
  /** Where the files are that a collection names, before the collection's own folder; default: the current directory. */
  readonly workingDirectory?: string | undefined;
  /** Allow files outside the working directory and the collection's folder. */
  readonly readOutside?: boolean | undefined;
  /** Where packages of `pm.require` are; default: `postman/packages` in the working directory. */
  readonly packageDirectory?: string | undefined;
  /** A store of tough-cookie's that the run takes its cookies from and puts them into. Default: one of its own. */
  readonly cookieStore?: CookieStore | undefined;
  /** The only domains whose cookies scripts may reach by `pm.cookies.jar()`. Default: all. */
  readonly cookieDomains?: readonly string[] | undefined;
  /** The text of a secret, by its name: what `{{vault:name}}` stands for. */
  readonly vault?: ((name: string) => string | undefined) | undefined;
  /** Scripts may read and change those secrets (`pm.vault`). */
  readonly allowVault?: boolean | undefined;
  /** Origins whose requests go elsewhere, e.g. `https://graph.facebook.com` to a simulator. */
  readonly origins?: ReadonlyMap<string, string> | undefined;
  /** Told every secret the run comes across, so that outputs can hide it. */
  readonly learnSecret?: ((secret: unknown) => void) | undefined;
  /** Why an item must not be sent; it is skipped for that reason. `target` is where it would go, as far as is known. */
  readonly reasonToSkip?: ((item: Item, target: () => URL | undefined) => string | undefined) | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** A number from 0 to below 1. */
  readonly random?: (() => number) | undefined;
}

/** What a run can be given besides its collection. */
export interface RunOptions extends StageOptions {
  /** Environment variables. A `Scope` is changed in place, so what scripts captured can be read from it afterwards. */
  readonly environment?: Scope | readonly Variable[] | undefined;
  readonly globals?: Scope | readonly Variable[] | undefined;
  /** Iteration data, as `openRows` gives it. */
  readonly data?: Rows | undefined;
  /** Names, ids or paths of the folders and requests to run; none means all. */
  readonly folders?: readonly string[] | undefined;
  /** How often to run, 1 or more. Default: once for each row of data, else once. */
  readonly iterations?: number | undefined;
  /** Collection variables; default: the collection's. A `Scope` is changed in place. */
  readonly collectionVariables?: Scope | readonly Variable[] | undefined;
  /** Stop at the first failure, at the first error, or at the first failure as newman has it (`Bail`). */
  readonly bail?: Bail | undefined;
  /** Time to wait before each request. */
  readonly delay?: number | undefined;
  /** Ends the run: what is under way is given up, the summary still comes. */
  readonly signal?: AbortSignal | undefined;
}
