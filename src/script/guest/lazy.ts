const realOf = new WeakMap<object, () => object>();

/**
 * An object that answers the common questions by itself and becomes the real one (which has to load a library) with
 * the first other question.
 */
export function lazily(shortcuts: ReadonlyMap<string | symbol, unknown>, make: () => object): object {
  let made: object | undefined;
  const real = (): object => {
    made ??= make();
    return made;
  };
  const proxy = new Proxy(Object.create(null), {
    get(_target, key) {
      if (made === undefined && shortcuts.has(key)) return read(shortcuts.get(key));
      return Reflect.get(real(), key);
    },
    set: (_target, key, value) => Reflect.set(real(), key, value),
    has: (_target, key) => (made === undefined && shortcuts.has(key)) || Reflect.has(real(), key),
    deleteProperty: (_target, key) => Reflect.deleteProperty(real(), key),
    defineProperty: (_target, key, descriptor) => Reflect.defineProperty(real(), key, descriptor),
    ownKeys: () => Reflect.ownKeys(real()),
    getOwnPropertyDescriptor: (_target, key) => configurable(Reflect.getOwnPropertyDescriptor(real(), key)),
    getPrototypeOf: () => Reflect.getPrototypeOf(real()),
  });
  realOf.set(proxy, real);
  return proxy;
}

/** The library's object behind one of ours; anything else stays as it is. */
export function unwrap(value: unknown): unknown {
  const real = typeof value === 'object' && value !== null ? realOf.get(value) : undefined;
  return real === undefined ? value : real();
}

function read(shortcut: unknown): unknown {
  return shortcut instanceof Getter ? shortcut.read() : shortcut;
}

/** A shortcut that is worked out when asked for. */
export class Getter {
  readonly read: () => unknown;

  constructor(read: () => unknown) {
    this.read = read;
  }
}

function configurable(descriptor: PropertyDescriptor | undefined): PropertyDescriptor | undefined {
  return descriptor && { ...descriptor, configurable: true };
}
