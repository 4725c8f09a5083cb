import type chai from 'chai';

/** An assertion as chai's own parts see it. */
interface Flagged {
  __flags: Flags | undefined;
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
  guardNames(library, prototype);
}

function copying(Assertion: Make): (this: Flagged) => Flagged {
  return function copy(this: Flagged): Flagged {
    const flags = this.__flags;
    if (flags !== undefined && !flags.lockSsfi) flags.ssfi = copy;
    const next = new Assertion();
    assign(next.__flags as Flags, flags);
    return next;
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

  const get = (base: object, name: string | symbol, assertion: Flagged): unknown => {
    if (typeof name === 'symbol' || name in base) return Reflect.get(base, name, assertion);
    if (config.useProxy || name === '__flags' || assertion.__flags === undefined) return undefined;
    return withProxies(() => Reflect.get(proxify(assertion), name));
  };
  Object.setPrototypeOf(prototype, new Proxy({}, { get }));
}
