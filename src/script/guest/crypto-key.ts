import type { KeyFacts } from '../messages.ts';
import { fromLatin1, toLatin1 } from './text-coding.ts';

let readFacts: (key: CryptoKey) => KeyFacts;
const ours = Symbol('ours');

/** A key of `crypto.subtle`. It holds what makes it, where scripts cannot read it, so the host has none to keep. */
export class CryptoKey {
  readonly #facts: KeyFacts;
  readonly #algorithm: unknown;

  static {
    readFacts = (key) => key.#facts;
  }

  constructor(maker?: unknown, facts?: KeyFacts) {
    if (maker !== ours || facts === undefined) throw new TypeError('Illegal constructor');
    this.#facts = facts;
    this.#algorithm = toBytes(facts.algorithm);
  }

  get type(): string {
    return this.#facts.type;
  }

  get extractable(): boolean {
    return this.#facts.extractable;
  }

  get algorithm(): unknown {
    return this.#algorithm;
  }

  get usages(): readonly string[] {
    return [...this.#facts.usages];
  }
}

Object.defineProperty(CryptoKey.prototype, Symbol.toStringTag, { value: 'CryptoKey', configurable: true });

export function createKey(facts: KeyFacts): CryptoKey {
  return new CryptoKey(ours, facts);
}

/** Any parameter as the host takes it: bytes as Latin-1, keys as what makes them. */
export function toParameter(value: unknown): unknown {
  if (value instanceof CryptoKey) return { $key: readFacts(value) };
  if (value instanceof ArrayBuffer) return { $bytes: toLatin1(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value)) {
    return { $bytes: toLatin1(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  if (Array.isArray(value)) return value.map(toParameter);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toParameter(each)]));
}

/** What the host told of an algorithm, where the only bytes are the exponent of an RSA key. */
function toBytes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { $bytes } = value as { readonly $bytes?: string };
  if ($bytes !== undefined) return fromLatin1($bytes);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toBytes(each)]));
}
