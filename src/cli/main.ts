#!/usr/bin/env node
import { Mask } from '../mask/mask.ts';
import { runProgram } from './program.ts';
import { openTerminal } from './terminal.ts';

// A reader that went away (`postino … | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

process.exitCode = await runProgram(process.argv.slice(2), openTerminal(new Mask()));
