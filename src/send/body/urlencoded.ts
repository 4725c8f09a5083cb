import { stringify } from 'node:querystring';
import type { BodyDefinition, Param } from '../../model/request.ts';

/** Postman's form encoding: namesakes go together, integer-like names come first, all but `~` and `-._` is escaped. */
export function encodeForm(params: NonNullable<BodyDefinition['urlencoded']>): string {
  const form: Record<string, unknown[]> = Object.create(null);
  for (const { key, value } of typeof params === 'string'
    ? parseForm(params)
    : params.filter(({ disabled }) => !disabled)) {
    const name = wellFormed(String(key));
    const values = form[name];
    // A list is a value for each of its members, as long as it is the first of its name.
    if (values === undefined) form[name] = (Array.isArray(value) ? value : [value]).map(textOf);
    else values.push(textOf(value));
  }
  return stringify(form as Record<string, string[]>).replace(/[!'()*]/g, percentEncode);
}

/** The text form of a body: nothing in it is decoded. */
function parseForm(text: string): Param[] {
  return text.split('&').map((pair) => {
    const place = pair.indexOf('=');
    return place < 0 ? { key: pair, value: '' } : { key: pair.slice(0, place), value: pair.slice(place + 1) };
  });
}

function textOf(value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value;
}

/** Half a surrogate pair becomes U+FFFD; the encoder would throw. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
