import { askText } from './bridge.ts';
import { DOMException } from './dom-exception.ts';
import { openSubtle, type SubtleCrypto } from './subtle-crypto.ts';
import { fromLatin1 } from './text-coding.ts';

const mostBytes = 65_536;
const ours = Symbol('ours');

/** The web's `crypto`; the host calculates. */
export class Crypto {
  #subtle: SubtleCrypto | undefined;

  constructor(maker?: unknown) {
    if (maker !== ours) throw new TypeError('Illegal constructor');
  }

  get subtle(): SubtleCrypto {
    this.#subtle ??= openSubtle();
    return this.#subtle;
  }

  getRandomValues<View extends ArrayBufferView>(view: View): View {
    if (!ArrayBuffer.isView(view) || /Float|DataView/.test(Object.prototype.toString.call(view))) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (view.byteLength > mostBytes) {
      throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
    }
    const bytes = fromLatin1(askText('random', `${view.byteLength}`));
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(bytes);
    return view;
  }

  randomUUID(): string {
    return randomUUID();
  }
}

Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { value: 'Crypto', configurable: true });

export const crypto = new Crypto(ours);

export function randomUUID(): string {
  return askText('uuid');
}
