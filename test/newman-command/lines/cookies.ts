import { lines } from '../line.ts';

/** Command lines that begin or end with a jar of cookies. */
export const cookieLines = [
  ...lines(
    `
run cookies.json --cookie-jar jar.json
run cookies.json --cookie-jar=jar.json
run cookies.json --export-cookie-jar out.json
run cookies.json --export-cookie-jar=deep/er/out.json
run cookies.json --cookie-jar jar.json --export-cookie-jar out.json
run cookies.json --cookie-jar jar.json --export-cookie-jar jar.json
run one.json --cookie-jar jar.json --export-cookie-jar out.json -n 2
run fail.json --export-cookie-jar out.json
run one.json --export-cookie-jar out.json
run dead.json --bail --export-cookie-jar out.json
`,
  ),
  ...lines(
    `
run one.json --cookie-jar
run one.json --export-cookie-jar
run one.json --cookie-jar none.json
run one.json --cookie-jar plain.txt
run one.json --cookie-jar none.json -x
`,
    { postino: 'exit-code-2' },
  ),
  ...lines(
    `
run cookies.json --export-cookie-jar sub
`,
    { postino: 'report-names' },
  ),
];
