/**
 * What a user can set for `postino run`, under the names that newman's library and its rc files use too; every other form
 * is derived from the table.
 */
export interface RunSettings {
  readonly environment?: string | undefined;
  readonly globals?: string | undefined;
  readonly envVar?: readonly string[] | undefined;
  readonly globalVar?: readonly string[] | undefined;
  readonly currentValues?: string | undefined;
  readonly saveCurrent?: boolean | undefined;
  readonly exportEnvironment?: string | undefined;
  readonly exportGlobals?: string | undefined;
  readonly exportCollection?: string | undefined;
  readonly cookieJar?: string | undefined;
  readonly exportCookieJar?: string | undefined;
  readonly cookieDomain?: readonly string[] | undefined;
  readonly postmanApiKey?: string | undefined;
  readonly folder?: readonly string[] | undefined;
  readonly iterationCount?: number | undefined;
  readonly iterationData?: string | undefined;
  readonly bail?: boolean | readonly string[] | undefined;
  readonly delayRequest?: number | undefined;
  readonly timeout?: number | undefined;
  readonly timeoutRequest?: number | undefined;
  readonly timeoutScript?: number | undefined;
  readonly strict?: boolean | undefined;
  readonly allowVault?: boolean | undefined;
  readonly sandbox?: 'context' | 'isolated' | undefined;
  readonly sandboxMemory?: number | undefined;
  readonly ignoreRedirects?: boolean | undefined;
  readonly maxResponseSize?: number | undefined;
  readonly saveResponses?: string | undefined;
  readonly insecure?: boolean | undefined;
  readonly sslClientCertList?: string | undefined;
  readonly sslClientCert?: string | undefined;
  readonly sslClientKey?: string | undefined;
  readonly sslClientPassphrase?: string | undefined;
  readonly sslExtraCaCerts?: string | undefined;
  readonly sslSystemCaCerts?: boolean | undefined;
  readonly sslKeyLog?: string | undefined;
  readonly proxy?: string | undefined;
  readonly noProxy?: boolean | undefined;
  readonly httpVersion?: 'auto' | 'http1' | 'http2' | undefined;
  readonly mapOrigin?: readonly string[] | undefined;
  readonly workingDir?: string | undefined;
  readonly insecureFileRead?: boolean | undefined;
  readonly packageDir?: string | undefined;
  readonly allowDangerous?: boolean | undefined;
  readonly reporters?: readonly string[] | undefined;
  readonly color?: 'auto' | 'on' | 'off' | undefined;
  readonly disableUnicode?: boolean | undefined;
  readonly silent?: boolean | undefined;
  readonly verbose?: boolean | undefined;
  readonly suppressExitCode?: boolean | undefined;
  /** False: none is read. */
  readonly config?: string | boolean | undefined;
}
