import { version } from '../../version.ts';
import type { LoadedRun } from '../load/run.ts';
import type { NewmanExport } from '../types.ts';
import type { View } from '../view/view.ts';

/** The files that `exportEnvironment`, `exportGlobals`, `exportCollection` and `exportCookieJar` ask for; they hold real values. */
export function runExports({ options, cookieJar }: LoadedRun, view: View): readonly NewmanExport[] {
  const all = {
    environment: [options.exportEnvironment, view.environment.sdk],
    globals: [options.exportGlobals, view.globals.sdk],
    collection: [options.exportCollection, view.collection],
  } as const;
  const exports = Object.entries(all).flatMap(([name, [path, content]]): readonly NewmanExport[] =>
    path ? [{ name, default: `newman-${name}.json`, path, content: exported(name, content.toJSON()) }] : [],
  );
  const path = options.exportCookieJar;
  if (!path || cookieJar === undefined) return exports;
  return [...exports, { name: 'cookie-jar', default: 'newman-cookie-jar.json', path, content: cookieJar.toJSON() }];
}

function exported(name: string, content: Record<string, unknown>): object {
  return {
    ...content,
    name: content['name'] ?? name,
    _postman_variable_scope: name,
    _postman_exported_at: new Date().toISOString(),
    _postman_exported_using: `Postino/${version}`,
  };
}
