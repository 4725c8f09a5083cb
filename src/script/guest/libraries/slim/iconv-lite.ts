import type { Buffer as NodeBuffer } from 'node:buffer';

/** The host decodes bodies; what the library decodes by itself is UTF-8. */
export function encodingExists(): boolean {
  return true;
}

export function decode(bytes: NodeBuffer): string {
  return bytes.toString('utf8');
}
