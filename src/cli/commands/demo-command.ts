import { loadCollection } from '../../load/collection/collection.ts';
import type { RunEvent } from '../../model/event.ts';
import { run } from '../../run/run.ts';
import { simulate } from '../../whatsapp/simulator/simulate.ts';
import { type ExitCode, exitCode } from '../exit-codes.ts';
import { loadEnvironment } from '../run/environment.ts';
import { openReports } from '../run/reports.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { bootstrapCommand } from './bootstrap-command.ts';
import { findWhatsappFiles } from './whatsapp-files.ts';

const messages = ['Send Text Message', 'Send Message Template Text'];

/** `postino demo`: from an access token to two sent messages, all of it on a simulator of its own. */
export async function demoCommand(terminal: Terminal): Promise<ExitCode> {
  const simulator = await simulate();
  try {
    terminal.print(`Graph API simulator on ${simulator.url}: nothing leaves this machine\n\n`);
    const files = findWhatsappFiles(terminal.cwd);
    const settings = {
      environment: files.environment,
      currentValues: files.simulatorValues,
      envVar: Object.entries(simulator.variables).map(([name, value]) => `${name}=${value}`),
    };
    await bootstrapCommand(settings, terminal);
    terminal.print('\n');
    return await sendMessages(settings, terminal);
  } finally {
    await simulator.close();
  }
}

async function sendMessages(settings: Parameters<typeof loadEnvironment>[0], terminal: Terminal): Promise<ExitCode> {
  const io = { cwd: terminal.cwd, readStandardInput: terminal.readStandardInput };
  const environment = await loadEnvironment(settings, io, terminal);
  const collection = await loadCollection(findWhatsappFiles(terminal.cwd).collection, io);
  const reports = await openReports({ reporter: {} }, terminal);
  const sent: string[] = [];
  let hasPassed = false;
  try {
    const learnSecret = (secret: unknown) => terminal.mask.add(secret);
    for await (const event of run(collection, {
      environment: environment.scope,
      environmentName: environment.name,
      folders: messages,
      learnSecret,
      signal: terminal.signal,
    })) {
      reports.tell([event]);
      if (event.type === 'item-ended') sent.push(...messageIdsIn(event));
      if (event.type === 'run-ended') hasPassed = event.summary.outcome === 'passed';
    }
  } finally {
    reports.finish();
  }
  terminal.print(`\nMessage ids:\n${sent.map((line) => `  ${line}\n`).join('')}\nNext: docs/whatsapp.md\n`);
  return hasPassed ? exitCode.passed : exitCode.failed;
}

function messageIdsIn({ result }: Extract<RunEvent, { type: 'item-ended' }>): readonly string[] {
  if (result.kind !== 'answered' || result.exchange.response === undefined) return [];
  const { messages: made = [] } = JSON.parse(new TextDecoder().decode(result.exchange.response.body));
  return made.map(({ id }: { id: string }) => `${result.item.name}: ${id}`);
}
