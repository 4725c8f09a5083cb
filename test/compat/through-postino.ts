import { readConnections } from '../../src/cli/run/connections.ts';
import {
  type LoadIo,
  loadCollection,
  loadVariables,
  mergeEnvironment,
  openRows,
  PostinoError,
  type RunEvent,
  run,
  Scope,
} from '../../src/index.ts';
import type { Ran } from './outcome.ts';
import type { RuleOptions } from './rule.ts';
import type { RunFiles } from './through-newman.ts';

/** The same files through Postino's library. */
export async function runThroughPostino(files: RunFiles, options: RuleOptions): Promise<Ran> {
  const ran: Telling = { ...nothing(), passed: true, refused: false };
  try {
    const variables = await runInto(ran, files, options);
    return { ...ran, variables };
  } catch (error) {
    if (!(error instanceof PostinoError)) throw error;
    return { ...nothing(), passed: false, refused: true, variables: { environment: {}, globals: {} } };
  }
}

async function runInto(ran: Telling, files: RunFiles, options: RuleOptions): Promise<Ran['variables']> {
  const io = { cwd: files.workingDir, readStandardInput: async () => '' };
  const collection = await loadCollection(files.collection, io);
  const environment = await openScope(files.environment, options.envVar, 'environment', io);
  const globals = await openScope(files.globals, options.globalVar, 'globals', io);
  const before = { environment: enabled(environment.scope), globals: enabled(globals.scope) };
  const events = run(collection, {
    environment: environment.scope,
    environmentName: environment.name,
    globals: globals.scope,
    globalsName: globals.name,
    data: files.rows === undefined ? undefined : await openRows(files.rows, io),
    folders: options.folder,
    iterations: options.iterationCount,
    bail: options.bail,
    requestTimeout: options.timeoutRequest,
    scriptTimeout: options.timeoutScript,
    insecure: options.insecure,
    ...(await connectionsOf(options, io)),
    followRedirects: options.ignoreRedirects === undefined ? undefined : !options.ignoreRedirects,
    workingDirectory: files.workingDir,
    readOutside: options.insecureFileRead ?? true,
  });
  for await (const event of events) tell(event, ran);
  return {
    environment: changes(before.environment, enabled(environment.scope)),
    globals: changes(before.globals, enabled(globals.scope)),
  };
}

/** What the command line makes of the same options. */
function connectionsOf({ env = {}, ...options }: RuleOptions, io: LoadIo) {
  const { sslClientCertList, sslClientCert, sslClientKey, sslClientPassphrase, sslExtraCaCerts } = options;
  const settings = { sslClientCertList, sslClientCert, sslClientKey, sslClientPassphrase, sslExtraCaCerts };
  return readConnections(settings, io, { env });
}

type Telling = { -readonly [K in Exclude<keyof Ran, 'variables'>]: Ran[K] extends readonly (infer E)[] ? E[] : Ran[K] };

function nothing(): Pick<Telling, 'order' | 'assertions' | 'console' | 'exceptions' | 'unsent'> {
  return { order: [], assertions: [], console: [], exceptions: [], unsent: [] };
}

function tell(event: RunEvent, ran: Telling): void {
  switch (event.type) {
    case 'item-started':
      ran.order.push(`${event.iteration} ${event.item.name}`);
      break;
    case 'assertion': {
      const { name, outcome, error } = event.assertion;
      ran.assertions.push({ item: event.item.name, name, outcome, message: error?.message });
      break;
    }
    case 'console':
      ran.console.push(`${event.level}: ${event.text}`);
      break;
    case 'exception':
      ran.exceptions.push(`${event.error.name}: ${event.error.message}`);
      break;
    case 'script-ended':
      if (event.error !== undefined) ran.exceptions.push(`${event.error.name}: ${event.error.message}`);
      break;
    case 'item-ended':
      if (event.result.kind === 'unsent') ran.unsent.push(event.result.item.name);
      break;
    case 'run-ended':
      ran.passed = event.summary.outcome === 'passed';
  }
}

async function openScope(
  path: string | undefined,
  pairs: readonly string[] = [],
  kind: 'environment' | 'globals',
  io: Parameters<typeof loadVariables>[2],
): Promise<{ readonly name: string | undefined; readonly scope: Scope }> {
  const file = path === undefined ? undefined : await loadVariables(path, kind, io);
  const overrides = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  const { variables } = mergeEnvironment({
    variables: file?.variables ?? [],
    current: new Map(),
    processEnv: {},
    overrides,
  });
  return { name: file?.name, scope: new Scope(variables) };
}

function enabled(scope: Scope): Record<string, unknown> {
  const list = scope.toArray().filter(({ disabled }) => !disabled);
  return Object.fromEntries(list.map(({ key, value }) => [key, value]));
}

function changes(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => before[key] !== after[key],
  );
  return Object.fromEntries(keys.map((key) => [key, key in after ? (after[key] ?? null) : 'unset']));
}
