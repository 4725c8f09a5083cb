import { Option } from 'commander';

/** A value that newman refuses; unlike commander's own complaints it ends with exit code 0 there. */
export class CastError extends Error {}

type Cast = (text: string, before: unknown) => unknown;

/** How newman reads a value, by the kind of the option. */
const casts = {
  text: undefined,
  whole: (text) => {
    const number = Number(text);
    if (Number.isSafeInteger(number) && number > 0) return number;
    throw new CastError('The value must be a positive integer.');
  },
  names: (text) => text.split(','),
  list: (text, before) => [...(before as readonly string[]), text],
  pairs: (text, before) => [...(before as readonly object[]), pairOf(text)],
  color: (text) => {
    if (/^(auto|on|off)$/.test(text)) return text;
    throw new CastError(`invalid value \`${text}\` for --color. Expected: auto|on|off`);
  },
} as const satisfies Readonly<Record<string, Cast | undefined>>;

interface Row {
  readonly flags: string;
  readonly help: string;
  readonly cast?: keyof typeof casts;
  readonly default?: unknown;
}

/** The options of newman 6.2.2 in its order, with the defaults that its command line hands on. */
const rows: readonly Row[] = [
  { flags: '-e, --environment <path>', help: 'Environment: a path, URL or Postman UID' },
  { flags: '-g, --globals <path>', help: 'Globals: a path or URL' },
  { flags: '-r, --reporters [reporters]', help: 'Reporters, separated by commas', cast: 'names', default: ['cli'] },
  { flags: '-n, --iteration-count <n>', help: 'Number of iterations', cast: 'whole' },
  { flags: '-d, --iteration-data <path>', help: 'Data for the iterations: CSV or JSON, a path or URL' },
  { flags: '--folder <path>', help: 'Run only this folder or request; may be repeated', cast: 'list', default: [] },
  { flags: '--global-var <value>', help: 'Set a global: key=value; may be repeated', cast: 'pairs', default: [] },
  { flags: '--env-var <value>', help: 'Set a variable: key=value; may be repeated', cast: 'pairs', default: [] },
  { flags: '--export-environment <path>', help: 'Write the environment to a file after the run' },
  { flags: '--export-globals <path>', help: 'Write the globals to a file after the run' },
  { flags: '--export-collection <path>', help: 'Write the collection to a file after the run' },
  { flags: '--postman-api-key <apiKey>', help: "Key for what is loaded from Postman's API" },
  { flags: '--bail [modifiers]', help: 'Stop at the first failure; modifiers: folder, failure', cast: 'names' },
  { flags: '--ignore-redirects', help: 'Do not follow redirects' },
  { flags: '-x , --suppress-exit-code', help: 'Exit with 0 whatever happens' },
  { flags: '--silent', help: 'The cli reporter prints nothing' },
  { flags: '--disable-unicode', help: 'Plain ASCII marks' },
  { flags: '--color <value>', help: 'Colours: auto, on or off', cast: 'color', default: 'auto' },
  { flags: '--delay-request [n]', help: 'Milliseconds to wait before each request', cast: 'whole', default: 0 },
  { flags: '--timeout [n]', help: 'Milliseconds for the whole run', cast: 'whole', default: 0 },
  { flags: '--timeout-request [n]', help: 'Milliseconds for a request', cast: 'whole', default: 0 },
  { flags: '--timeout-script [n]', help: 'Milliseconds for a script', cast: 'whole', default: 0 },
  { flags: '--working-dir <path>', help: 'Where files named in the collection are' },
  { flags: '--no-insecure-file-read', help: 'Read no files outside the working directory' },
  { flags: '-k, --insecure', help: 'Accept invalid TLS certificates' },
  { flags: '--ssl-client-cert-list <path>', help: 'Client certificates by host (JSON)' },
  { flags: '--ssl-client-cert <path>', help: 'Client certificate (PEM)' },
  { flags: '--ssl-client-key <path>', help: 'Private key of the client certificate' },
  { flags: '--ssl-client-passphrase <passphrase>', help: 'Passphrase of the private key' },
  { flags: '--ssl-extra-ca-certs <path>', help: 'More certificates of authorities to trust (PEM)' },
  { flags: '--cookie-jar <path>', help: "Cookies to begin with (tough-cookie's JSON)" },
  { flags: '--export-cookie-jar <path>', help: 'Write the cookies to a file after the run' },
  { flags: '--verbose', help: 'Show what is sent and answered' },
];

/** The options as commander takes them. */
export function newmanOptions(): readonly Option[] {
  return rows.map(({ flags, help, cast = 'text', ...row }) => {
    const option = new Option(flags, help);
    const parse: Cast | undefined = casts[cast];
    if (parse !== undefined) option.argParser(parse);
    // The help says what counts; a default in JSON would not help anybody.
    return 'default' in row ? option.default(row.default, String(row.default)) : option;
  });
}

function pairOf(text: string): { readonly key: string; readonly value: string | undefined } {
  const at = text.indexOf('=');
  return at < 0 ? { key: text, value: undefined } : { key: text.slice(0, at), value: text.slice(at + 1) };
}
