declare module 'postman-url-encoder' {
  /** The absolute URL of a relative one. */
  export function resolveNodeUrl(base: NodeUrl, relative: string): string;
}
