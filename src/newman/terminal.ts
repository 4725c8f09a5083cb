import type { ProxySettings } from '../send/route/proxies.ts';

/** Where the library and its reporters write; newman's do so by themselves. */
export interface Terminal {
  /** The proxies that the environment variables name. */
  readonly proxy: ProxySettings | undefined;
  /** Node's own switch for all of a process. */
  readonly acceptsAnyCertificate: boolean;
  readonly write: (text: string) => void;
  readonly warn: (...lines: readonly unknown[]) => void;
  readonly isTty: boolean;
  /** Undefined where nobody can say, and under `CI`. */
  readonly columns: number | undefined;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, env } = process;
  return {
    proxy: proxyOf(env),
    acceptsAnyCertificate: env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0',
    write: (text) => stdout.write(text),
    warn: (...lines) => {
      for (const line of lines) console.warn(line);
    },
    isTty: stdout.isTTY === true,
    columns: env['CI'] || !stdout.isTTY ? undefined : stdout.columns,
  };
}

/** newman prefers capitals; an empty variable counts as none. */
function proxyOf(env: Readonly<Record<string, string | undefined>>): ProxySettings | undefined {
  const read = (name: string): string | undefined => env[name.toUpperCase()] || env[name] || undefined;
  const [http, https, none] = [read('http_proxy'), read('https_proxy'), read('no_proxy')];
  return http === undefined && https === undefined ? undefined : { http, https, none };
}
