import { bodyLength, type Response } from '../model/exchange.ts';
import { hideUpTo } from './hidden.ts';
import type { Hide } from './reporter.ts';

/** A body as a report shows it. A binary body in which a secret was found is not shown at all. */
export type ShownBody =
  | { readonly kind: 'text'; readonly text: string; readonly isCut: boolean }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array; readonly isCut: boolean }
  | { readonly kind: 'withheld' };

const textType = /^text\/|[/+](?:json|xml|javascript|ecmascript|yaml|csv|x-www-form-urlencoded|graphql)\b/i;

/** The beginning of a response body, hidden: at most `limit` characters of text, or bytes of anything else. */
export function showBody(response: Response, limit: number, hide: Hide): ShownBody {
  const { headers, body } = response;
  const length = bodyLength(response);
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  // Characters take up to four bytes; the rest of a long body is not even decoded.
  const beginning = body.subarray(0, 4 * (limit + 16_384));
  const text = textType.test(type) ? decodeAs(charsetOf(type), beginning) : decodeUtf8(beginning);
  if (text !== undefined) {
    const shown = hideUpTo(text, limit, hide, beginning.length < length);
    return { kind: 'text', text: shown.text, isCut: shown.isCut };
  }
  return holdsSecret(beginning, hide)
    ? { kind: 'withheld' }
    : { kind: 'binary', bytes: body.subarray(0, limit), isCut: length > limit };
}

function charsetOf(type: string): string {
  return /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1] ?? 'utf-8';
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(charset).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder().decode(bytes, { stream: true });
  }
}

/** Text without a telling content type: valid UTF-8 without NUL. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

function holdsSecret(bytes: Uint8Array, hide: Hide): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (['latin1', 'utf8'] as const).some((encoding) => {
    const text = buffer.toString(encoding);
    return hide(text) !== text;
  });
}
