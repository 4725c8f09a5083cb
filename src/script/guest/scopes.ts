import { ask, askJson } from './bridge.ts';
import type { Execution } from './execution.ts';
import { collectionLibrary } from './libraries.ts';
import { type Change, put, readValue, type Variable, VariableStore } from './variables.ts';

/** `pm.environment` and its siblings. Layers are searched after the scope itself, narrowest first. */
export class VariableScope {
  readonly #store: VariableStore;
  readonly #layers: readonly VariableScope[];
  readonly name: string | undefined;

  constructor(store: VariableStore, name?: string, layers: readonly VariableScope[] = []) {
    this.#store = store;
    this.#layers = layers;
    this.name = name;
  }

  get(key: unknown): unknown {
    const entry = this.#find(key);
    return entry === undefined ? undefined : readValue(entry);
  }

  has(key: unknown): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: unknown, value?: unknown, options?: unknown): void {
    const type = typeof options === 'object' && options !== null ? (options as { type?: unknown }).type : options;
    this.#store.set(key, value, type);
  }

  unset(key: unknown): void {
    this.#store.unset(key);
  }

  clear(): void {
    this.#store.clear();
  }

  /** Changes that the host knows of. */
  take(changes: readonly Change[]): void {
    this.#store.take(changes);
  }

  toObject(excludeDisabled?: unknown): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const scope of [...this.#layers].reverse()) merge(object, scope.toObject(excludeDisabled));
    return merge(object, this.#store.toObject(excludeDisabled === true));
  }

  toJSON(): unknown {
    return { ...(this.name !== undefined && { name: this.name }), values: this.#plainEntries() };
  }

  replaceIn(template: unknown): unknown {
    return substituteIn(template, (key) => this.#find(key) && { value: valueOrNull(this.get(key)) });
  }

  /** A copy as Postman's own list: changes to it change nothing. */
  get values(): unknown {
    const { VariableList } = collectionLibrary();
    return new VariableList({}, this.#plainEntries());
  }

  #find(key: unknown): ReturnType<VariableStore['find']> {
    const own = this.#store.find(key);
    if (own !== undefined) return own;
    for (const layer of this.#layers) {
      const entry = layer.#find(key);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #plainEntries(): readonly unknown[] {
    return this.#store.entries().map(({ key, type, value, disabled }) => ({
      type,
      value,
      key,
      ...(disabled && { disabled }),
    }));
  }
}

/** The scope of that name; the host sends its variables only when they changed since the last time. */
export function openScope(execution: Execution, name: string): VariableScope {
  return execution.once(`scope ${name}`, () => {
    if (name === 'data') return new VariableScope(new VariableStore(execution, undefined, rowVariables(execution)));
    const store = new VariableStore(execution, name, fetchVariables(name));
    const { environmentName, globalsName } = execution.start;
    const title = name === 'environment' ? environmentName : name === 'globals' ? globalsName : undefined;
    const layers = name === 'local' ? ['data', 'environment', 'collection', 'globals'] : [];
    return new VariableScope(
      store,
      title,
      layers.map((each) => openScope(execution, each)),
    );
  });
}

const known = new Map<string, readonly Variable[]>();

function fetchVariables(name: string): readonly Variable[] {
  const news = askJson<readonly Variable[] | null>('variables', name);
  if (news !== null) known.set(name, news);
  return known.get(name) ?? [];
}

function rowVariables(execution: Execution): readonly Variable[] {
  return Object.entries(execution.fact<Record<string, unknown>>('data')).map(([key, value]) => ({ key, value }));
}

type Find = (key: string) => { readonly value: unknown } | undefined;

const maximumRounds = 19;

function substituteIn(template: unknown, find: Find): unknown {
  if (typeof template === 'string') return substitute(template, find);
  if (Array.isArray(template)) return template.map((each) => substituteIn(each, find));
  if (typeof template !== 'object' || template === null) return template;
  const filled: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(template)) put(filled, key, substituteIn(value, find));
  return filled;
}

function substitute(text: string, find: Find): string {
  let current = text;
  for (let round = 0; round < maximumRounds; round++) {
    const next = current.replace(/\{\{([^{}]*?)\}\}/g, (token, key: string) => textFor(key, find) ?? token);
    if (next === current) return current;
    current = next;
  }
  return current;
}

function textFor(key: string, find: Find): string | undefined {
  const found = find(key);
  if (found === undefined) return ask('dynamic', key) as string | undefined;
  return found.value === undefined ? '' : String(found.value);
}

function valueOrNull(value: unknown): unknown {
  return typeof value === 'function' ? value() : value;
}

function merge(target: Record<string, unknown>, source: Record<string, unknown>): Record<string, unknown> {
  for (const [key, value] of Object.entries(source)) put(target, key, value);
  return target;
}
