import { TextDecoder, TextEncoder } from './text-coding.ts';

let readBytes: (blob: Blob) => Uint8Array;

/** The web's Blob: bytes with a type. Streams of them are not there. */
export class Blob {
  readonly #bytes: Uint8Array;
  readonly #type: string;

  static {
    readBytes = (blob) => blob.#bytes;
    Object.defineProperty(Blob.prototype, Symbol.toStringTag, { value: 'Blob', configurable: true });
  }

  constructor(parts: unknown = [], { type = '' }: { readonly type?: unknown } = {}) {
    if (typeof parts !== 'object' || parts === null || Symbol.iterator in parts === false) {
      throw new TypeError('The parts of a Blob have to be a list');
    }
    const pieces = Array.from(parts as Iterable<unknown>, bytesOf);
    this.#bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
    let filled = 0;
    for (const piece of pieces) {
      this.#bytes.set(piece, filled);
      filled += piece.length;
    }
    const text = String(type);
    this.#type = /[^ -~]/.test(text) ? '' : text.toLowerCase();
  }

  get size(): number {
    return this.#bytes.length;
  }

  get type(): string {
    return this.#type;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer as ArrayBuffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(this.#bytes);
  }

  /** Both ends may count from the end. */
  slice(start = 0, end: number = this.size, type: unknown = ''): Blob {
    return new Blob([this.#bytes.slice(start, end)], { type });
  }
}

function bytesOf(part: unknown): Uint8Array {
  if (part instanceof ArrayBuffer) return new Uint8Array(part);
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  return part instanceof Blob ? readBytes(part) : new TextEncoder().encode(String(part));
}
