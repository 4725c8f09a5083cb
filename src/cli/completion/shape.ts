import type { Command, Option } from 'commander';
import type { RunSettings } from '../options/settings.ts';
import type { OptionSpec } from '../options/spec.ts';
import { optionTable } from '../options/table.ts';

/** What can stand behind an option, or at the place of an argument. */
export type Expected =
  | { readonly kind: 'nothing' | 'file' | 'folder' | 'anything' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** An option as shells complete it. */
export interface OptionShape {
  readonly flags: readonly string[];
  readonly help: string;
  readonly expected: Expected;
}

/** A command, `env list` for one below another. */
export interface CommandShape {
  readonly name: string;
  readonly help: string;
  readonly options: readonly OptionShape[];
  readonly argument: Expected;
  readonly commands: readonly CommandShape[];
}

/** Reads a command the way its help does, hidden options left out. */
export function shapeOf(command: Command, name = ''): CommandShape {
  const visible = command.createHelp().visibleOptions(command);
  return {
    name,
    help: firstSentence(command.description()),
    options: visible.map(optionShape),
    argument: argumentOf(command),
    commands: command.commands.map((each) => shapeOf(each, `${name} ${each.name()}`.trim())),
  };
}

function optionShape(option: Option): OptionShape {
  const flags = [option.short, option.long].filter((flag) => typeof flag === 'string');
  return { flags, help: firstSentence(option.description), expected: expectedAfter(option) };
}

function expectedAfter(option: Option): Expected {
  const [, value] = /[<[](.+)[>\]]/.exec(option.flags) ?? [];
  if (value === undefined) return { kind: 'nothing' };
  const spec: OptionSpec | undefined = optionTable[option.attributeName() as keyof RunSettings];
  const choices = spec?.choices ?? spec?.suggests;
  if (choices !== undefined) return { kind: 'choice', choices };
  return { kind: value === 'file' || value === 'folder' ? value : 'anything' };
}

function argumentOf(command: Command): Expected {
  const [argument] = command.registeredArguments;
  if (argument === undefined) return { kind: 'nothing' };
  if (argument.argChoices !== undefined) return { kind: 'choice', choices: argument.argChoices };
  return { kind: argument.name() === 'collection' ? 'file' : 'anything' };
}

function firstSentence(text: string): string {
  return text.replace(/ \(.*$|[;:] .*$/s, '');
}
