/** A request, folder or scripted request in short form; `prerequest` and `test` are script sources. */
export interface ItemSource {
  readonly name?: string | undefined;
  readonly request?: unknown;
  readonly item?: readonly ItemSource[];
  readonly prerequest?: string;
  readonly test?: string;
  readonly [other: string]: unknown;
}

/**
 * One rule of Postman's and the smallest run that shows it. In every text `http://server.test` and
 * `http://localhost.test` stand for two names of the recording server, and `<port>` for its port; `secure.test`
 * and `vault.test` for two names of its TLS side, and `proxy.test` for a proxy beside it.
 */
export interface Rule extends ItemSource {
  readonly rule: string;
  /** Several items instead of the rule's own `request`. */
  readonly items?: readonly ItemSource[];
  /** What the collection itself holds: variables, scripts (`prerequest`, `test`), auth, behaviour. */
  readonly collection?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, unknown>> | readonly unknown[];
  readonly globals?: Readonly<Record<string, unknown>> | readonly unknown[];
  /** Iteration data: objects for a JSON file, text for a CSV file. */
  readonly rows?: readonly unknown[] | string;
  /** Files in the working directory, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Puts the tests' certificates into the working directory. */
  readonly hasCertificates?: boolean;
  readonly options?: RuleOptions;
  /** Rewrites what is random by nature, on both sides. */
  readonly blur?: (text: string) => string;
  /** Both sides pass: where a server checks what it gets, two equal failures would show nothing. */
  readonly passes?: true;
  /** Where Postino does it differently, and why that is so: an entry of docs/differences.md. */
  readonly differs?: Difference;
}

export interface RuleOptions {
  readonly folder?: readonly string[];
  readonly iterationCount?: number;
  readonly bail?: boolean;
  readonly timeoutRequest?: number;
  readonly timeoutScript?: number;
  readonly ignoreRedirects?: boolean;
  readonly envVar?: readonly string[];
  readonly globalVar?: readonly string[];
  readonly insecureFileRead?: boolean;
  readonly insecure?: boolean;
  readonly sslClientCertList?: string;
  readonly sslClientCert?: string;
  readonly sslClientKey?: string;
  readonly sslClientPassphrase?: string;
  readonly sslExtraCaCerts?: string;
  /** Of the process that runs it: the proxies. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A listed difference: what each side does, both asserted. Parts of the outcome not named here must still be equal. */
export interface Difference {
  readonly id: string;
  readonly newman: Readonly<Record<string, unknown>>;
  readonly postino: Readonly<Record<string, unknown>>;
}

/** The rule's files as JSON texts and data text, with the names of the server still in them. */
export interface RuleFiles {
  readonly collection: string;
  readonly environment: string | undefined;
  readonly globals: string | undefined;
  readonly rows: { readonly extension: 'csv' | 'json'; readonly text: string } | undefined;
}

export function writeRule(rule: Rule): RuleFiles {
  const { request, protocolProfileBehavior } = rule;
  const items = rule.items ?? [{ name: 'request', request, protocolProfileBehavior, ...scriptsOf(rule) }];
  const { prerequest, test, ...rest } = rule.collection ?? {};
  const collection = {
    info: { name: 'Rule', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    ...rest,
    event: eventsOf({ ...pick('prerequest', prerequest), ...pick('test', test) }),
    item: items.map(writeItem),
  };
  return {
    collection: JSON.stringify(collection),
    environment: writeScope('Rule environment', rule.environment),
    globals: writeScope('Rule globals', rule.globals),
    rows: writeRows(rule.rows),
  };
}

function writeItem(source: ItemSource, index: number): unknown {
  const { prerequest, test, item, ...rest } = source;
  const events = eventsOf(scriptsOf(source));
  return {
    name: `item ${index + 1}`,
    ...rest,
    ...(events.length === 0 ? {} : { event: events }),
    ...(item === undefined ? {} : { item: item.map(writeItem) }),
  };
}

function scriptsOf({ prerequest, test }: ItemSource): { prerequest?: string; test?: string } {
  return { ...pick('prerequest', prerequest), ...pick('test', test) };
}

function pick(name: string, value: unknown): Record<string, string> {
  return typeof value === 'string' ? { [name]: value } : {};
}

function eventsOf(scripts: { prerequest?: string; test?: string }): unknown[] {
  return Object.entries(scripts).map(([listen, source]) => ({
    listen,
    script: { type: 'text/javascript', exec: source.split('\n') },
  }));
}

function writeScope(name: string, values: Rule['environment']): string | undefined {
  if (values === undefined) return undefined;
  const list = Array.isArray(values) ? values : Object.entries(values).map(([key, value]) => ({ key, value }));
  return JSON.stringify({ name, values: list });
}

function writeRows(rows: Rule['rows']): RuleFiles['rows'] {
  if (rows === undefined) return undefined;
  if (typeof rows === 'string') return { extension: 'csv', text: rows };
  return { extension: 'json', text: JSON.stringify(rows) };
}

/** A request that shows a text on the wire as it was resolved, free of URL encoding. */
export function sending(text: string): object {
  return { method: 'POST', url: 'http://server.test/text', body: { mode: 'raw', raw: text } };
}
