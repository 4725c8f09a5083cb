import type { OptionSpec } from './option-spec.ts';

/**
 * What a user can set for `postino run`, under the names that newman's library and its rc files use too; every other form
 * is derived from the table.
 */
export interface RunSettings {
  readonly environment?: string | undefined;
  readonly globals?: string | undefined;
  readonly envVar?: readonly string[] | undefined;
  readonly globalVar?: readonly string[] | undefined;
  readonly currentValues?: string | undefined;
  readonly saveCurrent?: boolean | undefined;
  readonly exportEnvironment?: string | undefined;
  readonly exportGlobals?: string | undefined;
  readonly exportCollection?: string | undefined;
  readonly cookieJar?: string | undefined;
  readonly exportCookieJar?: string | undefined;
  readonly cookieDomain?: readonly string[] | undefined;
  readonly postmanApiKey?: string | undefined;
  readonly folder?: readonly string[] | undefined;
  readonly iterationCount?: number | undefined;
  readonly iterationData?: string | undefined;
  readonly bail?: boolean | readonly string[] | undefined;
  readonly delayRequest?: number | undefined;
  readonly timeout?: number | undefined;
  readonly timeoutRequest?: number | undefined;
  readonly timeoutScript?: number | undefined;
  readonly strict?: boolean | undefined;
  readonly allowVault?: boolean | undefined;
  readonly sandbox?: 'context' | 'isolated' | undefined;
  readonly sandboxMemory?: number | undefined;
  readonly ignoreRedirects?: boolean | undefined;
  readonly maxResponseSize?: number | undefined;
  readonly saveResponses?: string | undefined;
  readonly insecure?: boolean | undefined;
  readonly sslClientCertList?: string | undefined;
  readonly sslClientCert?: string | undefined;
  readonly sslClientKey?: string | undefined;
  readonly sslClientPassphrase?: string | undefined;
  readonly sslExtraCaCerts?: string | undefined;
  readonly sslSystemCaCerts?: boolean | undefined;
  readonly sslKeyLog?: string | undefined;
  readonly proxy?: string | undefined;
  readonly noProxy?: boolean | undefined;
  readonly httpVersion?: 'auto' | 'http1' | 'http2' | undefined;
  readonly mapOrigin?: readonly string[] | undefined;
  readonly workingDir?: string | undefined;
  readonly insecureFileRead?: boolean | undefined;
  readonly packageDir?: string | undefined;
  readonly allowDangerous?: boolean | undefined;
  readonly reporters?: readonly string[] | undefined;
  readonly color?: 'auto' | 'on' | 'off' | undefined;
  readonly disableUnicode?: boolean | undefined;
  readonly silent?: boolean | undefined;
  readonly verbose?: boolean | undefined;
  readonly suppressExitCode?: boolean | undefined;
  /** False: none is read. */
  readonly config?: string | boolean | undefined;
}

