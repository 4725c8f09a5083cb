import { toJson } from './bridge.ts';
import type { Execution } from './execution.ts';
import { castIn, castOut, isTypeName } from './types.ts';

/** A variable as it comes from the host. */
export interface Variable {
  readonly key: string;
  readonly value: unknown;
  readonly type?: string;
  readonly disabled?: boolean;
}

/** A change that was made elsewhere. */
export interface Change {
  readonly kind: 'set' | 'unset' | 'clear';
  readonly key?: string;
  readonly value?: unknown;
}

interface Entry {
  readonly key: string;
  readonly type: string;
  readonly value: unknown;
  readonly disabled: boolean;
}

/** The variables of one scope during one script: a copy, whose changes are told to the host one by one. */
export class VariableStore {
  readonly #execution: Execution;
  readonly #name: string | undefined;
  #entries: Entry[];
  #byKey: Map<string, Entry> | undefined;

  /** Without a name the changes stay here (iteration data). */
  constructor(execution: Execution, name: string | undefined, variables: readonly Variable[]) {
    this.#execution = execution;
    this.#name = name;
    this.#entries = variables.map(toEntry);
  }

  /** Of several enabled variables with one key the last counts. */
  find(key: unknown): Entry | undefined {
    this.#byKey ??= new Map(this.#entries.filter(({ disabled }) => !disabled).map((entry) => [entry.key, entry]));
    return this.#byKey.get(String(key));
  }

  entries(): readonly Entry[] {
    return this.#entries;
  }

  set(key: unknown, value: unknown, type?: unknown): void {
    const name = String(key);
    const isNew = this.find(name) === undefined;
    const entry = this.#put(name, value, type);
    this.#tell('set', name, portable(isNew ? value : entry.value));
    if (typeof entry.value === 'object' && entry.value !== null) this.#watch(entry);
  }

  /** What the script changes in an object after it was set counts too. */
  #watch(entry: Entry): void {
    const before = toText(entry.value);
    this.#execution.beforeFinish(() => {
      if (this.find(entry.key) === entry && toText(entry.value) !== before) {
        this.#tell('set', entry.key, portable(entry.value));
      }
    });
  }

  unset(key: unknown): void {
    const name = String(key);
    this.#remove(name);
    this.#tell('unset', name);
  }

  clear(): void {
    this.#removeAll();
    this.#tell('clear');
  }

  toObject(excludeDisabled: boolean): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const entry of this.#entries) {
      if (!(excludeDisabled && entry.disabled)) put(object, entry.key, readValue(entry));
    }
    return object;
  }

  take(changes: readonly Change[]): void {
    for (const { kind, key = '', value } of changes) {
      if (kind === 'set') this.#put(key, value);
      else if (kind === 'unset') this.#remove(key);
      else this.#removeAll();
    }
  }

  #put(name: string, value: unknown, type?: unknown): Entry {
    const known = this.find(name);
    const kind = typeof type === 'string' && isTypeName(type) ? type.toLowerCase() : (known?.type ?? 'any');
    const entry: Entry = { key: name, type: kind, value: castIn(kind, value), disabled: false };
    if (known === undefined) this.#entries.push(entry);
    else this.#entries[this.#entries.indexOf(known)] = entry;
    this.#byKey?.set(name, entry);
    return entry;
  }

  #remove(name: string): void {
    this.#entries = this.#entries.filter((entry) => entry.key !== name || entry.disabled);
    this.#byKey = undefined;
  }

  #removeAll(): void {
    this.#entries = [];
    this.#byKey = undefined;
  }

  #tell(...change: readonly unknown[]): void {
    if (this.#name !== undefined) this.#execution.tell('change', this.#name, ...change);
  }
}

/** The value as scripts see it: cast by the variable's type. */
export function readValue(entry: Entry): unknown {
  const { value } = entry;
  return castOut(entry.type, typeof value === 'function' ? value() : value);
}

function toEntry({ key, value, type, disabled }: Variable): Entry {
  const kind = type !== undefined && isTypeName(type) ? type.toLowerCase() : 'any';
  return { key, type: kind, value: castGiven(kind, value), disabled: disabled === true };
}

/** No text is made of a value that is missing; a number that is none is 0, as JSON makes it in Postman. */
function castGiven(kind: string, value: unknown): unknown {
  if (value === undefined && kind === 'string') return undefined;
  const cast = castIn(kind, value);
  return kind === 'number' && !Number.isFinite(cast) ? 0 : cast;
}

/** A key such as `__proto__` is a key like any other. */
export function put(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function toText(value: unknown): string | undefined {
  try {
    return toJson(value);
  } catch {
    return undefined;
  }
}

/** What JSON cannot hold is null, as in Postman; what it cannot express at all (a cycle) is text. */
function portable(value: unknown): unknown {
  try {
    const text = toJson([value]);
    return value === undefined || text === undefined ? null : value;
  } catch {
    return String(value);
  }
}
