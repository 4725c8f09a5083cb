import type { Target } from '../target.ts';

/** Postman's name for a pattern that fits everything. */
export const allUrls = '<all_urls>';

/** `scheme+scheme://host:port/path`, as Postman's lists of certificates and proxies write the URLs they are for. */
interface Pattern {
  readonly schemes: readonly string[];
  readonly host: string;
  readonly port: string | undefined;
  readonly path: RegExp;
}

const written =
  /^((?:https?|file|ftp|\*)(?:\+(?:https?|file|ftp))*):\/\/(\*|\*\.[^*/:]+|\[[\da-f:.]+\]|[^*/:]+)(?::(\*|\d+))?(\/.*)$/i;

const known = new Map<string, Pattern | undefined>();

/** Does a pattern fit a URL? A pattern that is none fits nothing. */
export function fitsUrl(pattern: string, target: Target): boolean {
  if (pattern === allUrls) return true;
  if (!known.has(pattern)) known.set(pattern, parse(pattern));
  const parsed = known.get(pattern);
  return parsed !== undefined && fits(parsed, target);
}

function fits({ schemes, host, port, path }: Pattern, target: Target): boolean {
  const scheme = target.protocol.slice(0, -1);
  return (
    (schemes.includes('*') || schemes.includes(scheme)) &&
    fitsHost(host, target.hostname.toLowerCase()) &&
    (port === '*' || Number(port ?? (scheme === 'https' ? 443 : 80)) === target.port) &&
    path.test(target.path.replace(/\?.*/s, ''))
  );
}

/** `*.example.com` is example.com too. */
function fitsHost(pattern: string, hostname: string): boolean {
  if (pattern === '*' || pattern === hostname) return true;
  return pattern.startsWith('*.') && (hostname === pattern.slice(2) || hostname.endsWith(pattern.slice(1)));
}

function parse(pattern: string): Pattern | undefined {
  const [, schemes, host, port, path] = written.exec(pattern) ?? [];
  if (schemes === undefined || host === undefined || path === undefined) return undefined;
  return {
    schemes: schemes.toLowerCase().split('+'),
    host: host.toLowerCase().replace(/^\[|\]$/g, ''),
    port,
    path: globOf(path),
  };
}

/** `*` stands for any characters, `?` for one. */
function globOf(path: string): RegExp {
  const escaped = path.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('?', '.').replaceAll('*', '.*')}$`, 's');
}
