import type chai from 'chai';

/** An assertion as chai's own parts see it. */
interface Flagged {
  __flags: Flags | undefined;
  /** What chai knows of words that can be called. */
  readonly __methods: Readonly<Record<string, Chainable>>;
}

interface Chainable {
  readonly method: (...parameters: readonly unknown[]) => unknown;
  readonly chainingBehavior: () => void;
}

type Make = new (...parameters: readonly unknown[]) => Flagged;

/** What each assertion knows from its start; others come with words such as `not`. */
class Flags {
  ssfi: unknown;
  readonly lockSsfi: unknown;
  readonly object: unknown;
  readonly message: unknown;
  readonly eql: unknown;

  constructor(ssfi: unknown, lockSsfi: unknown, object: unknown, message: unknown, eql: unknown) {
    this.ssfi = ssfi;
    this.lockSsfi = lockSsfi;
    this.object = object;
    this.message = message;
    this.eql = eql;
  }
}

Object.setPrototypeOf(Flags.prototype, null);

/** The words that only make a chain readable. */
const words = 'to be been is and has have with that which at of same but does still also'.split(' ');
const { assign } = Object;

/**
 * chai wraps each assertion in a Proxy to tell of misspelt names and builds its flags one by one. Here assertions are
 * plain, a Proxy at the end of their prototypes meets the misspelt names, and chai's own words the error.
 */
export function assertFaster(library: typeof chai): void {
  const { config, util } = library;
  const Slow = library.Assertion as unknown as Make;
  const prototype: Flagged = Slow.prototype;

  function Assertion(this: Flagged, object: unknown, message: unknown, ssfi: unknown, lockSsfi: unknown): Flagged {
    this.__flags = new Flags(ssfi || Assertion, lockSsfi, object, message, config.deepEqual || util.eql);
    return this;
  }
  const Fast = Object.setPrototypeOf(Assertion, Slow) as unknown as Make;
  Object.assign(Fast, { prototype });
  Object.assign(prototype, { constructor: Fast });
  Object.assign(library, { Assertion: Fast });

  // Without it, looking for the flags of a new assertion would end at the Proxy.
  Object.defineProperty(prototype, '__flags', { value: undefined, writable: true });
  for (const word of words) Object.defineProperty(prototype, word, { get: copying(Fast), configurable: true });
  makeChainablesFaster(library, prototype, Fast);
  guardNames(library, prototype);
}

/**
 * Words such as `include` can be called, or lead on. chai makes a function for each use, and a prototype of its own for
 * that function; one prototype does for all of them.
 */
function makeChainablesFaster({ util }: typeof chai, prototype: Flagged, Assertion: Make): void {
  const { call, apply } = Function.prototype;
  const shared = Object.assign(Object.create(prototype), { call, apply });
  for (const [name, behavior] of Object.entries(prototype.__methods)) {
    function getChainable(this: Flagged): unknown {
      behavior.chainingBehavior.call(this);
      const chainable = function chainable(this: Flagged, ...parameters: unknown[]): unknown {
        const flags = this.__flags;
        if (flags !== undefined && !flags.lockSsfi) flags.ssfi = chainable;
        const result = behavior.method.apply(this, parameters);
        return result === undefined ? copyOf(this, Assertion) : result;
      } as unknown as Flagged;
      util.addLengthGuard(chainable, name, true);
      Object.setPrototypeOf(chainable, shared);
      chainable.__flags = copyOf(this, Assertion).__flags;
      return chainable;
    }
    Object.defineProperty(prototype, name, { get: getChainable, configurable: true });
  }
}

function copyOf(assertion: Flagged, Assertion: Make): Flagged {
  const copy = new Assertion();
  assign(copy.__flags as Flags, assertion.__flags);
  return copy;
}

function copying(Assertion: Make): (this: Flagged) => Flagged {
  return function copy(this: Flagged): Flagged {
    const flags = this.__flags;
    if (flags !== undefined && !flags.lockSsfi) flags.ssfi = copy;
    return copyOf(this, Assertion);
  };
}

/** Has chai's own Proxy made only where it is needed: around methods, and to word the error of a misspelt name. */
function guardNames({ config, util }: typeof chai, prototype: object): void {
  function withProxies<Made>(make: () => Made): Made {
    config.useProxy = true;
    try {
      return make();
    } finally {
      config.useProxy = false;
    }
  }
  config.useProxy = false;
  const { addMethod, overwriteMethod, proxify } = util;
  util.addMethod = (...parameters) => withProxies(() => addMethod(...parameters));
  util.overwriteMethod = (...parameters) => withProxies(() => overwriteMethod(...parameters));

  const asked = new Set<string>(['__flags', ...config.proxyExcludedKeys]);
  const get = (base: object, name: string | symbol, assertion: Flagged): unknown => {
    if (typeof name === 'symbol' || name in base) return Reflect.get(base, name, assertion);
    if (config.useProxy || asked.has(name) || assertion.__flags === undefined) return undefined;
    return withProxies(() => Reflect.get(proxify(assertion), name));
  };
  Object.setPrototypeOf(prototype, new Proxy({}, { get }));
}
