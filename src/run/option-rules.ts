import { Scope } from '../model/scope.ts';
import type { OwnAgents } from '../send/route/agents.ts';
import { type ProxySettings, parseProxy } from '../send/route/proxies.ts';
import type { RunOptions } from './options.ts';

/** What an option may be. */
export interface Rule {
  readonly fits: (value: unknown) => boolean;
  /** `a whole number`: what a message says that the option is not. */
  readonly wanted: string;
  /** Default: to give what is wanted, or nothing. */
  readonly hint?: string;
  /** What was given may be quoted. */
  readonly isPublic?: boolean;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isWhole = (value: unknown, least: number): boolean => Number.isSafeInteger(value) && Number(value) >= least;
const isListOf = (value: unknown, fits: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(fits);
/** Has it a function of that name? So other copies of a library's class count too. */
const has = (value: unknown, name: string): boolean =>
  isObject(value) && isFunction((value as Readonly<Record<string, unknown>>)[name]);

const text: Rule = { wanted: 'a text', fits: isText };
const texts: Rule = { wanted: 'a list of texts', fits: (value) => isListOf(value, isText) };
const yesOrNo: Rule = { wanted: 'true or false', fits: (value) => typeof value === 'boolean', isPublic: true };
const callback: Rule = { wanted: 'a function', fits: isFunction };
const object: Rule = { wanted: 'an object', fits: (value) => isObject(value) && !Array.isArray(value) };

const delay: Rule = {
  wanted: 'a number of milliseconds, 0 or more',
  fits: (value) => typeof value === 'number' && value >= 0,
};
const limit: Rule = { ...delay, hint: 'Give milliseconds, or 0 for no limit' };

const variables: Rule = {
  wanted: 'a Scope or a list of variables',
  hint: 'Give { key, value } objects in a list, or the variables of what loadVariables gives',
  fits: (value) => value instanceof Scope || isListOf(value, isVariable),
};

function isVariable(value: unknown): boolean {
  return isObject(value) && 'key' in value && typeof value.key === 'string';
}

function isOrigins(value: unknown): boolean {
  return value instanceof Map && [...value].flat().every(isOrigin);
}

function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);
}

function isRows(value: unknown): boolean {
  return has(value, 'rows') && isWhole((value as { readonly count?: unknown }).count, 0);
}

function isCertificate(value: unknown): boolean {
  return isObject(value) && 'matches' in value && isListOf(value.matches, isText);
}

/** A rule for each option of a run; one without a rule does not compile. */
export const optionRules: Readonly<Record<keyof RunOptions, Rule>> = {
  environment: variables,
  globals: variables,
  collectionVariables: variables,
  environmentName: { wanted: 'a text', fits: (value) => typeof value === 'string' },
  globalsName: { wanted: 'a text', fits: (value) => typeof value === 'string' },
  data: {
    wanted: 'rows of data',
    hint: "Give what openRows(path) gives, or parseRows(list, 'the data')",
    fits: isRows,
  },
  folders: { ...texts, wanted: 'a list of names' },
  iterations: { wanted: 'a whole number, 1 or more', fits: (value) => isWhole(value, 1) },
  bail: {
    wanted: "true, false, 'errors' or 'newman'",
    fits: (value) => typeof value === 'boolean' || value === 'errors' || value === 'newman',
    isPublic: true,
  },
  signal: {
    wanted: 'an AbortSignal',
    hint: 'Give the signal of an AbortController',
    fits: (value) => value instanceof AbortSignal,
  },
  delay,
  timeout: limit,
  requestTimeout: limit,
  scriptTimeout: limit,
  strict: yesOrNo,
  sandbox: {
    wanted: "'context' or 'isolated'",
    hint: "Write 'isolated' for an isolate, 'context' for what runs without this option",
    fits: (value) => value === 'context' || value === 'isolated',
    isPublic: true,
  },
  sandboxMemory: { wanted: 'a whole number of megabytes, 8 or more', fits: (value) => isWhole(value, 8) },
  followRedirects: yesOrNo,
  maxResponseBytes: {
    wanted: 'a whole number of bytes',
    hint: 'Give whole bytes, or 0 for answers of any length',
    fits: (value) => isWhole(value, 0),
  },
  saveResponses: { ...text, wanted: 'the path of a folder' },
  insecure: yesOrNo,
  workingDirectory: { ...text, wanted: 'the path of a folder' },
  readOutside: yesOrNo,
  packageDirectory: { ...text, wanted: 'the path of a folder' },
  cookieStore: {
    wanted: 'a store of tough-cookie',
    hint: 'Give a MemoryCookieStore, or the store of a jar',
    fits: (value) => has(value, 'putCookie'),
  },
  cookieDomains: { ...texts, wanted: 'a list of domains' },
  vault: callback,
  allowVault: yesOrNo,
  origins: {
    wanted: 'a Map of http and https origins',
    hint: "Write new Map([['https://graph.facebook.com', 'http://127.0.0.1:4010']])",
    fits: isOrigins,
  },
  learnSecret: callback,
  reasonToSkip: callback,
  now: callback,
  random: callback,
  certificates: {
    wanted: 'a list of certificates',
    hint: 'Read them with loadCertificateList, or write { matches, cert, key } objects into a list',
    fits: (value) => isListOf(value, isCertificate),
  },
  trustedCertificates: { ...texts, wanted: 'a list of PEM texts' },
  keyLog: callback,
  proxy: { ...object, hint: "Write { all: 'http://host:port' }" },
  agents: { ...object, hint: 'Write { http, https } with agents of Node.js' },
  protocolVersion: {
    wanted: "'auto', 'http1' or 'http2'",
    fits: (value) => value === 'auto' || value === 'http1' || value === 'http2',
    isPublic: true,
  },
};

/** An empty text stands for no proxy. */
const proxyUrl: Rule = {
  wanted: 'the URL of a proxy',
  hint: 'Write http://host:port, https://…, socks4://… or socks5h://…, with name:password@ if it needs them',
  fits: (value) => value === '' || (typeof value === 'string' && parseProxy(value) !== undefined),
};

const proxyProtocols: readonly unknown[] = ['http', 'https', 'socks4', 'socks4a', 'socks5', 'socks5h'];

function isProxyServer(value: unknown): boolean {
  if (!isObject(value) || !('host' in value) || !('port' in value) || !('protocol' in value)) return false;
  const { host, port, protocol } = value;
  return typeof host === 'string' && isWhole(port, 0) && Number(port) < 65_536 && proxyProtocols.includes(protocol);
}

export const proxyRules: Readonly<Record<keyof ProxySettings, Rule>> = {
  list: {
    wanted: 'a list of proxies',
    hint: "Write objects as { protocol: 'http', host: 'proxy.example.com', port: 8080 } into a list",
    fits: (value) => isListOf(value, isProxyServer),
  },
  http: proxyUrl,
  https: proxyUrl,
  all: proxyUrl,
  none: { wanted: 'a text', hint: "Write 'example.com,.internal', or '*'", fits: (value) => typeof value === 'string' },
  off: yesOrNo,
};

const agent: Rule = { wanted: 'an agent of Node.js', fits: (value) => has(value, 'addRequest') };

export const agentRules: Readonly<Record<keyof OwnAgents, Rule>> = { http: agent, https: agent };
