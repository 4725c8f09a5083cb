import { longestTimer } from '../model/deadline.ts';
import type { RunOptions } from '../run/options.ts';
import { toStopRules } from './bridge/stop-rules.ts';
import { type LoadedRun, workingDirectoryOf } from './load/run.ts';

/** newman's options as Postino's. */
export function toCoreOptions(loaded: LoadedRun): RunOptions {
  const { options, environment, globals, collectionVariables, data, folders, connections, cookieJar } = loaded;
  return {
    ...connections,
    cookieStore: cookieJar?.store,
    environment: environment.scope,
    environmentName: environment.name,
    globals: globals.scope,
    globalsName: globals.name,
    collectionVariables,
    data,
    folders,
    iterations: toIterations(options.iterationCount),
    bail: toStopRules(options).onFailure && 'newman',
    delay: toDelay(options.delayRequest),
    requestTimeout: toMilliseconds(options.timeoutRequest),
    scriptTimeout: toMilliseconds(options.timeoutScript),
    followRedirects: !options.ignoreRedirects,
    workingDirectory: workingDirectoryOf(options),
    readOutside: options.insecureFileRead ?? true,
  };
}

/** newman does not wait at all where a timer cannot wait that long. */
function toDelay(value: unknown): number {
  const milliseconds = toMilliseconds(value);
  return milliseconds > longestTimer ? 0 : milliseconds;
}

/** The command line gives `true` for an option without a value. */
function toMilliseconds(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** As newman's cursor counts: what is no number, or no number of iterations, is one; nothing is once for each row. */
function toIterations(asked: unknown): number | undefined {
  if (!asked) return undefined;
  return typeof asked === 'number' && asked > 1 && asked !== Number.POSITIVE_INFINITY ? asked : 1;
}
