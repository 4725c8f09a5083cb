declare module 'postman-url-encoder' {
  /** What Node's `url.parse` gives, encoded by Postman's rules. */
  export interface NodeUrl {
    readonly protocol: string;
    readonly auth: string | null;
    readonly host: string;
    readonly hostname: string;
    readonly port: string | null;
    readonly pathname: string;
    readonly search: string | null;
    readonly hash: string | null;
    readonly href: string;
  }
  export function toNodeUrl(url: string, disableEncoding?: boolean): NodeUrl;
  /** The absolute URL of a relative one. */
  export function resolveNodeUrl(base: NodeUrl, relative: string): string;
}

declare module 'postman-url-encoder/parser/index.js' {
  /** A URL in parts, `{{tokens}}` left whole wherever they stand. */
  export interface UrlParts {
    readonly raw: string;
    readonly protocol: string | undefined;
    readonly auth: readonly string[] | undefined;
    readonly host: readonly string[] | undefined;
    readonly port: string | undefined;
    readonly path: readonly string[] | undefined;
    readonly query: readonly string[] | undefined;
    readonly hash: string | undefined;
  }
  export function parse(url: string): UrlParts;
}
