import { askText } from './bridge.ts';
import { fromLatin1 } from './text-coding.ts';

const mostBytes = 65_536;

/** `crypto` as far as it only makes random values. */
export const crypto = {
  getRandomValues<View extends ArrayBufferView>(view: View): View {
    if (!ArrayBuffer.isView(view)) throw new TypeError('getRandomValues needs a typed array');
    if (view.byteLength > mostBytes) throw new RangeError(`getRandomValues gives at most ${mostBytes} bytes`);
    const bytes = fromLatin1(askText('random', `${view.byteLength}`));
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(bytes);
    return view;
  },
  randomUUID: () => askText('uuid'),
  get subtle(): never {
    throw new Error('crypto.subtle is not available: crypto-js has hashes, HMAC and AES');
  },
};