/** One row per option, in the order of the help. A missing row does not compile. */
export const optionTable: { readonly [K in keyof RunSettings]-?: OptionSpec } = {
  environment: {
    type: 'text',
    group: 'Values',
    short: 'e',
    value: 'file',
    help: 'Environment: a file, URL or Postman UID; Postman JSON or YAML',
  },
  globals: {
    type: 'text',
    group: 'Values',
    short: 'g',
    value: 'file',
    help: 'Globals: a file or URL, Postman JSON or YAML',
  },
  envVar: { type: 'pairs', group: 'Values', value: 'name=value', help: 'Set an environment variable for this run' },
  globalVar: { type: 'pairs', group: 'Values', value: 'name=value', help: 'Set a global variable for this run' },
  currentValues: {
    type: 'text',
    group: 'Values',
    value: 'file',
    help: 'Current values (default: the .current.yaml beside the environment)',
  },
  saveCurrent: { type: 'switch', group: 'Values', help: 'Write what scripts changed back to the current values' },
  exportEnvironment: {
    type: 'text',
    group: 'Values',
    value: 'file',
    help: 'Write the environment, values included, to a file after the run',
  },
  exportGlobals: {
    type: 'text',
    group: 'Values',
    value: 'file',
    help: 'Write the globals, values included, to a file after the run',
  },
  exportCollection: {
    type: 'text',
    group: 'Values',
    value: 'file',
    help: 'Write the collection with its variables to a file after the run',
  },
  cookieJar: { type: 'text', group: 'Values', value: 'file', help: 'Start with the cookies of a file' },
  exportCookieJar: { type: 'text', group: 'Values', value: 'file', help: 'Write the cookies to a file after the run' },
  cookieDomain: {
    type: 'list',
    group: 'Values',
    value: 'domain',
    help: 'Let scripts reach the cookies of this domain only (pm.cookies.jar; default: of all)',
  },
  postmanApiKey: {
    type: 'text',
    group: 'Values',
    value: 'key',
    secret: true,
    help: "Key for what is loaded from Postman's API (better: POSTMAN_API_KEY)",
  },
  folder: {
    type: 'list',
    group: 'What to run',
    value: 'name',
    help: 'Run only this folder or request (name, id or path)',
  },
  iterationCount: { type: 'count', group: 'What to run', short: 'n', value: 'n', help: 'Number of iterations' },
  iterationData: {
    type: 'text',
    group: 'What to run',
    short: 'd',
    value: 'file',
    help: 'Data for the iterations: CSV or JSON, file or URL',
  },
  bail: {
    type: 'names',
    group: 'What to run',
    value: 'what',
    alone: true,
    choices: ['failure', 'folder'],
    help: 'Stop at the first failure; with "folder" only where a request gets no answer or a script throws',
  },
  delayRequest: { type: 'whole', group: 'What to run', value: 'ms', alone: 0, help: 'Wait before each request' },
  timeout: { type: 'whole', group: 'What to run', value: 'ms', alone: 0, help: 'Longest time for the whole run' },
  timeoutRequest: {
    type: 'whole',
    group: 'What to run',
    value: 'ms',
    alone: 0,
    help: 'Longest time to wait for an answer (default: 600000; 0: for ever)',
  },
  timeoutScript: { type: 'whole', group: 'What to run', value: 'ms', alone: 0, help: 'Longest time for one script' },
  strict: {
    type: 'switch',
    group: 'What to run',
    help: 'Fail scripts too that reject a promise later or leave a test or an await unfinished',
  },
  allowVault: {
    type: 'switch',
    group: 'What to run',
    help: 'Let scripts read and change secrets of the vault (pm.vault)',
  },
  sandbox: {
    type: 'text',
    group: 'What to run',
    value: 'level',
    choices: ['context', 'isolated'],
    help: 'What keeps scripts in bounds: a context, or an isolate in a process of its own',
  },
  sandboxMemory: {
    type: 'count',
    group: 'What to run',
    value: 'megabytes',
    help: 'Most memory that isolated scripts may use (default: 128)',
  },
  allowDangerous: {
    type: 'switch',
    group: 'What to run',
    help: 'Send requests that are marked as dangerous to other machines too',
  },
  ignoreRedirects: { type: 'switch', group: 'Requests', help: 'Do not follow redirects' },
  maxResponseSize: {
    type: 'whole',
    group: 'Requests',
    value: 'bytes',
    help: 'Longest answer, decoded (default: 536870888 in memory, any in a file; 0: any)',
  },
  mapOrigin: { type: 'list', group: 'Requests', value: 'from=to', help: 'Send the requests for one origin to another' },
  insecure: { type: 'switch', group: 'Connections', short: 'k', help: 'Accept invalid TLS certificates' },
  sslClientCertList: {
    type: 'text',
    group: 'Connections',
    value: 'file',
    help: 'Client certificates by URL: a JSON list as for newman',
  },
  sslClientCert: {
    type: 'text',
    group: 'Connections',
    value: 'file',
    help: 'Client certificate for all other https URLs (PEM)',
  },
  sslClientKey: {
    type: 'text',
    group: 'Connections',
    value: 'file',
    help: 'Its private key (PEM; default: in the same file)',
  },
  sslClientPassphrase: {
    type: 'text',
    group: 'Connections',
    value: 'text',
    secret: true,
    help: 'Passphrase of the private key',
  },
  sslExtraCaCerts: {
    type: 'text',
    group: 'Connections',
    value: 'file',
    help: 'Certificate authorities to trust besides the usual ones',
  },
  sslSystemCaCerts: {
    type: 'switch',
    group: 'Connections',
    help: 'Trust what this computer trusts (Node.js 22.15 or newer)',
  },
  sslKeyLog: {
    type: 'text',
    group: 'Connections',
    value: 'file',
    help: 'Add the secrets of TLS connections to this file, for Wireshark',
  },
  proxy: {
    type: 'text',
    group: 'Connections',
    value: 'url',
    secret: true,
    help: 'Proxy for all requests: http, https, socks4 or socks5h',
  },
  noProxy: { type: 'switch', group: 'Connections', help: 'Use no proxy, whatever HTTP_PROXY and others say' },
  httpVersion: {
    type: 'text',
    group: 'Connections',
    value: 'version',
    choices: ['auto', 'http1', 'http2'],
    help: 'HTTP for https URLs: auto, http1 or http2 (default: http1)',
  },
  saveResponses: {
    type: 'text',
    group: 'Files',
    value: 'folder',
    help: 'Write the body of every answer to a file in this folder',
  },
  workingDir: {
    type: 'text',
    group: 'Files',
    value: 'folder',
    help: 'Where files named in the collection are (default: here)',
  },
  insecureFileRead: {
    type: 'switch',
    group: 'Files',
    help: 'Allow request bodies from files outside the working directory',
  },
  packageDir: {
    type: 'text',
    group: 'Files',
    value: 'folder',
    help: 'Where packages of pm.require are (default: postman/packages in the working directory)',
  },
  reporters: {
    type: 'names',
    group: 'Reports',
    short: 'r',
    value: 'names',
    alone: [],
    suggests: ['cli', 'json', 'junit', 'progress', 'emojitrain'],
    help: 'Reporters: cli, json, junit (default: cli; none without names)',
  },
  color: {
    type: 'text',
    group: 'Reports',
    value: 'when',
    choices: ['auto', 'on', 'off'],
    help: 'Colours: auto, on or off',
  },
  disableUnicode: { type: 'switch', group: 'Reports', help: 'Plain ASCII marks' },
  silent: { type: 'switch', group: 'Reports', help: 'Print nothing but errors' },
  verbose: { type: 'switch', group: 'Reports', help: 'Show passed assertions, headers and bodies too' },
  suppressExitCode: { type: 'switch', group: 'Other', short: 'x', help: 'Exit with 0 also when something failed' },
  config: {
    type: 'text',
    group: 'Other',
    value: 'file',
    canBeOff: true,
    help: 'Configuration file (default: postino.config.yaml here); --no-config reads none',
  },
};
