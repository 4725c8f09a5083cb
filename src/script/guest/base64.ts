import { askText } from './bridge.ts';

/** Latin-1 text as base64. */
export function btoa(text: unknown): string {
  const plain = String(text);
  for (let index = 0; index < plain.length; index++) {
    if (plain.charCodeAt(index) > 255) throw new RangeError('btoa: the text holds a character above U+00FF');
  }
  return askText('btoa', plain);
}

/** Base64 as Latin-1 text. */
export function atob(text: unknown): string {
  const encoded = String(text).replace(/[\t\n\f\r ]/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.replace(/=/g, '').length % 4 === 1) {
    throw new RangeError('atob: the text is not base64');
  }
  return askText('atob', encoded);
}
