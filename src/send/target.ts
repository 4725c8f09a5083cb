/** Where a hop goes, in the parts that transports and headers need. Everything is as it goes on the wire. */
export interface Target {
  /** The whole URL, user and fragment included. */
  readonly url: string;
  readonly protocol: string;
  /** `user:password`, still encoded. */
  readonly userinfo: string | undefined;
  /** Without the brackets of an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  /** Host and port as the URL writes them; the Host header. */
  readonly host: string;
  /** Path and query. */
  readonly path: string;
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Splits an encoded absolute URL without changing it; nothing for what is not one. */
export function toTarget(url: string): Target | undefined {
  const parts = /^([a-z][a-z0-9+.-]*:)\/\/(?:([^/?#]*)@)?([^/?#@]+)([^?#]*)(\?[^#]*)?/is.exec(url);
  if (parts === null) return undefined;
  const [, scheme = '', userinfo, host = '', pathname = '', search = ''] = parts;
  const protocol = scheme.toLowerCase();
  const [, hostname = '', port] = /^(\[.*\]|[^:]*)(?::(\d*))?$/s.exec(host) ?? [];
  if (hostname === '') return undefined;
  return {
    url,
    protocol,
    userinfo: userinfo || undefined,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (defaultPorts[protocol] ?? 0)),
    host,
    path: `${pathname || '/'}${search}`,
  };
}

/** The target itself, or the same path at the origin that stands for its origin. */
export function redirectOrigin(target: Target, origins: ReadonlyMap<string, string>): Target {
  if (origins.size === 0) return target;
  for (const [from, to] of origins) {
    const source = toTarget(from);
    if (source !== undefined && originOf(source) === originOf(target)) {
      return toTarget(target.url.replace(/^[^:]*:\/\/[^/?#]*/, to.replace(/\/+$/, ''))) ?? target;
    }
  }
  return target;
}

/** `scheme://host:port`, the port always written. */
export function originOf({ protocol, hostname, port }: Target): string {
  return `${protocol}//${hostname.toLowerCase()}:${port}`;
}
