import { KeyObject, webcrypto } from 'node:crypto';
import { types } from 'node:util';
import type { CryptoAnswer, KeyFacts } from './messages.ts';

type Key = webcrypto.CryptoKey;

const { subtle } = webcrypto;

/** The most that a script may ask for. What has begun cannot be stopped, so it has to end in a few seconds. */
const most: Readonly<Record<string, number>> = { iterations: 2_000_000, modulusLength: 4096, length: 8_388_608 };

/**
 * A method of `crypto.subtle`. Its parameters are JSON, with bytes and keys as objects of one member; every key comes
 * with all that makes it, so none is kept here.
 */
export async function calculate(method: string, parameters: readonly unknown[]): Promise<CryptoAnswer> {
  if (method === 'constructor' || !Object.hasOwn(Object.getPrototypeOf(subtle), method)) {
    throw new TypeError(`crypto.subtle.${method} is not a function`);
  }
  const given = await Promise.all(parameters.map(read));
  if (method === 'deriveBits') checkEffort('length', given[2]);
  const act = subtle[method as keyof typeof subtle] as (...given: readonly unknown[]) => Promise<unknown>;
  return tell(await act.apply(subtle, given));
}

async function read(value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value;
  const { $bytes, $key } = value as { readonly $bytes?: string; readonly $key?: KeyFacts };
  if (typeof $bytes === 'string') return Buffer.from($bytes, 'latin1');
  if ($key !== undefined) return makeKey($key);
  const members = Object.entries(value).map(async ([name, each]) => {
    checkEffort(name, each);
    return [name, await read(each)];
  });
  return Object.fromEntries(await Promise.all(members));
}

function checkEffort(name: string, value: unknown): void {
  const limit = Object.hasOwn(most, name) ? most[name] : undefined;
  if (limit !== undefined && Number(value) > limit) {
    throw new DOMException(`scripts may ask for ${limit} as ${name} at most, not for ${value}`, 'OperationError');
  }
}

async function makeKey({ format, bytes, algorithm, extractable, usages }: KeyFacts): Promise<Key> {
  const parameters = (await read(algorithm)) as webcrypto.AlgorithmIdentifier;
  return subtle.importKey(format, Buffer.from(bytes, 'latin1'), parameters, extractable, [
    ...usages,
  ] as webcrypto.KeyUsage[]);
}

function tell(made: unknown): CryptoAnswer {
  if (made instanceof ArrayBuffer) return { kind: 'bytes', bytes: Buffer.from(made).toString('latin1') };
  if (types.isCryptoKey(made)) return { kind: 'key', key: tellKey(made) };
  const { publicKey, privateKey } = Object(made) as Partial<webcrypto.CryptoKeyPair>;
  if (!types.isCryptoKey(publicKey) || !types.isCryptoKey(privateKey)) return { kind: 'value', value: made };
  return { kind: 'pair', publicKey: tellKey(publicKey), privateKey: tellKey(privateKey) };
}

function tellKey(key: Key): KeyFacts {
  const { type, extractable, algorithm, usages } = key;
  const whole = KeyObject.from(key);
  const told = { type, extractable, algorithm: tellAlgorithm(algorithm), usages };
  if (type === 'secret') return { ...told, format: 'raw', bytes: whole.export().toString('latin1') };
  const format = type === 'public' ? 'spki' : 'pkcs8';
  return { ...told, format, bytes: (whole.export({ type: format, format: 'der' }) as Buffer).toString('latin1') };
}

function tellAlgorithm(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('latin1') };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tellAlgorithm(each)]));
}
