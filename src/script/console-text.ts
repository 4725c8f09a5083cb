import { inspect } from 'node:util';
import type { Encoded } from './messages.ts';

type Node = readonly unknown[];

/** The values of one `console` call, and they as one line of text, the way newman's console shows them. */
export function readConsole([encoded, nodes]: readonly [readonly Encoded[], readonly Node[]]): {
  readonly text: string;
  readonly values: readonly unknown[];
} {
  const book: Book = { nodes, made: new Map() };
  const values = encoded.map((value) => revive(value, book));
  return { values, text: values.map((value) => inspect(value, { ...shape, breakLength: 104 })).join(', ') };
}

/** The nodes of one call, and what was made of them: a node that is met twice is one object. */
interface Book {
  readonly nodes: readonly Node[];
  readonly made: Map<number, unknown>;
}

// newman's limits.
const shape = { depth: 25, maxArrayLength: 100 };

function revive(value: Encoded, book: Book): unknown {
  if (!Array.isArray(value)) return value;
  const [tag, detail] = value as unknown as readonly [string, unknown];
  switch (tag) {
    case 'number':
      return Number(detail);
    case 'bigint':
      return BigInt(detail as string);
    case 'symbol':
      return Symbol(detail as string);
    case 'object':
      return reviveNode(detail as number, book);
    default:
      return undefined;
  }
}

function reviveNode(number: number, book: Book): unknown {
  const { nodes, made } = book;
  if (made.has(number)) return made.get(number);
  const [kind, first, second] = (nodes[number] ?? ['']) as readonly [string, never, never];
  // Known before it is filled: its members may lead back to it.
  const empty = emptyFor(kind);
  made.set(number, empty);
  if (empty === undefined) made.set(number, simple(kind, first, second, book));
  else fill(empty, first, book);
  return made.get(number);
}

function emptyFor(kind: string): Container | undefined {
  switch (kind) {
    case 'array':
      return [];
    case 'plain':
      return {};
    case 'map':
      return new Map();
    case 'set':
      return new Set();
    default:
      return undefined;
  }
}

type Container = unknown[] | Map<unknown, unknown> | Set<unknown> | object;

function fill(container: Container, items: readonly never[], book: Book): void {
  for (const item of items) {
    if (Array.isArray(container)) container.push(revive(item, book));
    else if (container instanceof Set) container.add(revive(item, book));
    else if (container instanceof Map) container.set(revive(item[0], book), revive(item[1], book));
    else define(container, item[0], revive(item[1], book));
  }
}

function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function simple(kind: string, first: unknown, second: unknown, book: Book): unknown {
  switch (kind) {
    case 'typed':
      return typed(
        String(first),
        (second as readonly Encoded[]).map((each) => revive(each, book)),
      );
    case 'boxed':
    case 'value':
      return revive(first as Encoded, book);
    case 'date':
      return new Date(first as number);
    case 'regexp':
      return regexp(first as string, second as string);
    case 'buffer':
      return Buffer.from(first as number[]);
    default:
      return first;
  }
}

function regexp(source: string, flags: string): unknown {
  try {
    return new RegExp(source, flags);
  } catch {
    return Shown.of(`/${source}/${flags}`);
  }
}

function typed(name: string, items: readonly unknown[]): unknown {
  return Shown.of(`${name}(${items.length}) ${inspect(items, shape)}`);
}

/** Text that stands for itself, without quotes. */
class Shown {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static of(text: string): Shown {
    return new Shown(text);
  }

  [inspect.custom](): string {
    return this.#text;
  }
}
