import {
  isFailure,
  loadCollection,
  loadVariables,
  mergeEnvironment,
  openRows,
  type RunEvent,
  run,
  Scope,
  type Variable,
} from '../../src/index.ts';
import type { Ran } from './outcome.ts';
import type { RuleOptions } from './rule.ts';
import type { RunFiles } from './through-newman.ts';

/** The same files through Postino's library. */
export async function runThroughPostino(files: RunFiles, options: RuleOptions): Promise<Ran> {
  const io = { cwd: files.workingDir, readStandardInput: async () => '' };
  const collection = await loadCollection(files.collection, io);
  const environment = await openScope(files.environment, options.envVar, 'environment', io);
  const globals = await openScope(files.globals, options.globalVar, 'globals', io);
  const ran: Telling = { order: [], assertions: [], console: [], exceptions: [], unsent: [], passed: true };
  const events = run(collection, {
    environment,
    globals,
    data: files.rows === undefined ? undefined : await openRows(files.rows, io),
    folders: options.folder,
    iterations: options.iterationCount,
    bail: options.bail,
    requestTimeout: options.timeoutRequest,
    scriptTimeout: options.timeoutScript,
    followRedirects: options.ignoreRedirects === undefined ? undefined : !options.ignoreRedirects,
    workingDirectory: files.workingDir,
    readOutside: options.insecureFileRead ?? true,
  });
  for await (const event of events) tell(event, ran);
  return { ...ran, variables: { environment: enabled(environment), globals: enabled(globals) } };
}

type Telling = { -readonly [K in Exclude<keyof Ran, 'variables'>]: Ran[K] extends readonly (infer E)[] ? E[] : Ran[K] };

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
      if (isFailure(event.result)) ran.passed = false;
  }
}

async function openScope(
  path: string | undefined,
  pairs: readonly string[] = [],
  kind: 'environment' | 'globals',
  io: Parameters<typeof loadVariables>[1],
): Promise<Scope> {
  const variables: readonly Variable[] = path === undefined ? [] : (await loadVariables(path, io, kind)).variables;
  const overrides = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return new Scope(mergeEnvironment({ variables, current: new Map(), processEnv: {}, overrides }).variables);
}

function enabled(scope: Scope): Record<string, unknown> {
  const list = scope.toArray().filter(({ disabled }) => !disabled);
  return JSON.parse(JSON.stringify(Object.fromEntries(list.map(({ key, value }) => [key, value]))));
}
