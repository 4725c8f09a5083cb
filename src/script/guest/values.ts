import type { Encoded } from '../messages.ts';

/**
 * Any values as plain nodes for the host, which only shows them: cycles and shared objects keep their shape;
 * functions, weak collections and buffers become the texts that Postman shows.
 */
export function encode(values: readonly unknown[]): readonly [readonly Encoded[], readonly (readonly unknown[])[]] {
  const nodes: (readonly unknown[])[] = [];
  const numbers = new Map<object, number>();

  function visit(value: unknown): Encoded {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Number.isFinite(value) ? value : ['number', `${value}`];
      case 'undefined':
        return ['undefined'];
      case 'bigint':
        return ['bigint', `${value}`];
      case 'symbol':
        return ['symbol', value.description ?? ''];
      case 'function':
        return tellFunction(value);
      default:
        return value === null ? null : ['object', number(value as object)];
    }
  }

  function number(object: object): number {
    const known = numbers.get(object);
    if (known !== undefined) return known;
    const own = nodes.push([]) - 1;
    numbers.set(object, own);
    nodes[own] = node(object, visit);
    return own;
  }

  return [values.map(visit), nodes];
}

function tellFunction(value: { readonly name?: unknown; readonly constructor?: { readonly name?: unknown } }): string {
  const kind =
    typeof value.constructor?.name === 'string' && value.constructor.name !== '' ? value.constructor.name : 'Function';
  return typeof value.name === 'string' && value.name !== '' ? `[${kind}: ${value.name}]` : `[${kind}]`;
}

function node(object: object, visit: (value: unknown) => Encoded): readonly unknown[] {
  if (Array.isArray(object)) return ['array', Array.from(object, visit)];
  if (object instanceof Date) return Number.isNaN(object.getTime()) ? ['value', null] : ['date', object.getTime()];
  if (object instanceof RegExp) return ['regexp', object.source, object.flags];
  if (object instanceof Map) return ['map', Array.from(object, ([key, value]) => [visit(key), visit(value)])];
  if (object instanceof Set) return ['set', Array.from(object, visit)];
  if (object instanceof WeakMap) return ['text', '[WeakMap]'];
  if (object instanceof WeakSet) return ['text', '[WeakSet]'];
  if (object instanceof ArrayBuffer) return ['text', `[ArrayBuffer { byteLength: ${object.byteLength} }]`];
  if (object instanceof Promise) return ['plain', []];
  if (object instanceof String || object instanceof Number || object instanceof Boolean) {
    return ['boxed', visit(object.valueOf())];
  }
  if ('_isBuffer' in object && object instanceof Uint8Array) return ['buffer', Array.from(object)];
  if (ArrayBuffer.isView(object) && !(object instanceof DataView)) {
    return ['typed', object.constructor.name, Array.from(object as Uint8Array, (each) => visit(each))];
  }
  const plain = toPlain(object);
  if (typeof plain !== 'object' || plain === null) return ['value', visit(plain)];
  if (Array.isArray(plain)) return ['array', Array.from(plain, visit)];
  return ['plain', Object.keys(plain).map((key) => [key, visit((plain as Record<string, unknown>)[key])])];
}

function toPlain(object: object): unknown {
  const { toJSON } = object as { readonly toJSON?: unknown };
  return typeof toJSON === 'function' ? toJSON.call(object) : object;
}
