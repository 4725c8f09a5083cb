// Builds dist: the sandbox that runs inside the context of scripts and the command, both with esbuild, and with --library
// also dist/lib (plain tsc output with types).
import { bundleCommand } from './build/command.mjs';
import { compileLibrary } from './build/library.mjs';
import { bundleSandbox } from './build/sandbox.mjs';

await bundleSandbox();
await bundleCommand();
if (process.argv.includes('--library')) compileLibrary();
