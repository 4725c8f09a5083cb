import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OptionError } from '../../errors.ts';
import type { LoadIo } from '../../load/source/source.ts';
import type { Certificate } from '../../model/connection.ts';
import type { KeyLog } from '../../save/key-log.ts';
import { type ProxySettings, parseProxy } from '../../send/route/proxies.ts';
import type { ConnectionSettings } from '../../send/route/routes.ts';
import type { RunSettings } from '../options/settings.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What the settings and the process environment say about certificates, proxies and HTTP versions. A key log is open. */
export async function readConnections(
  settings: RunSettings,
  io: LoadIo,
  { env }: Pick<Terminal, 'env'>,
): Promise<ConnectionSettings & { readonly keyLog?: KeyLog }> {
  const certificates = await readCertificates(settings, io);
  const trustedCertificates = await readTrusted(settings, io);
  return {
    ...(certificates.length > 0 && { certificates }),
    ...(trustedCertificates.length > 0 && { trustedCertificates }),
    ...(settings.sslKeyLog !== undefined && { keyLog: await openKeyLog(settings.sslKeyLog, io.cwd) }),
    ...(settings.httpVersion !== undefined && { protocolVersion: settings.httpVersion }),
    proxy: proxySettings(settings, env),
  };
}

/** The list, and behind it the one certificate for all that is not in it. */
async function readCertificates(settings: RunSettings, io: LoadIo): Promise<readonly Certificate[]> {
  const { sslClientCertList, sslClientCert, sslClientKey, sslClientPassphrase } = settings;
  const list = sslClientCertList === undefined ? [] : await (await load()).loadCertificateList(sslClientCertList, io);
  if (sslClientCert === undefined) {
    const [flag] = Object.entries({ '--ssl-client-key': sslClientKey, '--ssl-client-passphrase': sslClientPassphrase })
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name);
    if (flag === undefined) return list;
    throw new OptionError('missing-option', `${flag} belongs to a certificate, and none is given`, {
      hint: 'Name the certificate with --ssl-client-cert',
    });
  }
  for (const path of [sslClientCert, sslClientKey]) if (path !== undefined) await mustBeReadable(path, io);
  const single: Certificate = {
    matches: ['<all_urls>'],
    cert: { src: sslClientCert },
    key: sslClientKey === undefined ? undefined : { src: sslClientKey },
    passphrase: sslClientPassphrase,
  };
  return [...list, single];
}

async function readTrusted({ sslExtraCaCerts, sslSystemCaCerts }: RunSettings, io: LoadIo): Promise<readonly string[]> {
  if (sslExtraCaCerts === undefined && !sslSystemCaCerts) return [];
  const { loadTrustedCertificates, systemCertificates } = await load();
  const extra = sslExtraCaCerts === undefined ? [] : [await loadTrustedCertificates(sslExtraCaCerts, io)];
  return sslSystemCaCerts ? [...extra, ...systemCertificates()] : extra;
}

async function mustBeReadable(path: string, { cwd }: LoadIo): Promise<void> {
  try {
    await access(resolve(cwd, path), constants.R_OK);
  } catch (cause) {
    const { unreadable } = await import('../../load/source/file.ts');
    throw await unreadable(path, cwd, 'client certificate', cause);
  }
}

/** Node's own switch for all of a process: it prints a warning about it by itself. */
export function acceptsAnyCertificate({ env }: Pick<Terminal, 'env'>): boolean {
  return env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
}

async function openKeyLog(path: string, cwd: string): Promise<KeyLog> {
  return (await import('../../save/key-log.ts')).openKeyLog(path, cwd);
}

function load() {
  return import('../../load/certificates.ts');
}

/** The flags before the variables that curl and newman know. */
function proxySettings({ proxy, noProxy }: RunSettings, env: Terminal['env']): ProxySettings | undefined {
  if (noProxy) return { off: true };
  const none = pick(env, 'no_proxy');
  if (proxy !== undefined) return { all: checked('--proxy', proxy), none: none?.value };
  const [http, https, all] = ['http_proxy', 'https_proxy', 'all_proxy'].map((name) => pick(env, name));
  if (http === undefined && https === undefined && all === undefined) return undefined;
  const url = (given: typeof http) => given && checked(given.name, given.value);
  return { http: url(http), https: url(https), all: url(all), none: none?.value };
}

/** A variable in capitals or in small letters; an empty one counts as none. newman prefers capitals. */
function pick(env: Terminal['env'], name: string): { readonly name: string; readonly value: string } | undefined {
  for (const spelling of [name.toUpperCase(), name]) {
    const value = env[spelling];
    if (value) return { name: spelling, value };
  }
  return undefined;
}

/** Never shown: there may be a password in it. */
function checked(source: string, url: string): string {
  if (parseProxy(url) !== undefined) return url;
  throw new OptionError('bad-option', `${source} is not the URL of a proxy`, {
    hint: 'Write http://host:port, https://…, socks4://… or socks5h://…, with name:password@ if it needs them',
  });
}
