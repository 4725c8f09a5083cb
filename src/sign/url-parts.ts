/** The parts of a request's URL that signatures are made of, all as they go on the wire. */
export interface UrlParts {
  /** `http` or `https`, in small letters. */
  readonly scheme: string;
  /** Host and port as the URL writes them. */
  readonly host: string;
  readonly hostname: string;
  /** As the URL writes it, else the scheme's. */
  readonly port: string;
  readonly pathname: string;
  /** Without its question mark; undefined where there is none. */
  readonly query: string | undefined;
  /** Path and query. */
  readonly path: string;
}

export function urlParts(url: string): UrlParts {
  const [, protocol = 'http', host = '', pathname = '', search] =
    /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/?#]*)([^?#]*)(\?[^#]*)?/is.exec(url) ?? [];
  const scheme = protocol.toLowerCase();
  const [, hostname = '', port] = /^(\[.*\]|[^:]*)(?::(\d*))?$/s.exec(host) ?? [];
  return {
    scheme,
    host,
    hostname,
    port: port || (scheme === 'https' ? '443' : '80'),
    pathname: pathname || '/',
    query: search?.slice(1),
    path: `${pathname || '/'}${search ?? ''}`,
  };
}

/** `scheme://host:port`. */
export function originOf(url: string): string {
  const { scheme, hostname, port } = urlParts(url);
  return `${scheme}://${hostname.toLowerCase()}:${port}`;
}
