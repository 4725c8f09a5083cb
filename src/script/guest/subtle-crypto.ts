import type { CryptoAnswer } from '../messages.ts';
import { createKey, toParameter } from './crypto-key.ts';
import { current } from './execution.ts';
import { askLater } from './later.ts';
import { fromLatin1 } from './text-coding.ts';

const ours = Symbol('ours');

/** `crypto.subtle`: the methods of the Web Cryptography API. */
export class SubtleCrypto {
  static {
    for (const method of [
      'encrypt',
      'decrypt',
      'sign',
      'verify',
      'digest',
      'generateKey',
      'deriveKey',
      'deriveBits',
      'importKey',
      'exportKey',
      'wrapKey',
      'unwrapKey',
    ]) {
      const value = (...parameters: readonly unknown[]) => calculate(method, parameters);
      Object.defineProperty(value, 'name', { value: method });
      Object.defineProperty(SubtleCrypto.prototype, method, { value, writable: true, configurable: true });
    }
    Object.defineProperty(SubtleCrypto.prototype, Symbol.toStringTag, { value: 'SubtleCrypto', configurable: true });
  }

  constructor(maker?: unknown) {
    if (maker !== ours) throw new TypeError('Illegal constructor');
  }
}

export function openSubtle(): SubtleCrypto {
  return new SubtleCrypto(ours);
}

async function calculate(method: string, parameters: readonly unknown[]): Promise<unknown> {
  const answer = await askLater<CryptoAnswer>(current(), 'crypto', [method, parameters.map(toParameter)]);
  switch (answer.kind) {
    case 'bytes':
      return fromLatin1(answer.bytes).buffer;
    case 'key':
      return createKey(answer.key);
    case 'pair':
      return { publicKey: createKey(answer.publicKey), privateKey: createKey(answer.privateKey) };
    case 'value':
      return answer.value;
  }
}
