import { askText, toJson } from './bridge.ts';

const chunk = 8192;

/** UTF-8 bytes of a text. */
export class TextEncoder {
  readonly encoding = 'utf-8';

  encode(text: unknown = ''): Uint8Array {
    return fromLatin1(askText('encode', String(text)));
  }
}

/** Text from bytes in any character set that the host knows. */
export class TextDecoder {
  readonly encoding: string;
  readonly #options: { readonly fatal: boolean; readonly ignoreBOM: boolean };

  constructor(
    label: unknown = 'utf-8',
    { fatal = false, ignoreBOM = false }: { fatal?: boolean; ignoreBOM?: boolean } = {},
  ) {
    this.encoding = String(label).toLowerCase();
    this.#options = { fatal, ignoreBOM };
    this.decode();
  }

  decode(bytes: ArrayBuffer | ArrayBufferView = new Uint8Array()): string {
    const view = ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new Uint8Array(bytes);
    const answer = askText('decode', toJson([this.encoding, this.#options, toLatin1(view)]));
    if (answer === '!label') throw new RangeError(`The "${this.encoding}" encoding is not supported`);
    if (answer === '!data') throw new TypeError(`The encoded data was not valid for encoding ${this.encoding}`);
    return answer.slice(1);
  }
}

/** One character per byte. */
export function toLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += chunk) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunk));
  }
  return text;
}

export function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
