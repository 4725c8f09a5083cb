import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import type { NewmanRun, NewmanRunOptions } from '../types.ts';
import type { ReporterClass } from './reporter-class.ts';

/** What newman's own reporters are called, loaded when one is asked for. */
const builtIn: Readonly<Record<string, (terminal: Terminal) => Promise<ReporterClass>>> = {
  cli: async (terminal) => (await import('./cli.ts')).cliReporter(terminal),
  json: async () => (await import('./json.ts')).JsonReporter,
  junit: async () => (await import('./junit.ts')).JunitReporter,
  progress: async () => (await import('./progress.ts')).ProgressReporter,
  emojitrain: async (terminal) => (await import('./emojitrain.ts')).emojitrainReporter(terminal),
};

/** Loads and makes the reporters of a run. One that cannot be loaded is told, and the run goes on (newman's rule). */
export async function openReporters(
  emitter: NewmanRun,
  options: NewmanRunOptions,
  terminal: Terminal,
): Promise<Record<string, object>> {
  const reporters: Record<string, object> = {};
  const dominant: string[] = [];
  for (const name of reporterNames(options)) {
    const Reporter = findExternal(name, terminal) ?? (await builtIn[name]?.(terminal));
    if (Reporter === undefined) {
      warnOfMissing(name, terminal);
      continue;
    }
    try {
      const own = (options.reporter?.[name] ?? {}) as never;
      const reporter = new Reporter(emitter, own, options);
      reporters[name] = reporter;
      if ('dominant' in reporter && reporter.dominant) dominant.push(name);
    } catch (error) {
      terminal.warn(`newman: could not load "${name}" reporter`);
      if (builtIn[name] === undefined) terminal.warn(`  this seems to be a problem in the "${name}" reporter.\n`);
      terminal.warn(error);
    }
  }
  if (dominant.length > 1) terminal.warn(`newman: ${dominant.join(', ')} reporters might not work well together.`);
  return reporters;
}

/** Each name once; a text is one name. */
export function reporterNames({ reporters }: NewmanRunOptions): readonly string[] {
  if (typeof reporters === 'string') return [reporters];
  return Array.isArray(reporters) ? [...new Set(reporters.map(String))] : [];
}

/** An installed reporter: beside Postino, in `NODE_PATH`, or in the project that is being worked in. */
function findExternal(name: string, terminal: Terminal): ReporterClass | undefined {
  const [scope, rest] = name.startsWith('@') ? name.split(/\/(.*)/s) : [undefined, name];
  const file = `${scope === undefined ? '' : `${scope}/`}newman-reporter-${rest}`;
  for (const place of [import.meta.url, resolve('package.json')]) {
    const require = createRequire(place);
    const path = tryResolve(require, file);
    if (path === undefined) continue;
    try {
      return unwrap(require(path));
    } catch (error) {
      terminal.warn(`newman: could not load "${name}" reporter`, error);
      return undefined;
    }
  }
  return undefined;
}

function tryResolve(require: NodeJS.Require, file: string): string | undefined {
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}

/** A reporter that was written as an ES module, or compiled to look like one. */
function unwrap(module: ReporterClass | { readonly default?: ReporterClass }): ReporterClass {
  return 'default' in module && module.default !== undefined ? module.default : (module as ReporterClass);
}

const installers = new Set(['html', 'teamcity']);

function warnOfMissing(name: string, terminal: Terminal): void {
  terminal.warn(`newman: could not find "${name}" reporter`);
  terminal.warn('  ensure that the reporter is installed in the same directory as newman');
  terminal.warn(
    installers.has(name) ? `  run \`npm install newman-reporter-${name}\`\n` : '  please install reporter using npm\n',
  );
}
