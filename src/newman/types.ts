import type { EventEmitter } from 'node:events';

/** What newman's library can be told; objects of Postman's collection library are taken where JSON is. */
export interface NewmanRunOptions {
  /** JSON of any format, an object of the collection library, a path, a URL or an id of Postman's API. */
  collection?: unknown;
  environment?: unknown;
  globals?: unknown;
  envVar?: readonly { readonly key: string; readonly value: unknown }[];
  globalVar?: readonly { readonly key: string; readonly value: unknown }[];
  iterationCount?: number;
  /** Path or URL of CSV or JSON, or the rows themselves. */
  iterationData?: string | readonly object[];
  /** Names or ids of folders and requests. */
  folder?: string | readonly string[];
  /** Base of the file names in the collection. Default: the current directory. */
  workingDir?: string;
  /** Default: true. */
  insecureFileRead?: boolean;
  /** Times are milliseconds, 0 is no limit. */
  timeout?: number;
  timeoutRequest?: number;
  timeoutScript?: number;
  delayRequest?: number;
  ignoreRedirects?: boolean;
  insecure?: boolean;
  bail?: boolean | readonly ('folder' | 'failure')[] | { readonly folder?: boolean; readonly failure?: boolean };
  abortOnFailure?: boolean;
  suppressExitCode?: boolean;
  reporters?: string | readonly string[];
  /** Options of each reporter by its name. */
  reporter?: Readonly<Record<string, unknown>>;
  color?: 'on' | 'off' | 'auto';
  disableUnicode?: boolean;
  silent?: boolean;
  verbose?: boolean;
  sslClientCert?: string;
  sslClientKey?: string;
  sslClientPassphrase?: string;
  sslClientCertList?: string | readonly object[];
  sslExtraCaCerts?: string;
  requestAgents?: { readonly http?: unknown; readonly https?: unknown };
  /** Path of an exported jar, or a `CookieJar` of tough-cookie, which the run fills. */
  cookieJar?: unknown;
  exportEnvironment?: string;
  exportGlobals?: string;
  exportCollection?: string;
  exportCookieJar?: string;
  postmanApiKey?: string;
  newmanVersion?: string;
  /** Give reporters the values of secrets instead of `••••••`. */
  showSecrets?: boolean;
  [option: string]: unknown;
}

/**
 * An object of Postman's collection library, as that library documents it. Its types are not Postino's to tell: who has
 * them can give it to what wants an `Item`, a `Response` or a `VariableScope`.
 */
// biome-ignore lint/suspicious/noExplicitAny: what newman's own types say is to be assignable.
export type NewmanObject = any;

/** What a script threw, or why a request got no answer. */
export interface NewmanError {
  name: string;
  message: string;
  stack?: string;
  /** The name of the assertion that failed, and its place among those of its script. */
  test?: string;
  index?: number;
}

/** How often something happened. */
export interface NewmanCount {
  total: number;
  pending: number;
  failed: number;
}

/** What is counted, in newman's order. */
export type NewmanStats = Record<
  | 'iterations'
  | 'items'
  | 'scripts'
  | 'prerequests'
  | 'requests'
  | 'tests'
  | 'assertions'
  | 'testScripts'
  | 'prerequestScripts',
  NewmanCount
>;

/** One request of a run. `item`, `request` and `response` are objects of Postman's collection library. */
export interface NewmanExecution {
  cursor: NewmanCursor;
  item: NewmanObject;
  request: NewmanObject;
  /** Undefined where there was no answer. */
  response: NewmanObject;
  id: string | undefined;
  requestError?: Error;
  prerequestScript?: { error: unknown }[];
  testScript?: { error: unknown }[];
  assertions?: { assertion: string; skipped: boolean; error: NewmanError | undefined }[];
}

export interface NewmanFailure {
  error: NewmanError;
  /** Where: `assertion:0 in test-script`, `request`, `prerequest-script`, … */
  at: string;
  source: NewmanObject;
  parent: NewmanObject;
  cursor: NewmanCursor | Record<string, never>;
}

/** Where in a run something happens; one `ref` for each execution of an item. */
export interface NewmanCursor {
  ref: string;
  position: number;
  iteration: number;
  length: number;
  cycles: number;
  [detail: string]: unknown;
}

/** What a run leaves behind. Collection, environment and globals are objects of Postman's collection library. */
export interface NewmanRunSummary {
  collection: NewmanObject;
  environment: NewmanObject;
  globals: NewmanObject;
  run: {
    stats: NewmanStats;
    timings: Record<string, number>;
    executions: NewmanExecution[];
    transfers: { responseTotal: number };
    failures: NewmanFailure[];
    error: Error | null;
  };
  /** What ended the run before its time. */
  error?: Error;
}

/** A file that a reporter wants to have written when the run is done. */
export interface NewmanExport {
  readonly name?: string;
  /** Its name where `path` names a directory or nothing. */
  readonly default?: string;
  readonly path?: unknown;
  readonly content?: unknown;
}

/** What `run` returns; all but the emitter's own members appear once the options are loaded. */
export interface NewmanRun extends EventEmitter {
  summary: NewmanRunSummary;
  exports: NewmanExport[];
  runner: object;
  reporters: Record<string, object>;
}

/**
 * `error` is what kept the run from starting or coming to its end; failed tests are in the summary. As in newman's types
 * there always is a summary, but after an error that kept the run from starting it is undefined.
 */
export type NewmanCallback = (error: Error | null, summary: NewmanRunSummary) => void;
