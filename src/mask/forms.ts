import { decodeFully } from './decode.ts';

/** Values that are no secrets whatever their variable says, and would take half of every output along. */
const notSecret = /^(?:true|false|null|undefined|[*\u2022\s]*)$/;

/** A line or an inner text must be this long to be a secret by itself. */
const shortestPart = 8;

/** The texts under which a secret value can appear: itself, without surrounding blanks, its lines, its inner texts. */
export function secretTexts(secret: unknown): string[] {
  const text = textOf(secret);
  const parts = [...text.split(/\r?\n/), ...innerTexts(secret)].map((part) => part.trim());
  const long = parts.filter((part) => part.length >= shortestPart && !part.startsWith('-----'));
  return [...new Set([text, text.trim(), ...long])].filter((each) => !notSecret.test(each));
}

/** A secret of letters alone must be this long: written small, a shorter one may be an ordinary word. */
const shortestWord = 16;

/** The text as the host of a URL has it, in small letters, where that is another one and still a secret. */
export function smallForms(text: string): string[] {
  const small = text.toLowerCase();
  const isLong = text.length >= (/^\p{L}*$/u.test(text) ? shortestWord : shortestPart);
  return isLong && small !== text ? [small] : [];
}

/** One spelling for all the ways to escape a text; `mask/` compares it with the decoded views of an output. */
export function canonicalText(text: string): string {
  return decodeFully(text);
}

/** The bytes in hexadecimal digits, lower and upper case. */
export function hexForms(text: string): string[] {
  const hex = Buffer.from(text, 'utf8').toString('hex');
  return [hex, hex.toUpperCase()];
}

/**
 * How the text looks inside base64 and base64url, wherever it starts among the encoded bytes (`user:password`):
 * only the characters that depend on nothing but the text.
 */
export function base64Forms(text: string): string[] {
  const forms: string[] = [];
  for (const [bytesBefore, mixedBefore] of [
    [0, 0],
    [1, 2],
    [2, 3],
  ] as const) {
    const bytes = Buffer.from('\0'.repeat(bytesBefore) + text, 'utf8');
    for (const encoding of ['base64', 'base64url'] as const) {
      const encoded = bytes.toString(encoding).replace(/=+$/, '');
      forms.push(encoded.slice(mixedBefore, bytes.length % 3 === 0 ? undefined : -1));
    }
  }
  return forms;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return String(value);
}

function innerTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => (typeof inner === 'object' ? innerTexts(inner) : [textOf(inner)]));
}
