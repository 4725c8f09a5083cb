import type { Script } from '../model/collection.ts';
import type { Cookie, Exchange, Response } from '../model/exchange.ts';
import type { RequestDefinition } from '../model/request.ts';
import type { ScriptError, ScriptOutput } from '../model/result.ts';
import type { Scope } from '../model/scope.ts';
import type { Mutation, Row, ScopeName } from '../model/variable.ts';

/** What keeps scripts in bounds: a `node:vm` context, or an isolate in a process of its own. */
export type SandboxLevel = 'context' | 'isolated';

/** How scripts are run. */
export interface SandboxOptions {
  /** Longest time for one script in milliseconds, waiting included; 0 means no limit. */
  readonly timeout: number;
  /** Longest time that a script may keep the processor without a pause; 0 or absent means no limit. */
  readonly stretch?: number | undefined;
  /** A script that leaves something unfinished, or throws when its own code has ended, fails. */
  readonly strict?: boolean | undefined;
  /** `isolated`: an isolate in a process of its own, by the package isolated-vm; absent: a context in this thread. */
  readonly level?: SandboxLevel | undefined;
  /** Most memory that the scripts of an isolated sandbox may use, in megabytes; at least 8. */
  readonly memory?: number | undefined;
  /** When the whole run ends, in the time of `performance.now()`. */
  readonly deadline?: number | undefined;
}

/** Which of a URL's cookies are wanted: HttpOnly ones too, and secure ones (default: by the URL). */
export interface CookieFilter {
  readonly http?: boolean | undefined;
  readonly secure?: boolean | undefined;
}

/** A cookie as a script gives it: the text of a Set-Cookie header, or its parts. */
export type NewScriptCookie = string | (Partial<Omit<Cookie, 'expires'>> & { readonly expires?: unknown });

/** The cookies that a script can read and change, by URL. */
export interface ScriptCookieJar {
  get(url: string, name: string): Promise<Cookie | undefined>;
  getAll(url: string, filter?: CookieFilter): Promise<readonly Cookie[]>;
  set(url: string, cookie: NewScriptCookie): Promise<Cookie | undefined>;
  unset(url: string, name: string): Promise<void>;
  clear(url: string): Promise<void>;
}

/** A file for `pm.require`: `id` is how it is named when it asks for others, `shown` how people know it. */
export type PackageAnswer =
  | { readonly kind: 'found'; readonly id: string; readonly shown: string; readonly source: string }
  | { readonly kind: 'missing'; readonly reason: string };

/** What a script asks for with `pm.execution.runRequest`. */
export interface RequestCall {
  /** Id or name. */
  readonly request: string;
  /** Local variables of that run only. */
  readonly variables: Row;
  /** The script's own changes until now. */
  readonly mutations: Mutations;
  /** Aborted when the script has ended. */
  readonly signal: AbortSignal;
}

/** What became of that request; everything in it happened in the script that asked for it. */
export interface RequestRun {
  readonly outputs: readonly ScriptOutput[];
  readonly mutations: Mutations;
  /** Absent where a script skipped the request. */
  readonly exchange?: Exchange | undefined;
  /** What one of its scripts threw. */
  readonly error?: ScriptError | undefined;
}

/** Changes of variables by scope. */
export type Mutations = Readonly<Record<ScopeName, readonly Mutation[]>>;

/** What one script sees. The sandbox changes none of it: what the script changed is in the result. */
export interface ScriptInput {
  readonly phase: Script['phase'];
  /** Counted from 0. */
  readonly iteration: number;
  readonly iterationCount: number;
  readonly item: { readonly id: string; readonly name: string; readonly path: readonly string[] };
  readonly scopes: Readonly<Record<ScopeName, Scope>>;
  readonly environmentName?: string | undefined;
  readonly globalsName?: string | undefined;
  readonly data: Row;
  /** The value of a dynamic variable such as `$guid`, for `replaceIn`. */
  readonly dynamic: (name: string) => string | undefined;
  /** Before the request: its definition with variables in it; in tests: what was sent. */
  readonly request: RequestDefinition;
  readonly response?: Response | undefined;
  /** The cookies for the URL of the answer. */
  readonly cookies: readonly Cookie[];
  /** Sends what a script gave to `pm.sendRequest`: a URL, or a request in the collection's shape. */
  readonly sendRequest: (definition: unknown) => Promise<Exchange>;
  readonly cookieJar: ScriptCookieJar;
  /** Finds a package by the name that a script, or the file with the id `user`, uses for it. Default: there are none. */
  readonly readPackage?: ((name: string, user?: string) => PackageAnswer) | undefined;
  /** Runs another request of the collection with its scripts. Default: there is none. */
  readonly runRequest?: ((call: RequestCall) => Promise<RequestRun>) | undefined;
  /** What `pm.vault` does; throws where scripts may not use it. Default: they may not. */
  readonly vault?: ((method: string, key: string, value: unknown) => string | undefined) | undefined;
  /** Told every value that the script gives a variable, those too that it takes back. Default: nobody is. */
  readonly hearValue?: ((key: string, value: unknown) => void) | undefined;
  /** A script in this sandbox waits for this one. */
  readonly isNested?: boolean | undefined;
  /** Ends the script at once. */
  readonly signal?: AbortSignal | undefined;
}

/** What a script did. */
export interface ScriptResult {
  readonly outputs: readonly ScriptOutput[];
  /** Why the script itself ended early: what it threw, a syntax error, its time limit. */
  readonly error?: ScriptError | undefined;
  readonly mutations: Mutations;
  /** Only if a pre-request script changed it. */
  readonly request?: RequestDefinition | undefined;
  /** The last `setNextRequest`: an id or a name, or `null` to end the iteration. */
  readonly nextRequest?: { readonly name: string | null } | undefined;
  readonly skipRequest: boolean;
  /** The last `pm.visualizer.set`, as JSON. */
  readonly visualizer?: unknown;
}
