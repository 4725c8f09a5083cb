import { constants } from 'node:crypto';
import type { RequestOptions } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ProtocolProfileBehavior } from '../model/request.ts';
import type { Target } from './target.ts';

/** How connections are made. */
export interface ConnectOptions {
  /** Take TLS certificates that cannot be verified. */
  readonly insecure: boolean;
}

/** Where and how to connect, for node:http and node:https. */
export function connectOptions(
  target: Target,
  behavior: ProtocolProfileBehavior,
  { insecure }: ConnectOptions,
): RequestOptions {
  const host = isLocalhost(target.hostname) ? localhost : {};
  const tls = target.protocol === 'https:' ? tlsOptions(behavior, insecure) : {};
  return { protocol: target.protocol, host: target.hostname, port: target.port, ...host, ...tls };
}

/** RFC 6761, 6.3: all names under localhost are this machine. */
function isLocalhost(hostname: string): boolean {
  return /(^|\.)localhost$/i.test(hostname);
}

const lookUpLocalhost: LookupFunction = (_hostname, { all }, done) => {
  const addresses = [
    { address: '::1', family: 6 },
    { address: '127.0.0.1', family: 4 },
  ];
  if (all) done(null, addresses);
  else done(null, '127.0.0.1', 4);
};

/** As browsers and Postman do: IPv6 first, and half a second later IPv4. */
const localhost = {
  host: 'localhost',
  lookup: lookUpLocalhost,
  autoSelectFamily: true,
  autoSelectFamilyAttemptTimeout: 500,
};

function tlsOptions(behavior: ProtocolProfileBehavior, insecure: boolean): RequestOptions {
  const { strictSSL, tlsDisabledProtocols, tlsCipherSelection, tlsPreferServerCiphers } = behavior;
  return {
    rejectUnauthorized: typeof strictSSL === 'boolean' ? strictSSL : !insecure,
    ...(Array.isArray(tlsCipherSelection) && { ciphers: tlsCipherSelection.join(':') }),
    ...(tlsPreferServerCiphers === true && { honorCipherOrder: true }),
    ...(Array.isArray(tlsDisabledProtocols) && { secureOptions: withoutProtocols(tlsDisabledProtocols) }),
  };
}

/** OpenSSL's flags for Postman's names (`TLSv1_1` …); unknown names switch nothing off. */
function withoutProtocols(names: readonly unknown[]): number {
  const flags: Readonly<Record<string, unknown>> = { ...constants };
  return names.reduce<number>((sum, name) => sum | Number(flags[`SSL_OP_NO_${name}`] ?? 0), 0);
}
