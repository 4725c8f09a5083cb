import type { ProxyProtocol, ProxyServer } from '../../model/connection.ts';
import type { Target } from '../target.ts';
import { fitsUrl } from './url-pattern.ts';

/** Which requests go through which proxy. URLs are `http://user:password@host:port`, also https, socks4(a), socks5(h). */
export interface ProxySettings {
  /** The first that fits is taken, before all others. */
  readonly list?: readonly ProxyServer[] | undefined;
  /** For http, https and all other URLs; https falls back to `http` as in newman, and both to `all`. */
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  readonly all?: string | undefined;
  /** Hosts that `http`, `https` and `all` are not for: `example.com,.internal:8080`, or `*` for every host. */
  readonly none?: string | undefined;
  /** Use no proxy, not even one that a request names itself. */
  readonly off?: boolean | undefined;
}

/** The proxy for a URL: of the run's list, else the request's own, else by the kind of URL. */
export function proxyFor(
  target: Target,
  own: ProxyServer | undefined,
  settings: ProxySettings,
): ProxyServer | undefined {
  if (settings.off) return undefined;
  const listed = settings.list?.find((proxy) => isFor(proxy, target));
  if (listed !== undefined) return listed;
  if (own !== undefined && isFor(own, target)) return own;
  const { http, https, all, none } = settings;
  const url = target.protocol === 'https:' ? https || http || all : http || all;
  return url && !isExempt(target, none ?? '') ? parseProxy(url) : undefined;
}

function isFor({ host, disabled, match, bypass }: ProxyServer, target: Target): boolean {
  if (disabled || host === '') return false;
  if (bypass?.some((pattern) => fitsUrl(pattern, target))) return false;
  return match === undefined || fitsUrl(match, target);
}

/** `example.com` stands for its subdomains too, with a port for that port only. */
function isExempt({ hostname, port }: Target, list: string): boolean {
  if (list.trim() === '*') return true;
  const dotted = `.${hostname.toLowerCase()}`;
  return list.split(/[\s,]+/).some((entry) => {
    const [, host = '', only] = /^(\[.*\]|[^:]*(?::[^:]*:.*)?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    const name = host.replace(/^\*?\.*/, '').replace(/^\[|\]$/g, '');
    return name !== '' && dotted.endsWith(`.${name}`) && (only === undefined || Number(only) === port);
  });
}

const known = new Map<string, ProxyServer | undefined>();

/** A proxy from its URL; without a scheme it is an http proxy. Nothing for what is no such URL. */
export function parseProxy(url: string): ProxyServer | undefined {
  if (!known.has(url)) known.set(url, parse(/^[a-z\d+.-]+:\/\//i.test(url) ? url : `http://${url}`));
  return known.get(url);
}

const defaultPorts: Readonly<Record<string, number>> = {
  ...{ http: 80, https: 443 },
  ...{ socks: 1080, socks4: 1080, socks4a: 1080, socks5: 1080, socks5h: 1080 },
};

function parse(text: string): ProxyServer | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password } = new URL(text);
  const scheme = protocol.slice(0, -1);
  const defaultPort = defaultPorts[scheme];
  if (defaultPort === undefined || hostname === '') return undefined;
  return {
    protocol: scheme === 'socks' ? 'socks5h' : (scheme as ProxyProtocol),
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || defaultPort,
    ...(username !== '' && { username: decode(username) }),
    ...(password !== '' && { password: decode(password) }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How a proxy is named to people: without its credentials. */
export function nameOf({ protocol, host, port }: ProxyServer): string {
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The value of Proxy-Authorization, if the proxy wants one. */
export function authorizationOf({ username, password }: ProxyServer): string | undefined {
  if (username === undefined) return undefined;
  return `Basic ${Buffer.from(`${username}:${password ?? ''}`, 'utf8').toString('base64')}`;
}

/** Does the proxy pass bytes on, and not requests? https always needs that, and so does all that is not an http proxy. */
export function tunnels({ protocol, tunnel }: ProxyServer, target: Target): boolean {
  return target.protocol === 'https:' || tunnel === true || protocol.startsWith('socks');
}
