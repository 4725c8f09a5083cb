/** `structuredClone` for what scripts hold: plain values, built-in collections, dates, errors, bytes, cycles. */
export function structuredClone(value: unknown): unknown {
  return clone(value, new Map());
}

function clone(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw Object.assign(new Error(`${String(value)} could not be cloned.`), { name: 'DataCloneError' });
  }
  if (typeof value !== 'object' || value === null) return value;
  if (known.has(value)) return known.get(value);
  const copy = emptyCopy(value);
  known.set(value, copy);
  if (value instanceof Map) {
    for (const [key, each] of value) (copy as Map<unknown, unknown>).set(clone(key, known), clone(each, known));
  } else if (value instanceof Set) {
    for (const each of value) (copy as Set<unknown>).add(clone(each, known));
  } else if (Array.isArray(value) || isPlain(value)) {
    for (const [key, each] of Object.entries(value)) {
      const copied = { value: clone(each, known), writable: true, enumerable: true, configurable: true };
      Object.defineProperty(copy, key, copied);
    }
  }
  return copy;
}

function emptyCopy(value: object): object {
  if (Array.isArray(value)) return new Array(value.length);
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (value instanceof Error) return copyError(value);
  if (value instanceof ArrayBuffer) return value.slice(0);
  if (ArrayBuffer.isView(value)) return copyView(value);
  return {};
}

function copyError({ name, message, stack }: Error): Error {
  return Object.defineProperty(Object.assign(new Error(message), { name }), 'stack', { value: stack });
}

function copyView(view: ArrayBufferView): object {
  const { buffer, byteOffset, byteLength } = view;
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  const View = view.constructor as new (bytes: unknown) => object;
  return new View(bytes);
}

function isPlain(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}
