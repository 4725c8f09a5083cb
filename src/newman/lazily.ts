/** Adds a property that is made when it is first read, and then is a plain one: many events are emitted, few are read. */
export function lazily<Target extends object, Name extends string, Value>(
  target: Target,
  name: Name,
  make: () => Value,
): Target & { readonly [name in Name]: Value } {
  const settle = (value: unknown): unknown => {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
    return value;
  };
  const accessors = { get: () => settle(make()), set: settle, enumerable: true, configurable: true };
  return Object.defineProperty(target, name, accessors) as Target & { readonly [name in Name]: Value };
}
