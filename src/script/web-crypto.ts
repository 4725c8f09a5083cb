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
  const place = places[method];
  if (place === undefined) return tell(await act.apply(subtle, given));
  const asked = allowExport(method, given, place);
  return tell(await act.apply(subtle, given), asked);
}

/** Node tells the bytes of extractable keys only; whether it is one for the script is told beside them. */
function allowExport(method: string, given: unknown[], { algorithm, extractable }: Place): Asked {
  const isExtractable = Boolean(given[extractable]);
  const isImport = method === 'importKey';
  if (isForDerivation(given[algorithm])) return { isExtractable, source: isImport ? given[1] : undefined };
  // A web key that says that it must stay may stay.
  if (isImport && !isExtractable && given[0] === 'jwk') given[1] = { ...Object(given[1]), ext: undefined };
  if (given.length > extractable) given[extractable] = true;
  return { isExtractable, source: undefined };
}

interface Place {
  readonly algorithm: number;
  readonly extractable: number;
}

/** Where the methods that make a key are told of which kind it is, and whether it may be exported. */
const places: Readonly<Record<string, Place>> = {
  generateKey: { algorithm: 0, extractable: 1 },
  importKey: { algorithm: 2, extractable: 3 },
  deriveKey: { algorithm: 2, extractable: 3 },
  unwrapKey: { algorithm: 4, extractable: 5 },
};

/** What others are derived from is never extractable: its bytes are those that were imported. */
function isForDerivation(algorithm: unknown): boolean {
  const { name = algorithm } = Object(algorithm) as { readonly name?: unknown };
  return /^(?:PBKDF2|HKDF|Argon2)/i.test(String(name));
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

interface Asked {
  readonly isExtractable: boolean;
  /** The bytes of a key that cannot be asked for them. */
  readonly source: unknown;
}

function tell(made: unknown, asked: Asked = { isExtractable: false, source: undefined }): CryptoAnswer {
  if (made instanceof ArrayBuffer) return { kind: 'bytes', bytes: Buffer.from(made).toString('latin1') };
  if (types.isCryptoKey(made)) return { kind: 'key', key: tellKey(made, asked) };
  const { publicKey, privateKey } = Object(made) as Partial<webcrypto.CryptoKeyPair>;
  if (!types.isCryptoKey(publicKey) || !types.isCryptoKey(privateKey)) return { kind: 'value', value: made };
  return { kind: 'pair', publicKey: tellKey(publicKey, asked), privateKey: tellKey(privateKey, asked) };
}

function tellKey(key: Key, { isExtractable, source }: Asked): KeyFacts {
  const { type, algorithm, usages } = key;
  const extractable = type === 'public' || isExtractable;
  const told = { type, extractable, algorithm: tellAlgorithm(algorithm), usages };
  if (source !== undefined)
    return { ...told, format: 'raw', bytes: Buffer.from(source as Uint8Array).toString('latin1') };
  const whole = KeyObject.from(key);
  if (type === 'secret') return { ...told, format: 'raw', bytes: whole.export().toString('latin1') };
  const format = type === 'public' ? 'spki' : 'pkcs8';
  return { ...told, format, bytes: (whole.export({ type: format, format: 'der' }) as Buffer).toString('latin1') };
}

function tellAlgorithm(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('latin1') };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, tellAlgorithm(each)]));
}
