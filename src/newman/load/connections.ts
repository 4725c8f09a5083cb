import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadTrustedCertificates } from '../../load/certificates.ts';
import { toCertificate } from '../../load/collection/certificate.ts';
import { decodeText } from '../../load/source/decode.ts';
import { parseJson } from '../../load/text/json.ts';
import type { Certificate } from '../../model/connection.ts';
import type { OwnAgents } from '../../send/route/agents.ts';
import type { ConnectionSettings } from '../../send/route/routes.ts';
import type { Terminal } from '../terminal.ts';
import type { NewmanRunOptions } from '../types.ts';

/** Whom a run trusts, and through whom it sends. */
export type Connections = ConnectionSettings & { readonly insecure: boolean };

/** Certificates, agents and the proxies of the environment variables. */
export async function loadConnections(options: NewmanRunOptions, terminal: Terminal): Promise<Connections> {
  const { sslExtraCaCerts, requestAgents } = options;
  const cwd = resolve(options.workingDir ?? '.');
  const io = { cwd, readStandardInput: () => Promise.reject(new Error('there is no standard input')) };
  // newman goes on without what it cannot read here.
  const trusted = sslExtraCaCerts
    ? await loadTrustedCertificates(sslExtraCaCerts, io).catch(() => undefined)
    : undefined;
  return {
    certificates: [...(await loadList(options.sslClientCertList)), ...fallback(options)],
    trustedCertificates: trusted === undefined ? undefined : [trusted],
    agents: typeof requestAgents === 'object' ? (requestAgents as OwnAgents) : undefined,
    proxy: terminal.proxy,
    insecure: Boolean(options.insecure) || terminal.acceptsAnyCertificate,
  };
}

async function loadList(given: NewmanRunOptions['sslClientCertList']): Promise<readonly Certificate[]> {
  if (!given) return [];
  const list = Array.isArray(given) ? given : await readList(given);
  return list.flatMap((entry) => toCertificate(entry) ?? []);
}

async function readList(path: unknown): Promise<readonly unknown[]> {
  if (typeof path !== 'string') throw new Error('path for ssl client certificates list file must be a string');
  const bytes = await readFile(path).catch((cause) => {
    throw new Error(`unable to read the ssl client certificates file "${path}"`, { cause });
  });
  const list = parse(decodeText(bytes), path);
  if (!Array.isArray(list)) throw new Error('expected ssl client certificates list to be an array.');
  return list;
}

function parse(text: string, path: string): unknown {
  try {
    return parseJson(text.trim(), path);
  } catch (cause) {
    throw new Error(`the file at ${path} does not contain valid JSON data.`, { cause });
  }
}

/** The certificate of the options comes last: for every URL that the list has none for. */
function fallback({ sslClientCert, sslClientKey, sslClientPassphrase }: NewmanRunOptions): readonly Certificate[] {
  if (!sslClientCert) return [];
  const key = sslClientKey ? { src: sslClientKey } : undefined;
  const cert = { src: sslClientCert };
  return [{ name: 'client-cert', matches: ['<all_urls>'], key, cert, passphrase: sslClientPassphrase }];
}
