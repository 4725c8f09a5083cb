import { Argument, Command, CommanderError } from 'commander';
import type { PostinoError } from '../errors.ts';
import { version } from '../version.ts';
import { runCommand } from './commands/run-command.ts';
import { type ExitCode, exitCode } from './exit-codes.ts';
import { addRunOptions, separateAlone, toOption } from './options/run-options.ts';
import type { RunSettings } from './options/settings.ts';
import { milliseconds, optionTable } from './options/table.ts';
import { type ReporterFlag, takeReporterFlags } from './run/reporter-flags.ts';
import { settle } from './run/settle.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Reads the command line, runs the command and gives its exit code. Every error ends as one message on stderr. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCode.passed;
  const { rest, flags } = takeReporterFlags(argv);
  const program = describeProgram(terminal, flags, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(separateAlone(rest), { from: 'user' });
    return code;
  } catch (error) {
    return tellError(error, terminal);
  }
}

function describeProgram(terminal: Terminal, flags: readonly ReporterFlag[], end: (code: ExitCode) => void): Command {
  const program = new Command('postino')
    .description('Runs Postman collections and keeps their environment filled in')
    .version(version, '-v, --version', 'Print the version')
    .helpOption('-h, --help', 'Print this help')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('  Add --help to see what can be given')
    .configureOutput({
      writeOut: terminal.print,
      writeErr: terminal.warn,
      outputError: (text, write) => write(text.replace(/^error: /, 'postino: ')),
    });
  addRun(program, flags, terminal, end);
  addEnv(program, terminal);
  addWhatsapp(program, terminal, end);
  program
    .command('completion')
    .description('Print the completion script for a shell')
    .addArgument(new Argument('<shell>', 'Which shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell) => {
      const { completionCommand } = await import('./commands/completion-command.ts');
      completionCommand(shell, program, terminal);
    });
  return program;
}

function addRun(
  program: Command,
  flags: readonly ReporterFlag[],
  terminal: Terminal,
  end: (code: ExitCode) => void,
): void {
  const command = program
    .command('run')
    .description('Run a collection: a file, a URL, a Postman UID, or - for standard input')
    .argument('[collection...]', 'Postman collection (v1, v2.0 or v2.1)')
    .usage('[options] <collection>')
    .action(async (sources: readonly string[], typed: RunSettings) => {
      end(await runCommand(await settle({ sources, typed, flags }, terminal), terminal));
    });
  addRunOptions(command);
  const config = program
    .command('config')
    .description('Show what a run would be told, and where each option is set')
    .argument('[collection...]')
    .usage('[options] [collection]')
    .option('--json', 'Print JSON')
    .action(async (sources: readonly string[], { json, ...typed }: RunSettings & { json?: boolean }) => {
      const { configCommand } = await import('./commands/config-command.ts');
      await configCommand({ sources, typed, flags }, json ?? false, terminal);
    });
  addRunOptions(config);
}

function addEnv(program: Command, terminal: Terminal): void {
  const env = program.command('env').description('Look at and change the values of an environment').helpCommand(false);
  const describe = (usage: string, description: string): Command =>
    env
      .command(usage)
      .description(description)
      .requiredOption('-e, --environment <file>', optionTable.environment.help)
      .option('--current-values <file>', optionTable.currentValues.help);
  const commands = () => import('./commands/env-command.ts');

  describe('list', 'List every variable, secrets hidden, and where its value comes from')
    .option('--json', 'Print JSON')
    .action(async (settings) => (await commands()).listVariables(settings, terminal));
  describe('get <name>', 'Print one value')
    .option('--reveal', 'Print it even if it is a secret')
    .action(async (name, settings) => (await commands()).getVariable(name, settings, terminal));
  describe('set <name> <value>', 'Set a current value; - reads it from standard input').action(
    async (name, value, settings) => (await commands()).setVariable(name, value, settings, terminal),
  );
  describe('unset <name>', 'Forget a current value, so that the initial one counts').action(async (name, settings) =>
    (await commands()).unsetVariable(name, settings, terminal),
  );
  describe('diff', 'Show the variables whose current value is not the initial one')
    .option('--json', 'Print JSON')
    .action(async (settings) => (await commands()).diffVariables(settings, terminal));
}

function addWhatsapp(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const withToken = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option(
        '--token <token>',
        'Access token, never kept; - reads it from standard input (default: POSTINO_USER_ACCESS_TOKEN, the current values, or asked for)',
      )
      .option('-e, --environment <file>', 'Environment (default: the WhatsApp Cloud API environment)')
      .option('--current-values <file>', optionTable.currentValues.help)
      .addOption(toOption('envVar', optionTable.envVar))
      .option('--json', 'Print JSON');
  withToken('bootstrap', 'Find business, WhatsApp Business Account and phone number from an access token')
    .option('--business-id <id>', 'Take this business')
    .option('--waba-id <id>', 'Take this WhatsApp Business Account')
    .option('--phone-number-id <id>', 'Take this phone number')
    .option('--dry-run', 'Show what is found and write nothing')
    .action(async (settings) => {
      const { bootstrapCommand } = await import('./commands/bootstrap-command.ts');
      await bootstrapCommand(settings, terminal);
    });
  withToken('token', 'Tell what an access token is good for; fails if it is not good enough')
    .addOption(toOption('minDays', { type: 'whole', value: 'days', help: 'Fail if the token ends in fewer days' }))
    .action(async (settings) => {
      const { tokenCommand } = await import('./commands/token-command.ts');
      end(await tokenCommand(settings, terminal));
    });
  program
    .command('simulate')
    .description('Serve a local Graph API until Ctrl-C')
    .addOption(toOption('port', { type: 'whole', value: 'port', help: 'Port on 127.0.0.1 (default: a free one)' }))
    .option('--seed <file>', 'YAML file with the world to start with (default: a bakery with tokens of every kind)')
    .addOption(toOption('latency', { ...milliseconds, help: 'Milliseconds that every answer takes' }))
    .addOption(
      toOption('fail', {
        type: 'list',
        value: 'fault',
        help: 'Answer with an error: CODE[@[METHOD ]EDGE][:RATE%|:xCOUNT], e.g. 130429@messages:10%, http-503:x3; may be repeated',
      }),
    )
    .addOption(toOption('speed', { type: 'count', value: 'times', help: 'How many times faster its clock goes' }))
    .option('--limits', "Hold Meta's limits: throughput, pair rate, calls per hour, registrations")
    .action(async (settings) => {
      const { simulateCommand } = await import('./commands/simulate-command.ts');
      await simulateCommand(settings, terminal);
    });
  program
    .command('demo')
    .description('From an access token to a sent message, on a simulator')
    .action(async () => {
      const { demoCommand } = await import('./commands/demo-command.ts');
      end(await demoCommand(terminal));
    });
}

function tellError(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.passed : exitCode.unusable;
  if (isPostinoError(error)) {
    const hint = error.hint === undefined ? '' : `  ${error.hint}\n`;
    terminal.warn(`postino: ${error.message}\n${hint}`);
    return exitCode.unusable;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.warn(`postino: this is a bug in Postino, please report it\n${stack}\n`);
  return exitCode.unusable;
}

/** Commands are bundled with their own copy of the error classes, so the class does not tell. */
function isPostinoError(error: unknown): error is PostinoError {
  return error instanceof Error && 'hint' in error && 'code' in error;
}
