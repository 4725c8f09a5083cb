import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as tls from 'node:tls';
import { LoadError, OptionError } from '../errors.ts';
import type { Certificate } from '../model/connection.ts';
import { toCertificate } from './collection/certificate.ts';
import { readFileText, unreadable } from './source/file.ts';
import { here, type LoadIo } from './source/source.ts';
import { parseJson } from './text/json.ts';

/**
 * Reads a list of client certificates, in newman's format: JSON, `[{ name, matches, cert: { src }, key: { src },
 * pfx: { src }, passphrase }]`. The files it names are read when a request first needs them.
 * @throws LoadError
 */
export async function loadCertificateList(path: string, io: LoadIo = here): Promise<readonly Certificate[]> {
  const list = parseJson(await readFileText(path, io.cwd, 'certificate list'), path);
  const wrong = Array.isArray(list) ? list.findIndex((entry) => toCertificate(entry) === undefined) : 0;
  if (Array.isArray(list) && wrong < 0) return list.map((entry) => toCertificate(entry) as Certificate);
  const what = Array.isArray(list) ? `its entry ${wrong + 1} is none` : 'it is not a list';
  throw new LoadError('not-certificates', `${path} is not a list of client certificates: ${what}`, {
    hint: 'Write [{ "matches": ["https://example.com/*"], "cert": { "src": "c.pem" }, "key": { "src": "k.pem" } }]',
  });
}

/**
 * Reads certificates of authorities to trust, PEM or DER, as PEM.
 * @throws LoadError
 */
export async function loadTrustedCertificates(path: string, io: LoadIo = here): Promise<string> {
  const bytes = await readFile(resolve(io.cwd, path)).catch(async (cause) => {
    throw await unreadable(path, io.cwd, 'certificates to trust', cause);
  });
  const text = bytes.toString('latin1');
  const blocks = text.match(/-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END \1?CERTIFICATE-----/g);
  try {
    return (blocks ?? [bytes]).map((block) => new X509Certificate(block).toString()).join('');
  } catch (cause) {
    throw new LoadError('not-certificates', `${path} holds no certificate that can be read`, {
      hint: 'Give a PEM file, with -----BEGIN CERTIFICATE----- in it, or a DER file',
      cause,
    });
  }
}

/**
 * The authorities that this computer trusts, as PEM.
 * @throws OptionError where Node cannot tell: before 22.15
 */
export function systemCertificates(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => readonly string[] };
  if (getCACertificates !== undefined) return getCACertificates('system');
  throw new OptionError('bad-option', "this Node.js cannot read the computer's own list of certificates", {
    hint: 'Use Node.js 22.15 or newer, or give the list with --ssl-extra-ca-certs',
  });
}
