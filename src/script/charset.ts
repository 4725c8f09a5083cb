import { isUtf8 } from 'node:buffer';

// 0x80 to 0x9F of windows-1252, which Node's TextDecoder reads as control characters in some versions.
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const none = {};

/** Text in the character set of that name; undefined if nobody knows it. Latin-1 is what it says, not windows-1252. */
export function decodeBytes(bytes: Uint8Array, charset: string, options: object = none): string | undefined {
  const name = charset.toLowerCase();
  // Nearly every answer; the decoder takes five times as long.
  if ((name === 'utf-8' || name === 'utf8') && options === none && isUtf8(bytes)) return utf8(bytes);
  const latin = () => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (name === 'iso-8859-1' || name === 'latin1') return latin();
  if (name === 'windows-1252' || name === 'cp1252') {
    return latin().replace(/[\u0080-\u009f]/g, (character) => windows[character.charCodeAt(0) - 0x80] ?? character);
  }
  return openDecoder(name, options)?.decode(bytes);
}

/** Text without a byte order mark. */
function utf8(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function openDecoder(label: string, options: object): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label, options);
  } catch {
    return undefined;
  }
}
