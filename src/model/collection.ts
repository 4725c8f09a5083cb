import type { Auth, ProtocolProfileBehavior, RequestDefinition } from './request.ts';
import type { Variable } from './variable.ts';

/** A script of a collection, folder or request. */
export interface Script {
  readonly id: string;
  readonly phase: Phase;
  readonly source: string;
  /** Whose script it is, for messages: the collection's name, or the path of the folder or request. */
  readonly owner: string;
}

/** When a script runs: before its request is resolved, or after the answer. */
export type Phase = 'prerequest' | 'test';

/** One request of a collection with everything it inherits. */
export interface Item {
  readonly kind: 'item';
  readonly id: string;
  readonly name: string;
  /** Names from the outermost folder to the item itself. */
  readonly path: readonly string[];
  readonly request: RequestDefinition;
  /** The request's own auth, else the nearest folder's or the collection's. */
  readonly auth: Auth | undefined;
  /** Collection's, folders' and own scripts, in Postman's order, empty and disabled ones left out. */
  readonly scripts: readonly Script[];
  readonly behavior: ProtocolProfileBehavior;
  readonly description?: string | undefined;
  /** Why this entry cannot be sent at all (a documentation entry without URL); it is skipped and told. */
  readonly skip?: string | undefined;
}

/** A folder; what it passes on (auth, scripts, behaviour) is already in its items. */
export interface Folder {
  readonly kind: 'folder';
  readonly id: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly children: readonly (Folder | Item)[];
  /** Its own auth, for requests that have none. */
  readonly auth?: Auth | undefined;
  readonly description?: string | undefined;
}

/** A loaded collection: plain data, whatever version and place it came from. */
export interface Collection {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly children: readonly (Folder | Item)[];
  readonly variables: readonly Variable[];
  /** Its own auth, for requests and folders that have none. */
  readonly auth?: Auth | undefined;
  /** Where it came from: a path, a URL or `standard input`. */
  readonly origin: string;
  /** The folder of its file, absolute; absent for what came from elsewhere. Files that it names may lie there. */
  readonly directory?: string | undefined;
}
