import type { CommandShape, Expected, OptionShape } from './shape.ts';

/** A script for zsh's completion system: `postino completion zsh > ~/.zfunc/_postino`. */
export function completeZsh(program: CommandShape): string {
  return `#compdef postino
# Completion of postino for zsh. Save it as _postino in a folder of $fpath.

${functions(program).join('\n\n')}

_postino "$@"
`;
}

function functions(command: CommandShape): readonly string[] {
  const specs = command.options.map((option) => `    ${optionSpec(option)}`);
  const isGroup = command.commands.length > 0;
  const rest = isGroup ? ["    '1: :->command'", "    '*:: :->rest'"] : argumentSpec(command.argument);
  const lines = [
    `${functionName(command.name)}() {`,
    '  local context state state_descr line',
    '  typeset -A opt_args',
    '  _arguments -C \\',
    [...specs, ...rest].join(' \\\n'),
    ...(isGroup ? groupLines(command) : []),
    '}',
  ];
  return [...command.commands.flatMap(functions), lines.join('\n')];
}

function groupLines({ commands }: CommandShape): readonly string[] {
  const last = (name: string): string => name.split(' ').at(-1) ?? '';
  return [
    '  case $state in',
    '    command)',
    '      local -a commands=(',
    ...commands.map(({ name, help }) => `        ${quote(`${last(name)}:${help.replaceAll(':', '\\:')}`)}`),
    '      )',
    '      _describe command commands ;;',
    '    rest)',
    '      case $line[1] in',
    ...commands.map(({ name }) => `        ${last(name)}) ${functionName(name)} ;;`),
    '      esac ;;',
    '  esac',
  ];
}

function optionSpec({ flags, help, expected }: OptionShape): string {
  const told = help.replace(/[[\]:\\]/g, '\\$&');
  const names = flags.length > 1 ? `${quote(`(${flags.join(' ')})`)}{${flags.join(',')}}` : (flags[0] ?? '');
  return `${names}${quote(`[${told}]${action(expected)}`)}`;
}

function argumentSpec(expected: Expected): readonly string[] {
  return expected.kind === 'nothing' ? [] : [`    ${quote(`*${action(expected)}`)}`];
}

function action(expected: Expected): string {
  switch (expected.kind) {
    case 'nothing':
      return '';
    case 'choice':
      return `:value:(${expected.choices.join(' ')})`;
    case 'file':
      return ':file:_files';
    case 'folder':
      return ':folder:_files -/';
    default:
      return ':value: ';
  }
}

function functionName(name: string): string {
  return name === '' ? '_postino' : `_postino_${name.replaceAll(' ', '_')}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
