import { asciiMarker, Mask, unicodeMarker } from '../mask/mask.ts';
import { runProgram } from './program.ts';
import { openTerminal } from './terminal/terminal.ts';

// A reader that went away (`postino … | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

const argv = process.argv.slice(2);
const mask = new Mask(argv.includes('--disable-unicode') ? asciiMarker : unicodeMarker);
void runProgram(argv, openTerminal(mask)).then((code) => {
  process.exitCode = code;
});
