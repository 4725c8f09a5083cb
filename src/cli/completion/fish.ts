import type { CommandShape, Expected, OptionShape } from './shape.ts';

/** A script for fish: `postino completion fish > ~/.config/fish/completions/postino.fish`. */
export function completeFish(program: CommandShape): string {
  return `# Completion of postino for fish. Save it as ~/.config/fish/completions/postino.fish
complete -c postino -f
${linesOf(program).join('\n')}
`;
}

function linesOf(command: CommandShape): readonly string[] {
  const condition = conditionOf(command);
  const names = command.commands.map(
    ({ name, help }) => `complete -c postino -n ${quote(condition)} -a ${name.split(' ').at(-1)} -d ${quote(help)}`,
  );
  const files = command.argument.kind === 'file' ? [`complete -c postino -n ${quote(condition)} -F`] : [];
  const values =
    command.argument.kind === 'choice'
      ? [`complete -c postino -n ${quote(condition)} -a ${quote(command.argument.choices.join(' '))}`]
      : [];
  const options = command.options.map((option) => optionLine(option, condition));
  return [...names, ...files, ...values, ...options, ...command.commands.flatMap(linesOf)];
}

/** True where the words so far name this command and none below it. */
function conditionOf({ name, commands }: CommandShape): string {
  const seen = name
    .split(' ')
    .filter(Boolean)
    .map((word) => `__fish_seen_subcommand_from ${word}`);
  const below = commands.map((command) => command.name.split(' ').at(-1)).join(' ');
  const notBelow = below === '' ? [] : [`not __fish_seen_subcommand_from ${below}`];
  return [...seen, ...notBelow].join('; and ');
}

function optionLine({ flags, help, expected }: OptionShape, condition: string): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return `complete -c postino -n ${quote(condition)} ${names.join(' ')}${takes(expected)} -d ${quote(help)}`;
}

function takes(expected: Expected): string {
  switch (expected.kind) {
    case 'nothing':
      return '';
    case 'choice':
      return ` -x -a ${quote(expected.choices.join(' '))}`;
    case 'file':
      return ' -r -F';
    case 'folder':
      return " -x -a '(__fish_complete_directories)'";
    default:
      return ' -x';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
