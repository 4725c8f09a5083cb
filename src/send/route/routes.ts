import type { Agent as HttpAgent } from 'node:http';
import type { RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Certificate, ProtocolVersion, ProxyServer } from '../../model/connection.ts';
import { Deadline } from '../../model/deadline.ts';
import type { Header } from '../../model/request.ts';
import type { FileAccess } from '../body/files.ts';
import { headerValue, withoutHeader } from '../headers.ts';
import { interruption } from '../interruption.ts';
import type { Trace } from '../trace.ts';
import type { Hop } from '../transport.ts';
import { Agents, type Open, type OwnAgents } from './agents.ts';
import { ClientCertificates } from './certificates.ts';
import { addressOf, servernameOf } from './connect.ts';
import { authorizationOf, nameOf, type ProxySettings, proxyFor, tunnels } from './proxies.ts';
import { Securities, type Security, type TlsOptions, type TrustSettings } from './secure.ts';

/** What a run may say about its connections. */
export interface ConnectionSettings extends TrustSettings {
  /** Client certificates. The first that fits the URL of a request is shown, also after redirects. */
  readonly certificates?: readonly Certificate[] | undefined;
  readonly proxy?: ProxySettings | undefined;
  /** Node's agents to be used as they are, for all that goes through no tunnel. */
  readonly agents?: OwnAgents | undefined;
  /** For https URLs. Default: `http1`, as in Postman's runs. */
  readonly protocolVersion?: ProtocolVersion | undefined;
}

/** All that making connections needs to know. */
export interface ConnectionOptions extends ConnectionSettings, TlsOptions {
  /** Milliseconds to wait for a connection; 0 waits for ever. */
  readonly requestTimeout: number;
  readonly userAgent: string;
  /** Where the files of certificates are. */
  readonly files: FileAccess;
}

/** How one hop gets to its server: node's request options, and what the proxy on the way wants to have changed. */
export interface Route {
  readonly agent: HttpAgent;
  readonly options: RequestOptions & { readonly open?: Open };
  readonly path: string;
  readonly headers: readonly Header[];
  /** Another HTTP than 1 may be spoken over connections of this kind, which `connect` makes. */
  readonly newer?: Newer | undefined;
}

export interface Newer {
  readonly kind: string;
  readonly isForced: boolean;
  readonly security: Security;
  /** The name to ask the server's certificate for; empty for an address. */
  readonly servername: string;
  readonly keyLog: TlsOptions['keyLog'];
  /** The way through a proxy, if there is one. */
  readonly open: (() => Promise<Socket>) | undefined;
}

