import type { Certificate, CertificateSource } from '../../model/connection.ts';
import { fieldsOf, firstText, isFields, listOf } from '../shape.ts';

/** Reads a client certificate as lists and requests hold it; text stands for a file. */
export function toCertificate(value: unknown): Certificate | undefined {
  if (!isFields(value)) return undefined;
  const { name, matches, cert, key, pfx, passphrase } = value;
  return {
    name: firstText(name),
    // Postman takes an empty pattern for every URL.
    matches: listOf(matches).flatMap((each) => (each === '' ? '<all_urls>' : (patternOf(each) ?? []))),
    cert: toSource(cert),
    key: toSource(key),
    pfx: toSource(pfx),
    passphrase: firstText(passphrase),
  };
}

function patternOf(value: unknown): string | undefined {
  return firstText(value, fieldsOf(value)['pattern']);
}

function toSource(value: unknown): CertificateSource | undefined {
  const src = firstText(value, fieldsOf(value)['src']);
  if (src !== undefined) return { src };
  const text = firstText(fieldsOf(value)['value']);
  return text === undefined ? undefined : { value: text };
}
