// Builds dist: the sandbox that runs inside the context of scripts and the commands, with esbuild, and with --library
// also dist/lib (plain tsc output with types).
import { bundleCommands } from './build/command.mjs';
import { compileLibrary } from './build/library.mjs';
import { bundleSandbox } from './build/sandbox.mjs';

await bundleSandbox();
await bundleCommands();
if (process.argv.includes('--library')) compileLibrary();
