import type { CollectionDocument } from '../../load/collection/collection.ts';
import type { Scope } from '../../model/scope.ts';
import { version } from '../../version.ts';
import type { RunSettings } from '../options/settings.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { OpenEnvironment } from './environment.ts';

/** What a run leaves behind that can be written to files. */
export interface Leavings {
  readonly environment: Pick<OpenEnvironment, 'id' | 'name' | 'scope'>;
  readonly globals: { readonly id?: string | undefined; readonly name?: string | undefined; readonly scope: Scope };
  readonly collectionVariables: Scope;
  readonly document: CollectionDocument['document'];
}

type ExportSettings = Pick<RunSettings, 'exportEnvironment' | 'exportGlobals' | 'exportCollection'>;

/** Finds the files to export to; gives what writes them when the run is over. */
export async function openExports(
  settings: ExportSettings,
  terminal: Terminal,
): Promise<(left: Leavings) => Promise<void>> {
  const { exportEnvironment, exportGlobals, exportCollection } = settings;
  if (exportEnvironment === undefined && exportGlobals === undefined && exportCollection === undefined) {
    return async () => undefined;
  }
  const save = await import('../../save/export.ts');
  const place = (path: string | undefined, kind: string) =>
    path === undefined ? undefined : save.prepareExport(path, terminal.cwd, `postino-${kind}.json`);
  const paths = {
    environment: place(exportEnvironment, 'environment'),
    globals: place(exportGlobals, 'globals'),
    collection: place(exportCollection, 'collection'),
  };
  return async ({ environment, globals, collectionVariables, document }) => {
    const stamp = { exportedAt: Date.now(), exportedUsing: `Postino/${version}` };
    for (const [scope, left] of [
      ['environment', environment],
      ['globals', globals],
    ] as const) {
      const path = paths[scope];
      if (path === undefined) continue;
      const head = { ...stamp, scope, id: left.id, name: left.name ?? scope };
      await save.exportVariables(path, head, left.scope.toArray());
    }
    if (paths.collection !== undefined) {
      await save.exportCollection(paths.collection, document, collectionVariables.toArray());
    }
  };
}
