import type { Buffer as NodeBuffer } from 'node:buffer';
import { TextDecoder } from 'postino:text';

/** The host decodes. */
export function encodingExists(): boolean {
  return true;
}

/** An unknown character set is read as UTF-8, as in Postman. */
export function decode(bytes: NodeBuffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
