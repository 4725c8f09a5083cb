import { loadCollection } from '../load/collection.ts';
import { openRows } from '../load/rows.ts';
import type { LoadIo } from '../load/source.ts';
import { loadVariables } from '../load/variables.ts';
import type { Outcome } from '../model/event.ts';
import { Scope } from '../model/scope.ts';
import type { RunSettings } from '../options.ts';
import { run } from '../run.ts';
import { dangerIn } from './danger.ts';
import { loadEnvironment, saveEnvironment } from './environment.ts';
import { type ExitCode, exitCode } from './exit-codes.ts';
import { parseOrigins, parsePairs } from './pairs.ts';
import { openReports } from './reports.ts';
import type { Terminal } from './terminal.ts';

/** `postino run`: loads what the settings name, runs it through the reporters and gives the exit code. */
export async function runCommand(source: string, settings: RunSettings, terminal: Terminal): Promise<ExitCode> {
  const io: LoadIo = { cwd: terminal.cwd, readStandardInput: terminal.readStandardInput };
  const origins = parseOrigins('--map-origin', settings.mapOrigin);
  const globalOverrides = parsePairs('--global-var', settings.globalVar);
  const collection = await loadCollection(source, io);
  const environment = await loadEnvironment(settings, io, terminal);
  const globals = settings.globals === undefined ? undefined : await loadVariables(settings.globals, 'globals', io);
  const globalScope = new Scope(globals?.variables);
  for (const [key, value] of globalOverrides) globalScope.apply({ kind: 'set', key, value });
  const data = settings.iterationData === undefined ? undefined : await openRows(settings.iterationData, io);

  const reports = await openReports(settings, terminal);
  let outcome: Outcome = 'interrupted';
  try {
    const events = run(collection, {
      environment: environment.scope,
      environmentName: environment.name,
      globals: globalScope,
      data,
      folders: settings.folder,
      iterations: settings.iterationCount,
      bail: settings.bail,
      delay: settings.delayRequest,
      timeout: settings.timeout,
      requestTimeout: settings.timeoutRequest,
      scriptTimeout: settings.timeoutScript,
      followRedirects: !settings.ignoreRedirects,
      insecure: settings.insecure,
      origins,
      workingDirectory: settings.workingDir ?? terminal.cwd,
      readOutside: settings.insecureFileRead,
      reasonToSkip: settings.allowDangerous ? undefined : dangerIn,
      learnSecret: (secret) => terminal.mask.add(secret),
      signal: terminal.signal,
    });
    for await (const event of events) {
      reports.tell(event);
      if (event.type === 'run-ended') outcome = event.summary.outcome;
    }
  } finally {
    // What scripts captured is kept even if a report cannot be, and the other way round.
    try {
      if (settings.saveCurrent) await saveEnvironment(environment);
    } finally {
      reports.finish();
    }
  }
  return codeOf(outcome);
}

function codeOf(outcome: Outcome): ExitCode {
  if (outcome === 'passed') return exitCode.passed;
  return outcome === 'interrupted' ? exitCode.interrupted : exitCode.failed;
}
