/** Where the bytes of a certificate or a key come from: a file, or the text of the file itself. */
export type CertificateSource = { readonly src: string } | { readonly value: string };

/**
 * A client certificate and the URLs it is shown to, as newman's certificate lists and Postman's collections hold it.
 * PEM is `cert` and `key`, PKCS #12 is `pfx`.
 */
export interface Certificate {
  readonly name?: string | undefined;
  /** Postman's match patterns: `https://*.example.com:*\/*`, `<all_urls>`. */
  readonly matches: readonly string[];
  readonly cert?: CertificateSource | undefined;
  readonly key?: CertificateSource | undefined;
  readonly pfx?: CertificateSource | undefined;
  readonly passphrase?: string | undefined;
}

export type ProxyProtocol = 'http' | 'https' | 'socks4' | 'socks4a' | 'socks5' | 'socks5h';

/** A proxy. `tunnel` asks it for a connection even where it could pass on the request itself. */
export interface ProxyServer {
  readonly protocol: ProxyProtocol;
  readonly host: string;
  readonly port: number;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly tunnel?: boolean | undefined;
  /** Postman's match pattern of the URLs it is for. Default: all of them. */
  readonly match?: string | undefined;
  /** Match patterns of URLs that it is not for. */
  readonly bypass?: readonly string[] | undefined;
  readonly disabled?: boolean | undefined;
}

/** Which HTTP a run speaks to https URLs: `auto` takes what the server likes best. */
export type ProtocolVersion = 'auto' | 'http1' | 'http2';

/**
 * How long each phase of one hop took, in milliseconds, with Postman's names. What a kept connection does not need
 * (dns, tcp, secureHandshake) is 0, and so is what a failed request did not come to.
 */
export interface Timings {
  /** From the start of the request, or from the end of the hop before, to the start of this hop. */
  readonly prepare: number;
  /** For a connection to be there or to be begun. */
  readonly wait: number;
  readonly dns: number;
  /** With the way through a proxy. */
  readonly tcp: number;
  readonly secureHandshake: number;
  /** From the connection to the first byte of the answer. */
  readonly firstByte: number;
  readonly download: number;
  /** Decoding the body and keeping cookies. */
  readonly process: number;
  readonly total: number;
}

/** The connection that a hop used. */
export interface Connection {
  /** It was there from an earlier request. */
  readonly reused: boolean;
  readonly remoteAddress: string | undefined;
  readonly remotePort: number | undefined;
  /** `TLSv1.3`; absent without TLS. */
  readonly tlsProtocol?: string | undefined;
  readonly cipher?: string | undefined;
  /** `http://proxy.example.com:8080`, without credentials. */
  readonly proxy?: string | undefined;
}
