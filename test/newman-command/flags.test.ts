import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { commandLines } from './lines/all.ts';
import { built } from './programs.ts';

/** Every flag of newman 6.2.2's `run`, with its value: `<needed>`, `[optional]` or none. */
const flags = [
  ...['-e, --environment <>', '-g, --globals <>', '-r, --reporters []', '-n, --iteration-count <>'],
  ...['-d, --iteration-data <>', '--folder <>', '--global-var <>', '--env-var <>', '--export-environment <>'],
  ...['--export-globals <>', '--export-collection <>', '--postman-api-key <>', '--bail []', '--ignore-redirects'],
  ...['-x, --suppress-exit-code', '--silent', '--disable-unicode', '--color <>', '--delay-request []', '--timeout []'],
  ...['--timeout-request []', '--timeout-script []', '--working-dir <>', '--no-insecure-file-read', '-k, --insecure'],
  ...['--ssl-client-cert-list <>', '--ssl-client-cert <>', '--ssl-client-key <>', '--ssl-client-passphrase <>'],
  ...['--ssl-extra-ca-certs <>', '--cookie-jar <>', '--export-cookie-jar <>', '--verbose', '-h, --help'],
];

/** Every option of newman's own reporters. */
const reporterFlags = [
  ...['cli-silent', 'cli-no-summary', 'cli-no-failures', 'cli-no-assertions', 'cli-no-success-assertions'],
  ...['cli-no-console', 'cli-no-banner', 'cli-show-timestamps', 'json-export', 'junit-export', 'progress-silent'],
  'emojitrain-silent',
].map((name) => `--reporter-${name}`);

const newman = createRequire(import.meta.url).resolve('newman/bin/newman.js');

/** The flags that a program's help lists, in the form of the table. */
async function flagsOf(program: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'run', '--help']);
  const lines = stdout.matchAll(/^ {2}(?:(-\w) ?, )?(--[\w-]+)(?: ([<[])\w+\S*[>\]])?(?= |$)/gm);
  return [...lines].map(([, short, long, value]) =>
    [...(short ? [`${short},`] : []), long, ...(value ? [value === '<' ? '<>' : '[]'] : [])].join(' '),
  );
}

test('the table holds the flags of newman', async () => {
  expect(flags.toSorted()).toEqual((await flagsOf(newman)).toSorted());
});

test('the newman command has these flags and no others', async () => {
  expect((await flagsOf(built('newman/command.cjs'))).toSorted()).toEqual(flags.toSorted());
});

test('postino run has all of them', async () => {
  const known = new Set(await flagsOf(built('cli.cjs')));
  // Every switch of postino run has a form with `--no-`.
  const missing = flags.filter((flag) => !known.has(flag) && !known.has(flag.replace('--no-', '--')));
  expect(missing).toEqual([]);
});

test.for([...flags, ...reporterFlags])('%s stands in a command line that is compared', (flag) => {
  const long = flag.replace(/^-\w, /, '').replace(/ ..$/, '');
  expect(commandLines.filter(({ args }) => args.split(/[ =]/).includes(long))).not.toEqual([]);
});

test.for(flags.filter((flag) => /^-\w,/.test(flag)))('%s stands in one in its short form', (flag) => {
  const short = flag.slice(0, 2);
  expect(commandLines.filter(({ args }) => args.split(' ').includes(short))).not.toEqual([]);
});
