import { isAbsolute, resolve } from 'node:path';
import { PlanError } from '../../errors.ts';
import type { Item } from '../../model/collection.ts';
import { Scope } from '../../model/scope.ts';
import type { Rows } from '../../plan/iterations.ts';
import { selectItems } from '../../plan/select.ts';
import type { Terminal } from '../terminal.ts';
import type { NewmanRunOptions } from '../types.ts';
import { type LoadedCollection, loadCollection } from './collection.ts';
import { type Connections, loadConnections } from './connections.ts';
import { type CookieJar, loadCookieJar } from './cookie-jar.ts';
import { withRcFiles } from './rc-files.ts';
import { loadRows } from './rows.ts';
import { type LoadedVariables, loadScope } from './variables.ts';

/** Everything a run needs, loaded. */
export interface LoadedRun {
  readonly options: NewmanRunOptions;
  readonly collection: LoadedCollection;
  readonly environment: LoadedVariables;
  readonly globals: LoadedVariables;
  readonly collectionVariables: Scope;
  readonly data: Rows | undefined;
  readonly folders: readonly string[];
  readonly items: readonly Item[];
  readonly isVerbose: boolean;
  readonly connections: Connections;
  readonly cookieJar: CookieJar | undefined;
}

/** Loads what the options of a call name; any error keeps the run from starting and is told in newman's words. */
export async function loadRun(given: NewmanRunOptions, terminal: Terminal): Promise<LoadedRun> {
  const options = await withRcFiles(given);
  // newman takes these from the call only.
  const { postmanApiKey, envVar, globalVar } = given;
  const postman = { key: postmanApiKey };
  const [collection, environment, globals, data, connections, cookieJar] = await Promise.all([
    loadCollection(options.collection, postman, terminal),
    loadScope(options.environment, 'environment', postman, envVar),
    loadScope(options.globals, 'globals', postman, globalVar),
    loadRows(options.iterationData),
    loadConnections(options, terminal),
    loadCookieJar(options),
  ]);
  const folders = foldersOf(options.folder);
  const items = select(collection, folders);
  return {
    options,
    collection: items.length === 0 ? withoutItems(collection) : collection,
    environment,
    globals,
    collectionVariables: new Scope(collection.model.variables),
    data,
    folders: items.length === 0 ? [] : folders,
    items,
    isVerbose: Boolean(options.verbose),
    connections,
    cookieJar,
  };
}

/** Base of file names: the folder of the option, absolute. */
export function workingDirectoryOf({ workingDir = '.' }: NewmanRunOptions): string {
  return isAbsolute(workingDir) ? workingDir : resolve(workingDir);
}

/** What is neither text nor a list chooses nothing. */
function foldersOf(given: unknown): readonly string[] {
  const names = typeof given === 'string' || Array.isArray(given) ? [given].flat() : [];
  return names.map(String).filter((name) => name !== '');
}

/** newman runs an empty folder as an empty collection; to Postino it is a mistake. */
function withoutItems(collection: LoadedCollection): LoadedCollection {
  return { ...collection, model: { ...collection.model, children: [] } };
}

function select({ model }: LoadedCollection, folders: readonly string[]): readonly Item[] {
  try {
    return selectItems(model, folders);
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    if (error.code === 'nothing-selected') return [];
    const [what, code] =
      folders.length === 1
        ? [`Unable to find a folder or request: "${folders[0]}"`, 'ERR_INVALID_FOLDER_OR_REQUEST']
        : ['Invalid entrypoint', 'ERR_INVALID_ENTRY_POINTS'];
    const told = new Error(`runtime~extractRunnableItems: ${what}`, { cause: error });
    throw Object.assign(told, { friendly: error.hint, code });
  }
}