/** Finds the way of each hop: certificate, proxy and agent. */
export class Routes {
  readonly #options: ConnectionOptions;
  readonly #agents: Agents;
  /** Of those who want a connection to themselves. */
  readonly #own = new Map<object, Agents>();
  readonly #securities: Securities;
  readonly #certificates: ClientCertificates;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#agents = new Agents({}, options.keyLog);
    this.#securities = new Securities(options);
    this.#certificates = new ClientCertificates(options.certificates ?? [], options.files);
  }

  /** At once for http without a proxy: nothing has to be read for that. */
  find(hop: Hop, signal: AbortSignal, trace: Trace): Route | Promise<Route> {
    const proxy = this.#proxyFor(hop);
    if (hop.target.protocol === 'http:')
      return proxy === undefined ? this.#direct(hop) : this.#via(proxy, hop, signal, trace);
    return this.#secure(proxy, hop, signal, trace);
  }

  close(): void {
    for (const agents of [this.#agents, ...this.#own.values()]) agents.close();
  }

  #agentsFor({ connection }: Hop): Agents {
    if (connection === undefined) return this.#agents;
    const agents = this.#own.get(connection) ?? new Agents({ maxSockets: 1 }, this.#options.keyLog);
    this.#own.set(connection, agents);
    return agents;
  }

  #proxyFor({ target, proxy }: Hop): ProxyServer | undefined {
    const settings = this.#options.proxy;
    return settings === undefined && proxy === undefined ? undefined : proxyFor(target, proxy, settings ?? {});
  }

  #direct(hop: Hop): Route {
    const { target, headers } = hop;
    const agent = this.#options.agents?.http ?? this.#agentsFor(hop).http;
    return { agent, options: { protocol: 'http:', ...addressOf(target) }, path: target.path, headers };
  }

  /** http by an absolute URL if the proxy may see it, else through a tunnel. */
  #via(proxy: ProxyServer, hop: Hop, signal: AbortSignal, trace: Trace): Route {
    const { target } = hop;
    trace.proxy = nameOf(proxy);
    if (tunnels(proxy, target)) {
      const { open, headers, kind } = this.#tunnel(proxy, hop, signal, trace);
      const agent = this.#agentsFor(hop).find(false, kind);
      return { agent, options: { protocol: 'http:', ...addressOf(target), open }, path: target.path, headers };
    }
    const isSecure = proxy.protocol === 'https';
    const authorization = authorizationOf(proxy);
    const own = headerValue(hop.headers, 'proxy-authorization');
    return {
      agent:
        (isSecure ? this.#options.agents?.https : this.#options.agents?.http) ??
        this.#agentsFor(hop).find(isSecure, ''),
      options: {
        protocol: isSecure ? 'https:' : 'http:',
        ...addressOf({ hostname: proxy.host, port: proxy.port }),
        ...(isSecure && { ...this.#securities.find({}).options, servername: servernameOf(proxy.host) }),
      },
      path: `http://${target.host}${target.path}`,
      headers:
        authorization === undefined || own !== undefined ? hop.headers : withAuthorization(hop.headers, authorization),
    };
  }

  async #secure(proxy: ProxyServer | undefined, hop: Hop, signal: AbortSignal, trace: Trace): Promise<Route> {
    const { target, behavior } = hop;
    const { certificate, warnings } = await this.#certificates.find(target, hop.certificate);
    trace.warnings = warnings;
    const security = this.#securities.find(behavior, certificate);
    const servername = servernameOf(nameOfHost(hop));
    const options = { protocol: 'https:', ...addressOf(target), ...security.options, servername };
    const tunnel = proxy && this.#tunnel(proxy, hop, signal, trace);
    if (proxy !== undefined) trace.proxy = nameOf(proxy);
    const kind = `${tunnel?.kind ?? ''}${security.id}`;
    const headers = tunnel?.headers ?? hop.headers;
    const agent =
      (tunnel === undefined ? this.#options.agents?.https : undefined) ?? this.#agentsFor(hop).find(true, kind);
    const newer = this.#newer(behavior['protocolVersion'], { kind, security, servername, open: tunnel?.open });
    const open = tunnel && secured(tunnel.open, target.hostname, security);
    return { agent, options: { ...options, ...(open && { open }) }, path: target.path, headers, newer };
  }

  #newer(asked: unknown, way: Omit<Newer, 'isForced' | 'keyLog'>): Newer | undefined {
    const version = asked === 'auto' || asked === 'http1' || asked === 'http2' ? asked : this.#options.protocolVersion;
    if (version !== 'auto' && version !== 'http2') return undefined;
    return { ...way, isForced: version === 'http2', keyLog: this.#options.keyLog };
  }

  /** Only the proxy gets to see what it is told to let us through. */
  #tunnel(proxy: ProxyServer, { target, headers }: Hop, signal: AbortSignal, trace: Trace) {
    const { requestTimeout, userAgent } = this.#options;
    const authorization = authorizationOf(proxy) ?? headerValue(headers, 'proxy-authorization');
    const open = async (): Promise<Socket> => {
      const { openTunnel } = await import('./tunnel.ts');
      const security = this.#securities.find({});
      const deadline = new Deadline(requestTimeout, signal);
      try {
        return await openTunnel(target, { proxy, authorization, userAgent, security, signal: deadline.signal, trace });
      } catch (error) {
        throw signal.aborted ? interruption(signal) : error;
      } finally {
        deadline.clear();
      }
    };
    const kind = `${nameOf(proxy)} ${authorization ?? ''} `;
    return { open, kind, headers: withoutHeader(headers, 'proxy-authorization') };
  }
}

/** A server that is asked by another name has a certificate for that name, as in Postman. */
function nameOfHost({ target, headers }: Hop): string {
  const host = headerValue(headers, 'host');
  if (host === undefined || host === target.host || target.protocol === 'http:') return target.hostname;
  return host.replace(/:\d*$/, '').replace(/^\[|\]$/g, '');
}

/** Where newman puts it: before the length of the body. */
function withAuthorization(headers: readonly Header[], value: string): readonly Header[] {
  const at = headers.findIndex(({ name }) => name.toLowerCase() === 'content-length');
  return headers.toSpliced(at < 0 ? headers.length : at, 0, { name: 'Proxy-Authorization', value, system: true });
}

/** TLS inside of a tunnel. */
function secured(open: () => Promise<Socket>, host: string, { options }: Security): Open {
  return async (servername = '') => {
    const { connect } = await import('node:tls');
    return connect({ ...options, socket: await open(), host, servername });
  };
}
