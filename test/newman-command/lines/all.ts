import { lines } from '../line.ts';
import { cookieLines } from './cookies.ts';
import { rcFileLines } from './rc-files.ts';
import { reporterLines } from './reporters.ts';
import { secureLines } from './secure.ts';

/** The command lines, by what differs; each is a process of each program. */
export const commandLines = [
  ...secureLines,
  ...cookieLines,
  ...rcFileLines,
  ...reporterLines,
  ...lines(
    `
run one.json
run c.json
run ./c.json
run c.json -e e.json
run c.json --environment e.json
run c.json --environment=e.json
run c.json -ee.json
run c.json -g g.json
run c.json --globals g.json -e e.json
run -e e.json c.json
run c.json --env-var who=flag
run c.json --env-var who=flag --env-var q=a=b
run c.json --env-var who=first --env-var who=second
run c.json -e e.json --env-var who=flag --global-var name=x
run c.json --global-var who=global
run c.json --global-var q=empty --global-var who=
run c.json -e e.json -g g.json --env-var who=1 --global-var name=2
run wrapped.json
run v1.json
run empty.json
run c.json --folder Read
run c.json --folder Write
run c.json --folder Get
run c.json --folder id-post
run c.json --folder Write --folder Read
run c.json --folder Read --folder Get
run c.json --folder Read --folder Read
run c.json --folder Moved --folder Get
run one.json -n 3
run one.json --iteration-count 2
run one.json --iteration-count=2
run c.json -d data.csv
run c.json -d data.json
run c.json --iteration-data data.csv -n 1
run c.json -d data.csv -n 3
run c.json -d data.json --folder Post
run fail.json --folder Throws --bail folder
run dead.json
run dead.json --bail
run dead.json --bail folder
run dead.json --bail failure -n 2
run pre.json
run pre.json --bail
run pre.json --bail folder
run late.json
run late.json --bail folder
run fail.json -x
run fail.json --suppress-exit-code
run dead.json -x
run fail.json --bail folder -x
run jumps.json
run jumps.json -n 2
run c.json --ignore-redirects
run c.json --ignore-redirects --folder Moved
run cookies.json
run cookies.json -n 2
run one.json --silent
run fail.json --silent
run one.json --silent --verbose
run one.json --verbose
run fail.json --verbose
run one.json --disable-unicode
run fail.json --disable-unicode
run one.json --color off
run one.json --color on
run one.json --color auto
run fail.json --color off
run one.json --color=on
run fail.json
run fail.json --bail
run fail.json --bail failure
run fail.json --bail folder
run fail.json --bail folder,failure
run fail.json --bail=failure
run fail.json -n 2 --bail
run one.json -k
run one.json --insecure
run one.json --delay-request 10
run one.json --delay-request
run one.json --timeout 20000
run one.json --timeout-request 20000
run one.json --timeout-script 20000
run one.json --timeout
run one.json --timeout-request --timeout-script
run c.json --export-environment out.json
run c.json -e e.json --export-environment out.json
run c.json --export-globals out.json
run c.json -e e.json --env-var new=1 --export-environment deep/er/out.json
run c.json -g g.json --global-var new=1 --export-globals out.json
run fail.json --export-environment out.json
run fail.json --bail --export-globals out.json
run v1.json --export-collection out.json
run one.json -r cli
run one.json --reporters cli
run one.json -r
run one.json --reporters
run fail.json -r
run one.json -r json --reporter-json-export out.json
run one.json -r json --reporter-json-export=out.json
run fail.json -r json --reporter-json-export deep/out.json
run fail.json -r junit --reporter-junit-export out.xml
run fail.json -r json,junit --reporter-json-export out.json --reporter-junit-export out.xml
run fail.json -r cli,json,junit --reporter-json-export o.json --reporter-junit-export o.xml --silent
run one.json -r json,json --reporter-json-export out.json
run one.json -r json --reporter-export out.json
run one.json -r junit --reporter-export=out.xml
run fail.json --bail -r json --reporter-json-export out.json
run dead.json -r junit --reporter-junit-export out.xml
run one.json --reporter-cli-no-summary
run fail.json --reporter-cli-no-failures
run fail.json --reporter-cli-no-assertions
run fail.json --reporter-cli-no-success-assertions
run c.json --reporter-cli-no-console
run one.json --reporter-cli-no-banner
run one.json --reporter-cli-show-timestamps
run one.json --reporter-cli-silent
run one.json --reporter-silent
run one.json --reporter-cli-silent true
run one.json --reporter-cli-no-summary=true
run --reporter-cli-no-banner true one.json
run fail.json -r cli --reporter-cli-no-summary --reporter-cli-no-failures --reporter-cli-no-banner
run one.json -r json --reporter-cli-no-summary --reporter-json-export out.json
run one.json --postman-api-key PMAK-1
run one.json -x -k --silent --disable-unicode
run c.json -n 2 -d data.json -e e.json -g g.json --folder Read --env-var who=flag --delay-request 1
--version
-v
-v run
run one.json --timeout-request 1e3
run -r json --reporter-json-export out.json one.json
run -- one.json
run one.json -n 1 -n 2
run --silent one.json --verbose
`,
  ),
  ...lines(
    `
run c.json --folder Nowhere
run c.json --folder Read --folder Nowhere
run c.json --folder read
run c.json -d none.csv
run c.json -e none.json
run c.json -g none.json
run none.json
run none.json -x
run fail.json --folder Nowhere -x
run http://127.0.0.1:1/c.json
run c.json -e $SERVER/missing
run $SERVER/missing
run none.json --export-environment out.json
run c.json --folder Nowhere --export-environment out.json
run
run one.json --nope
run one.json --itration-count 2
run one.json -n
run one.json --color
run one.json -e
run one.json --folder
run one.json --env-var
run one.json --export-environment
run one.json --working-dir
run -r one.json
run 12345678-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9
--nope run one.json
`,
    { postino: 'exit-code-2' },
  ),
  ...lines(
    `
run c.json -d $SERVER/rows
`,
    { command: 'unusable-rows', postino: 'unusable-rows' },
  ),
  ...lines(
    `
run fail.json --bail nonsense
run one.json -r nowhere
run one.json -r cli,nowhere
run one.json -r progress
run one.json -r emojitrain
run one.json --env-var novalue
run one.json --global-var novalue
run one.json --env-var =value
run one.json --reporter-json-export
run one.json extra words
run one.json -r json, junit
run one.json -- --bail
run one.json --reporter-cli-nonsense
run one.json -r json --reporter-jsn-export out.json
`,
    { postino: 'meaningless-words' },
  ),
  ...lines(
    `
run slow.json --timeout-request 300
--help
-h
run -h
run --help
`,
    { command: 'own-words' },
  ),
  ...lines(
    `
run slow.json --timeout 2000
run slow.json --timeout 2000 -r json --reporter-json-export out.json
run slow.json --timeout 2000 -x
`,
    { command: 'after-timeout', postino: 'after-timeout' },
    { isAlone: true },
  ),
  ...lines(
    `
run uploads.json
`,
    { postino: 'outside-files' },
  ),
  ...lines(
    `
run uploads.json --no-insecure-file-read
run uploads.json --working-dir sub
run uploads.json --working-dir .. --no-insecure-file-read
`,
    { command: 'outside-files', postino: 'outside-files' },
  ),
  ...lines(
    `
run c.json --export-collection out.json
run c.json --export-environment a.json --export-globals b.json --export-collection c2.json
`,
    { postino: 'exported-variables' },
  ),
  ...lines(
    `
run fail.json --bail folder --export-globals out.json
run fail.json --bail folder -r json --reporter-json-export out.json
`,
    { postino: 'exports-after-bail' },
  ),
  ...lines(
    `
run fail.json -n 2 -r junit --reporter-junit-export out.xml
`,
    { postino: 'junit-iterations' },
  ),
  ...lines(
    `
run one.json -e bare.json --export-environment out.json
run one.json -g bare.json --export-globals out.json
`,
    {},
    {
      files: {
        'bare.json': { name: 'Bare', values: [{ key: 'bare' }, { key: '', value: 'x' }, { key: 'k', value: null }] },
      },
    },
  ),
  ...lines(
    `
run late.json --bail
run late.json --bail failure
`,
    { postino: 'bail-late-errors' },
  ),
  ...lines(
    `
run one.json -r json
run one.json -r junit
run one.json -r json --reporter-json-export sub
`,
    { postino: 'report-names' },
  ),
  ...lines(
    `
help
foo
foo bar
run one.json --color red
run one.json -n 0
run one.json -n -1
run one.json -n abc
run one.json -n 1.5
run one.json -n 99999999999999999999
run one.json --timeout abc
run one.json --delay-request abc
run one.json --timeout-script ten
run --timeout one.json
`,
    { command: 'own-words', postino: 'exit-code-2' },
  ),
  ...lines(
    `
run one.json --delay-request 0
run one.json --timeout 0
`,
    { command: 'own-words', postino: 'zero-values' },
  ),
  ...lines(
    `
run one.json --timeout 2147483648
run one.json --timeout 5000000000
run one.json --timeout-request 3000000000
run one.json --timeout-script 3000000000
run one.json --delay-request 3000000000
`,
    { command: 'long-times', postino: 'long-times' },
    { isAlone: true },
  ),
  ...lines(
    `
run one.json --timeout-request -5
`,
    { postino: 'exit-code-2' },
  ),
  ...lines(
    `
run --bail one.json
run --bail fail.json
`,
    { postino: 'taken-words' },
  ),
  ...lines(
    `
run --reporter-cli-no-summary one.json
run -r json --reporter-json-export=out.json one.json
`,
    { postino: 'taken-words' },
  ),
  ...lines(
    `
run one.json --no-verbose
`,
    { postino: 'switched-off' },
  ),
];
