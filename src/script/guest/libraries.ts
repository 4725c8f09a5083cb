import { ask } from './bridge.ts';
import { TextDecoder } from './text-coding.ts';

type Load = (module: { exports: unknown }, exports: unknown, require: (name: string) => unknown) => void;

// What libraries need of this side has a name of its own.
const loaded = new Map<string, { exports: unknown }>([['postino:text', { exports: { TextDecoder } }]]);
let loading = 0;

/** A bundled library, evaluated in this context when first asked for. */
export function load(name: string): unknown {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const start = ask('library', name) as Load;
  const module = { exports: {} as unknown };
  loaded.set(name, module);
  loading++;
  try {
    start(module, module.exports, load);
  } finally {
    loading--;
  }
  return module.exports;
}

/** Is a library being evaluated right now? */
export function isLoading(): boolean {
  return loading > 0;
}

type CollectionClass<Test extends string = never> = (new (
  ...definition: readonly unknown[]
) => object) &
  Readonly<Record<Test, (value: unknown) => boolean>>;

/** postman-collection's classes, as far as they are used here. */
export interface CollectionLibrary {
  readonly Cookie: CollectionClass;
  readonly CookieList: CollectionClass;
  readonly PropertyList: CollectionClass<'isPropertyList'>;
  readonly Request: CollectionClass<'isRequest'>;
  readonly Response: CollectionClass<'isResponse'>;
  readonly Url: CollectionClass<'isUrl'>;
  readonly VariableList: CollectionClass;
}

export function collectionLibrary(): CollectionLibrary {
  return (load('collection') as { library: CollectionLibrary }).library;
}

/** postman-collection, but only if something needed it before. */
export function loadedCollection(): CollectionLibrary | undefined {
  return loaded.has('collection') ? collectionLibrary() : undefined;
}

/** Postman's own JSON parser, which says where a text stops being JSON. */
export function parseJsonStrictly(text: unknown, reviver?: unknown): unknown {
  return (load('collection') as { parseJson(text: unknown, reviver?: unknown): unknown }).parseJson(text, reviver);
}
