/** What a user can set for `postino run`, as the command line spells it; every other form is derived from the table. */
export interface RunSettings {
  readonly environment?: string | undefined;
  readonly globals?: string | undefined;
  readonly envVar?: readonly string[] | undefined;
  readonly globalVar?: readonly string[] | undefined;
  readonly currentValues?: string | undefined;
  readonly saveCurrent?: boolean | undefined;
  readonly folder?: readonly string[] | undefined;
  readonly iterationCount?: number | undefined;
  readonly iterationData?: string | undefined;
  readonly bail?: boolean | undefined;
  readonly delayRequest?: number | undefined;
  readonly timeout?: number | undefined;
  readonly timeoutRequest?: number | undefined;
  readonly timeoutScript?: number | undefined;
  readonly ignoreRedirects?: boolean | undefined;
  readonly insecure?: boolean | undefined;
  readonly mapOrigin?: readonly string[] | undefined;
  readonly workingDir?: string | undefined;
  readonly insecureFileRead?: boolean | undefined;
  readonly allowDangerous?: boolean | undefined;
  readonly reporters?: readonly string[] | undefined;
  readonly reporterJsonExport?: string | undefined;
  readonly reporterJunitExport?: string | undefined;
  readonly color?: 'auto' | 'on' | 'off' | undefined;
  readonly disableUnicode?: boolean | undefined;
  readonly silent?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/**
 * How one option is written and checked: `whole` counts from 0, `count` from 1; `list` may be repeated; `names` is a
 * comma-separated list.
 */
export interface OptionSpec {
  readonly type: 'text' | 'whole' | 'count' | 'switch' | 'list' | 'names';
  readonly short?: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly help: string;
}

/** One row per option, in the order of the help. A missing row does not compile. */
export const optionTable: { readonly [K in keyof RunSettings]-?: OptionSpec } = {
  environment: { type: 'text', short: 'e', value: 'file', help: 'Environment: a file or URL, Postman JSON or YAML' },
  globals: { type: 'text', short: 'g', value: 'file', help: 'Globals: a file or URL, Postman JSON or YAML' },
  envVar: { type: 'list', value: 'name=value', help: 'Set an environment variable for this run' },
  globalVar: { type: 'list', value: 'name=value', help: 'Set a global variable for this run' },
  currentValues: {
    type: 'text',
    value: 'file',
    help: 'Current values (default: the .current.yaml beside the environment)',
  },
  saveCurrent: { type: 'switch', help: 'Write what scripts changed back to the current values' },
  folder: { type: 'list', value: 'name', help: 'Run only this folder or request (name, id or path)' },
  iterationCount: { type: 'count', short: 'n', value: 'n', help: 'Number of iterations' },
  iterationData: { type: 'text', short: 'd', value: 'file', help: 'Data for the iterations: CSV or JSON, file or URL' },
  bail: { type: 'switch', help: 'Stop at the first failure' },
  delayRequest: { type: 'whole', value: 'ms', help: 'Wait before each request' },
  timeout: { type: 'whole', value: 'ms', help: 'Longest time for the whole run' },
  timeoutRequest: { type: 'whole', value: 'ms', help: 'Longest time to wait for an answer' },
  timeoutScript: { type: 'whole', value: 'ms', help: 'Longest time for one script' },
  ignoreRedirects: { type: 'switch', help: 'Do not follow redirects' },
  insecure: { type: 'switch', short: 'k', help: 'Accept invalid TLS certificates' },
  mapOrigin: { type: 'list', value: 'from=to', help: 'Send the requests for one origin to another' },
  workingDir: { type: 'text', value: 'folder', help: 'Where files named in the collection are (default: here)' },
  insecureFileRead: { type: 'switch', help: 'Allow request bodies from files outside the working directory' },
  allowDangerous: { type: 'switch', help: 'Send requests that are marked as dangerous to other machines too' },
  reporters: { type: 'names', short: 'r', value: 'names', help: 'Reporters: cli, json, junit (default: cli)' },
  reporterJsonExport: { type: 'text', value: 'file', help: 'Where the json reporter writes' },
  reporterJunitExport: { type: 'text', value: 'file', help: 'Where the junit reporter writes' },
  color: { type: 'text', value: 'when', choices: ['auto', 'on', 'off'], help: 'Colours: auto, on or off' },
  disableUnicode: { type: 'switch', help: 'Plain ASCII marks' },
  silent: { type: 'switch', help: 'Print nothing but errors' },
  verbose: { type: 'switch', help: 'Show passed assertions, headers and bodies too' },
};
