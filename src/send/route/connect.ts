import { isIP, type LookupFunction } from 'node:net';

/** What node needs to know to reach a host. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly lookup?: LookupFunction;
  readonly autoSelectFamily?: boolean;
  readonly autoSelectFamilyAttemptTimeout?: number;
}

/** Where to connect, for node:net and all that is built on it. */
export function addressOf({ hostname, port }: { readonly hostname: string; readonly port: number }): Address {
  return isLocalhost(hostname) ? { ...localhost, port } : { host: hostname, port };
}

/** The name to ask a server's certificate for. RFC 6066 allows no addresses. */
export function servernameOf(hostname: string): string {
  return isIP(hostname) === 0 ? hostname : '';
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
