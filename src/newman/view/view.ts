import type { EventEmitter } from 'node:events';
import type { Collection as SdkCollection, Item as SdkItem } from 'postman-collection-4';
import sdk from 'postman-collection-4';
import type { Item } from '../../model/collection.ts';
import type { Scope } from '../../model/scope.ts';
import type { Row } from '../../model/variable.ts';
import { createLookUp } from '../../resolve/scopes.ts';
import type { LookUp } from '../../resolve/substitute.ts';
import type { LoadedCollection } from '../load/collection.ts';
import type { LoadedVariables } from '../load/variables.ts';
import type { NewmanRunSummary } from '../types.ts';
import { hiddenCopy, hiddenMessages } from './hidden-copy.ts';
import { type Hide, hideIn, type Show } from './hide.ts';
import { LiveScope } from './live-scope.ts';
import { attachSummary } from './summary.ts';

/** What a run is made of, before anybody looks at it. */
export interface RunParts {
  readonly collection: LoadedCollection;
  readonly environment: LoadedVariables;
  readonly globals: LoadedVariables;
  readonly collectionVariables: Scope;
  readonly items: readonly Item[];
  readonly isVerbose: boolean;
}

/**
 * A run as one audience sees it, on an emitter with a summary: the caller sees real values, reporters see secrets hidden.
 * Each has objects of Postman's library of its own; those of reporters are made of hidden copies.
 */
export class View {
  readonly emitter: EventEmitter;
  readonly collection: SdkCollection;
  readonly environment: LiveScope;
  readonly globals: LiveScope;
  readonly summary: NewmanRunSummary;
  readonly #items: ReadonlyMap<Item, SdkItem>;
  readonly #hide: Hide | undefined;
  readonly #parts: RunParts;
  #lookUp: LookUp;
  #isStale = false;
  #areVariablesStale = false;
  /** Do the times of single phases matter? */
  readonly isVerbose: boolean;

  constructor(emitter: EventEmitter, parts: RunParts, hide?: Hide) {
    this.emitter = emitter;
    this.#parts = parts;
    this.#lookUp = lookUpIn(parts, undefined);
    this.#hide = hide;
    this.isVerbose = parts.isVerbose;
    const { document } = parts.collection;
    this.collection = hide === undefined ? parts.collection.sdk : new sdk.Collection(hiddenCopy(document, hide));
    this.environment = new LiveScope(parts.environment, this.show);
    this.globals = new LiveScope(parts.globals, this.show);
    this.#items = pairItems(parts.collection, this.collection);
    const { collection, environment, globals } = this;
    this.summary = attachSummary(
      emitter,
      { collection, environment: environment.sdk, globals: globals.sdk },
      parts.isVerbose,
    );
  }

  /** The object for an item of the collection. */
  itemOf(item: Item): SdkItem {
    return this.#items.get(item) ?? new sdk.Item({ id: item.id, name: item.name, request: item.request });
  }

  /** The variables as they are now, for what newman fills them into beside the request itself. */
  get lookUp(): LookUp {
    return this.#lookUp;
  }

  beginIteration(row: Row): void {
    this.#lookUp = lookUpIn(this.#parts, row);
  }

  /** Plain data or an error as this audience may see it: for reporters a hidden copy. */
  readonly show: Show = (value) => (this.#hide === undefined ? value : hiddenCopy(value, this.#hide));

  /** What a script has logged. */
  messages(values: readonly unknown[]): readonly unknown[] {
    return this.#hide === undefined ? [...values] : hiddenMessages(values, this.#hide);
  }

  text(text: string): string {
    return this.#hide?.(text) ?? text;
  }

  /** Hides again what was made before a secret was known. */
  hideAll(): void {
    if (this.#hide !== undefined && this.#isStale) hideIn(this.summary, this.#hide);
    this.#isStale = false;
  }

  /** A secret has been learnt that may stand in what was made already. */
  noteSecret(): void {
    this.#isStale = true;
    this.#areVariablesStale = true;
  }

  followVariables(): void {
    for (const scope of [this.environment, this.globals]) {
      scope.follow();
      if (this.#hide !== undefined && this.#areVariablesStale) hideIn(scope.sdk, this.#hide);
    }
    this.#areVariablesStale = false;
  }
}

function lookUpIn({ environment, globals, collectionVariables }: RunParts, data: Row | undefined): LookUp {
  return createLookUp({
    data,
    environment: environment.scope,
    collection: collectionVariables,
    globals: globals.scope,
  });
}

/** Both forms of a collection hold the same items in the same order. */
function pairItems({ model }: LoadedCollection, whole: SdkCollection): ReadonlyMap<Item, SdkItem> {
  const twins: SdkItem[] = [];
  whole.forEachItem((item) => twins.push(item));
  const items = model.children.flatMap(function withDescendants(node): Item[] {
    return node.kind === 'item' ? [node] : node.children.flatMap(withDescendants);
  });
  return new Map(items.flatMap((item, index) => (twins[index] ? [[item, twins[index]] as const] : [])));
}
