declare module 'postman-url-encoder/parser/index.js' {
  /** The parts that only loading looks at, beside those declared in `resolve/`. */
  interface UrlParts {
    readonly raw: string;
    readonly auth: readonly string[] | undefined;
    readonly path: readonly string[] | undefined;
    readonly query: readonly string[] | undefined;
    readonly hash: string | undefined;
  }
}
