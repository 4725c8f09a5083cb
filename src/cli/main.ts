import { asciiMarker, Mask, unicodeMarker } from '../mask/mask.ts';
import { runProgram } from './program.ts';
import { outliveOutput } from './terminal/standard-output.ts';
import { openTerminal } from './terminal/terminal.ts';

outliveOutput('postino');

const argv = process.argv.slice(2);
const mask = new Mask(argv.includes('--disable-unicode') ? asciiMarker : unicodeMarker);
void runProgram(argv, openTerminal(mask)).then((code) => {
  process.exitCode = code;
});
