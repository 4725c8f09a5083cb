import { Command, CommanderError, Option } from 'commander';
import { version } from '../../version.ts';
import { CastError, newmanOptions } from './options.ts';
import { newmanReporterOptions, withoutReporterOptions } from './reporter-options.ts';

/** The version of newman whose command line this is. */
const newmanVersion = '6.2.2';

/** Where the command prints. */
export interface NewmanOutput {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** What a command line asks for: a run with these options of the library, or nothing but an exit code. */
export type NewmanCall =
  | { readonly kind: 'run'; readonly options: Readonly<Record<string, unknown>> }
  | { readonly kind: 'exit'; readonly code: 0 | 1 };

/** Reads `newman …` the way newman does, its exit codes included: a bad value or command is told and ends with 0. */
export function readNewmanCall(argv: readonly string[], output: NewmanOutput): NewmanCall {
  const rest = withoutReporterOptions(argv);
  let call: NewmanCall = { kind: 'exit', code: 0 };
  const program = describe(output, (collection, typed) => {
    const reporterOptions = newmanReporterOptions(argv, typed['reporters']);
    call = { kind: 'run', options: { ...typed, collection, ...reporterOptions } };
  });
  try {
    if (rest.length === 0) {
      output.warn(program.helpInformation({ error: true }) + footer);
      return { kind: 'exit', code: 1 };
    }
    program.parse(rest, { from: 'user' });
    return call;
  } catch (error) {
    if (error instanceof CommanderError) return { kind: 'exit', code: error.exitCode === 0 ? 0 : 1 };
    if (!(error instanceof CastError)) throw error;
    output.warn(`error: ${error.message}\n\n`);
    output.print(program.helpInformation() + footer);
    return { kind: 'exit', code: 0 };
  }
}

const footer = '\nTo get available options for a command:\n  newman <command> -h\n';

function describe(output: NewmanOutput, run: (collection: string, typed: Record<string, unknown>) => void): Command {
  const program = new Command('newman')
    .description(`The command line of newman ${newmanVersion}, run by Postino ${version}`)
    .helpCommand(false)
    .version(newmanVersion, '-v, --version')
    .argument('[command]')
    .usage('[options] [command]')
    .allowExcessArguments()
    .allowUnknownOption(false)
    .exitOverride()
    .configureOutput({ writeOut: output.print, writeErr: output.warn })
    .addHelpText('after', footer)
    .action((_name: string | undefined, _options: object, { args }: Command) => {
      throw new CastError(`invalid command \`${args.join()}\``);
    });
  const command = program
    .command('run')
    .description('Run a collection: a path, a URL or a Postman UID')
    .usage('<collection> [options]')
    .argument('<collection>')
    .allowExcessArguments()
    .action(run);
  for (const option of newmanOptions()) command.addOption(option);
  // Where a digit is an option, negative numbers are options too, and so unknown ones, as in newman.
  command.addOption(new Option('-0').hideHelp());
  return program;
}
