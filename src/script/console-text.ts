import { inspect } from 'node:util';
import type { Encoded } from './messages.ts';

type Node = readonly unknown[];

/** The values of one `console` call as one line of text, the way newman's console shows them. */
export function consoleText([values, nodes]: readonly [readonly Encoded[], readonly Node[]]): string {
  const made = new Map<number, unknown>();

  function revive(value: Encoded): unknown {
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
        return object(detail as number);
      default:
        return undefined;
    }
  }

  function object(number: number): unknown {
    if (made.has(number)) return made.get(number);
    const [kind, first, second] = nodes[number] ?? [];
    const keep = <Value>(value: Value): Value => {
      made.set(number, value);
      return value;
    };
    switch (kind) {
      case 'array':
        return fill(keep([]), first as readonly Encoded[]);
      case 'plain':
        return fillObject(keep({}), first as readonly (readonly [string, Encoded])[]);
      case 'map':
        return fillMap(keep(new Map()), first as readonly (readonly [Encoded, Encoded])[]);
      case 'set':
        return fillSet(keep(new Set()), first as readonly Encoded[]);
      case 'typed':
        return keep(typed(first as string, (second as readonly Encoded[]).map(revive)));
      case 'boxed':
      case 'value':
        return keep(revive(first as Encoded));
      default:
        return keep(simple(kind as string, first, second));
    }
  }

  function fill(array: unknown[], items: readonly Encoded[]): unknown[] {
    for (const item of items) array.push(revive(item));
    return array;
  }

  function fillObject(target: object, members: readonly (readonly [string, Encoded])[]): object {
    for (const [key, value] of members) {
      Object.defineProperty(target, key, {
        value: revive(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return target;
  }

  function fillMap(map: Map<unknown, unknown>, pairs: readonly (readonly [Encoded, Encoded])[]): object {
    for (const [key, value] of pairs) map.set(revive(key), revive(value));
    return map;
  }

  function fillSet(set: Set<unknown>, items: readonly Encoded[]): object {
    for (const item of items) set.add(revive(item));
    return set;
  }

  return values.map((value) => inspect(revive(value), { depth: 25, maxArrayLength: 100, breakLength: 104 })).join(', ');
}

function simple(kind: string, first: unknown, second: unknown): unknown {
  switch (kind) {
    case 'date':
      return new Date(first as number);
    case 'regexp':
      return regexp(first as string, second as string);
    case 'error':
      return Shown.of(`${String(first)}: ${String(second)}`);
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
  return Shown.of(`${name}(${items.length}) ${inspect(items, { depth: 25, maxArrayLength: 100 })}`);
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
