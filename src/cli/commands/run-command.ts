import { loadCollectionDocument } from '../../load/collection/collection.ts';
import { openRows } from '../../load/rows/rows.ts';
import type { LoadIo } from '../../load/source/source.ts';
import { loadVariables } from '../../load/variables.ts';
import type { Outcome } from '../../model/event.ts';
import type { Bail } from '../../model/result.ts';
import { Scope } from '../../model/scope.ts';
import { runInParts } from '../../run/run.ts';
import { ResponseFiles } from '../../save/response-files.ts';
import { type ExitCode, exitCode } from '../exit-codes.ts';
import { parseOrigins, parsePairs } from '../options/pairs.ts';
import type { RunSettings } from '../options/settings.ts';
import { acceptsAnyCertificate, readConnections } from '../run/connections.ts';
import { cookieDomainsOf, openCookies } from '../run/cookies.ts';
import { loadEnvironment, saveEnvironment } from '../run/environment.ts';
import { openExports } from '../run/exports.ts';
import { openReports } from '../run/reports.ts';
import type { RunPlan } from '../run/settle.ts';
import { openVault } from '../run/vault.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { dangerIn } from './danger.ts';

/** `postino run`: loads what the plan names, runs it through the reporters and gives the exit code. */
export async function runCommand(plan: RunPlan, terminal: Terminal): Promise<ExitCode> {
  const origins = parseOrigins('--map-origin', plan.mapOrigin);
  const cookieDomains = cookieDomainsOf(plan);
  const { collection, environment, globals, data, connections, ...others } = await load(plan, terminal);
  const collectionVariables = new Scope(collection.variables);
  const writeExports = await openExports(plan, terminal);
  const cookies = await openCookies(plan, terminal);
  if (plan.saveResponses !== undefined) await ResponseFiles.prepare(plan.saveResponses);
  const reports = await openReports(plan, terminal);
  let outcome: Outcome = 'interrupted';
  let hasBegun = false;
  try {
    const parts = runInParts(collection, {
      environment: environment.scope,
      environmentName: environment.name,
      globals: globals.scope,
      globalsName: globals.name,
      collectionVariables,
      data,
      folders: plan.folder,
      iterations: plan.iterationCount,
      bail: bailOf(plan),
      delay: plan.delayRequest,
      timeout: plan.timeout,
      requestTimeout: plan.timeoutRequest,
      scriptTimeout: plan.timeoutScript,
      strict: plan.strict,
      vault: openVault(terminal),
      allowVault: plan.allowVault,
      sandbox: plan.sandbox,
      sandboxMemory: plan.sandboxMemory,
      followRedirects: !plan.ignoreRedirects,
      maxResponseBytes: plan.maxResponseSize,
      saveResponses: plan.saveResponses,
      insecure: plan.insecure ?? acceptsAnyCertificate(terminal),
      ...connections,
      cookieStore: cookies.store,
      cookieDomains,
      origins,
      workingDirectory: plan.workingDir ?? terminal.cwd,
      readOutside: plan.insecureFileRead,
      packageDirectory: plan.packageDir,
      reasonToSkip: plan.allowDangerous ? undefined : dangerIn,
      learnSecret: (secret) => terminal.mask.add(secret),
      signal: terminal.signal,
    });
    for await (const events of parts) {
      hasBegun = true;
      reports.tell(events);
      const last = events.at(-1);
      if (last?.type === 'run-ended') outcome = last.summary.outcome;
    }
  } finally {
    // What scripts captured is kept even if a report cannot be, and the other way round.
    try {
      if (plan.saveCurrent) await saveEnvironment(environment);
      if (hasBegun) {
        await writeExports({ environment, globals, collectionVariables, ...others });
        await cookies.write();
      }
    } finally {
      connections.keyLog?.close();
      reports.finish();
    }
  }
  const code = codeOf(outcome);
  return code === exitCode.failed && plan.suppressExitCode ? exitCode.passed : code;
}

async function load(plan: RunPlan, terminal: Terminal) {
  const io = ioOf(plan, terminal);
  const globalOverrides = parsePairs('--global-var', plan.globalVar);
  const { collection, document } = await loadCollectionDocument(plan.collection, io);
  const environment = await loadEnvironment(plan, io, terminal);
  const file = plan.globals === undefined ? undefined : await loadVariables(plan.globals, 'globals', io);
  const scope = new Scope(file?.variables);
  for (const [key, value] of globalOverrides) scope.apply({ kind: 'set', key, value });
  return {
    collection,
    environment,
    globals: { id: file?.id, name: file?.name, scope },
    data: plan.iterationData === undefined ? undefined : await openRows(plan.iterationData, io),
    connections: await readConnections(plan, io, terminal),
    // Twice the memory of the collection, so only for whoever wants it.
    document: plan.exportCollection === undefined ? {} : document,
  };
}

function ioOf({ postmanApiKey }: RunPlan, { cwd, env, mask, readStandardInput }: Terminal): LoadIo {
  const key = postmanApiKey ?? env['POSTMAN_API_KEY'];
  if (key !== undefined) mask.add(key);
  return { cwd, readStandardInput, postman: { key, url: env['POSTINO_POSTMAN_API_URL'] } };
}

function bailOf({ bail }: RunSettings): Bail {
  if (!Array.isArray(bail)) return bail === true;
  if (bail.includes('failure')) return true;
  return bail.includes('folder') ? 'errors' : false;
}

function codeOf(outcome: Outcome): ExitCode {
  if (outcome === 'passed') return exitCode.passed;
  return outcome === 'interrupted' ? exitCode.interrupted : exitCode.failed;
}
