import { type Command, InvalidArgumentError, Option } from 'commander';
import { flagOf } from './flags.ts';
import { rangeOf } from './range.ts';
import { reporterOptionTable } from './reporter-table.ts';
import type { RunSettings } from './settings.ts';
import type { OptionSpec } from './spec.ts';
import { optionTable } from './table.ts';

/** Adds every option of `postino run`, those of the reporters last. */
export function addRunOptions(command: Command): void {
  command.addHelpOption(new Option('-h, --help', 'Print this help').helpGroup('Other:'));
  for (const [key, spec] of Object.entries(optionTable)) {
    command.addOption(toOption(key, spec));
    if (spec.type === 'switch' || spec.canBeOff) command.addOption(toNegative(key));
  }
  for (const [reporter, options] of Object.entries(reporterOptionTable)) {
    for (const [key, spec] of Object.entries(options)) {
      const typed = typedAs(key, spec).replace('--', `--reporter-${reporter}-`);
      command.addOption(new Option(typed, spec.help).helpGroup('Options of reporters:'));
    }
  }
}

/** How an option is typed: `-n, --iteration-count <n>`, `--bail [what]`. */
export function typedAs(key: string, { short, type, value = 'value', alone }: OptionSpec): string {
  const flag = short === undefined ? flagOf(key) : `-${short}, ${flagOf(key)}`;
  if (type === 'switch') return flag;
  return alone === undefined ? `${flag} <${value}>` : `${flag} [${value}]`;
}

/** An option of the command line, made from its row of the table. */
export function toOption(key: string, spec: OptionSpec): Option {
  const option = new Option(typedAs(key, spec), spec.help);
  // `--no-proxy` is an option of its own, not the opposite of another.
  option.negate = false;
  if (spec.group !== undefined) option.helpGroup(`${spec.group}:`);
  const { alone, type } = spec;
  if (type === 'switch') return option;
  return option.argParser((text: string, before: unknown) =>
    text === '' && alone !== undefined ? alone : readValue(text, spec, before),
  );
}

/** Gives options that were typed without a value what that means: commander says `true` for all of them. */
export function fillAlone(typed: RunSettings): RunSettings {
  const entries = Object.entries(typed).map(([key, value]) => {
    const { alone } = optionTable[key as keyof RunSettings];
    return [key, value === true && alone !== undefined ? alone : value] as const;
  });
  return Object.fromEntries(entries);
}

/** `--no-insecure`: a switch that a configuration file has set can be put back on the command line. */
function toNegative(key: string): Option {
  return new Option(`--no-${flagOf(key).slice(2)}`).hideHelp().default(undefined);
}

/**
 * `--bail` stands alone also before a collection: what follows is its value only if it can be one. newman takes it in any
 * case, and then has no collection.
 */
export function separateAlone(argv: readonly string[]): readonly string[] {
  const { bail } = optionTable;
  const end = argv.indexOf('--');
  return argv.map((word, index) => {
    const next = argv[index + 1];
    const isBail = word === flagOf('bail') && (end === -1 || index < end);
    return isBail && next !== undefined && !isChoice(next, bail) ? `${word}=` : word;
  });
}

function isChoice(text: string, { choices = [] }: OptionSpec): boolean {
  return text.split(',').every((name) => choices.includes(name));
}

function readValue(text: string, spec: OptionSpec, before: unknown): unknown {
  switch (spec.type) {
    case 'whole':
    case 'count':
      return parseNumber(text, spec);
    case 'list':
    case 'pairs':
      return [...listOf(before), text];
    case 'names':
      return [...listOf(before), ...parseNames(text, spec)];
    default:
      return chosen(text, spec);
  }
}

/** What earlier ones of the same option gave; `true` stands for one without a value. */
function listOf(before: unknown): readonly string[] {
  return Array.isArray(before) ? before : [];
}

function parseNames(text: string, spec: OptionSpec): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  return names.filter((name) => name !== '').map((name) => chosen(name, spec));
}

function chosen(text: string, { choices }: OptionSpec): string {
  if (choices === undefined || choices.includes(text)) return text;
  throw new InvalidArgumentError(`Choose from ${choices.join(', ')}.`);
}

function parseNumber(text: string, spec: OptionSpec): number {
  const number = Number(text);
  const range = rangeOf(spec);
  if (text.trim() !== '' && range.has(number)) return number;
  throw new InvalidArgumentError(`Give ${range.text}.`);
}
