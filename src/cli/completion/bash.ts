import type { CommandShape, Expected, OptionShape } from './shape.ts';

/** A script for bash 3.2 and newer: `source <(postino completion bash)`. */
export function completeBash(program: CommandShape): string {
  return `# Completion of postino for bash. In ~/.bashrc: source <(postino completion bash)
_postino() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    case "$command $word" in
${allCommands(program).map(wordCase).join('\n')}
    esac
  done
  COMPREPLY=()
  case "$command" in
${[...allCommands(program), program].map(commandCase).join('\n')}
  esac
}
complete -o filenames -F _postino postino
`;
}

function allCommands({ commands }: CommandShape): readonly CommandShape[] {
  return commands.flatMap((command) => [command, ...allCommands(command)]);
}

function wordCase({ name }: CommandShape): string {
  const at = name.lastIndexOf(' ');
  const before = name.slice(0, Math.max(at, 0));
  return `      '${before} ${name.slice(at + 1)}') command='${name}' ;;`;
}

function commandCase({ name, options, argument, commands }: CommandShape): string {
  const flags = options.flatMap((option) => option.flags).join(' ');
  const names = commands.map((command) => command.name.split(' ').at(-1)).join(' ');
  const values = options.filter(({ expected }) => expected.kind !== 'nothing').map(valueCase);
  const start = [`    '${name}')`];
  if (values.length > 0) start.push('      case "$previous" in', ...values, '      esac');
  const rest = names === '' ? reply(argument) : `COMPREPLY=($(compgen -W '${names}' -- "$current"))`;
  return [
    ...start,
    `      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '${flags}' -- "$current"))`,
    `      else ${rest}; fi ;;`,
  ].join('\n');
}

function valueCase({ flags, expected }: OptionShape): string {
  return `        ${flags.join('|')}) ${reply(expected)}; return ;;`;
}

function reply(expected: Expected): string {
  switch (expected.kind) {
    case 'choice':
      return `COMPREPLY=($(compgen -W '${expected.choices.join(' ')}' -- "$current"))`;
    case 'file':
      return names('-f');
    case 'folder':
      return names('-d');
    default:
      return ':';
  }
}

/** One name a line: there may be blanks in them. */
function names(kind: '-f' | '-d'): string {
  return `local IFS=$'\\n'; COMPREPLY=($(compgen ${kind} -- "$current"))`;
}
