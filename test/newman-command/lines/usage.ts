import { lines } from '../line.ts';

/** What a command line says to its user and to the shell. */
export const usageLines = lines(`
run one.json
run one.json --nope
run none.json
run none.json -x
run
`);
