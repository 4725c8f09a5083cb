import { isUtf8 } from 'node:buffer';

/** Encodings of text files that `TextDecoder` knows by these names. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';

/** Tells the encoding from the bytes: a byte order mark, else the zeros of UTF-16, else UTF-8, else Latin 1. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const marked = detectByStart(bytes);
  if (marked !== undefined) return marked;
  return isUtf8(bytes) ? 'utf-8' : 'latin1';
}

/** What the first two bytes say: every document starts with an ASCII character or a byte order mark. */
export function detectByStart(bytes: Uint8Array): Encoding | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return undefined;
}

/** Bytes to text, without byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  // Nearly every document; the decoder would load its tables for it.
  if (encoding === 'utf-8')
    return withoutMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  return new TextDecoder(encoding).decode(bytes);
}

/** Text may carry a byte order mark when someone else decoded it. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
