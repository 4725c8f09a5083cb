import type { Command } from 'commander';
import { completeBash } from '../completion/bash.ts';
import { completeFish } from '../completion/fish.ts';
import { shapeOf } from '../completion/shape.ts';
import { completeZsh } from '../completion/zsh.ts';
import type { Terminal } from '../terminal/terminal.ts';

const shells = { bash: completeBash, zsh: completeZsh, fish: completeFish };

/** `postino completion`: the script that teaches a shell all commands and options, made from what the help shows. */
export function completionCommand(shell: keyof typeof shells, program: Command, terminal: Terminal): void {
  terminal.print(shells[shell](shapeOf(program)));
}
