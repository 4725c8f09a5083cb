import type { Certificate, CertificateSource } from '../model/connection.ts';
import { fieldsOf, firstText, isFields, listOf } from './shape.ts';

/** Reads a client certificate as lists and requests hold it; text stands for a file. */
export function toCertificate(value: unknown): Certificate | undefined {
  if (!isFields(value)) return undefined;
  const { name, matches, cert, key, pfx, passphrase } = value;
  return {
    name: firstText(name),
    matches: listOf(matches).flatMap((each) => firstText(each, fieldsOf(each)['pattern']) ?? []),
    cert: toSource(cert),
    key: toSource(key),
    pfx: toSource(pfx),
    passphrase: firstText(passphrase),
  };
}

function toSource(value: unknown): CertificateSource | undefined {
  const src = firstText(value, fieldsOf(value)['src']);
  if (src !== undefined) return { src };
  const text = firstText(fieldsOf(value)['value']);
  return text === undefined ? undefined : { value: text };
}
