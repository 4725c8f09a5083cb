import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect, isIPv6, type Socket } from 'node:net';
import type { ProxyServer } from '../../model/connection.ts';
import { failure, lastOf } from '../failure.ts';
import type { Target } from '../target.ts';
import type { Trace } from '../trace.ts';
import { addressOf, servernameOf } from './connect.ts';
import { nameOf } from './proxies.ts';
import type { Security } from './secure.ts';

/** What a tunnel is made with. */
export interface TunnelOptions {
  readonly proxy: ProxyServer;
  /** For the proxy alone. */
  readonly authorization: string | undefined;
  readonly userAgent: string;
  /** How an https proxy is spoken to. */
  readonly security: Security;
  readonly signal: AbortSignal;
  readonly trace: Trace;
}

/** A connection to a host and port that a proxy makes for us. Rejects in newman's words, with what to do. */
export async function openTunnel(target: Target, options: TunnelOptions): Promise<Socket> {
  const { proxy, trace } = options;
  const socket = await (proxy.protocol.startsWith('socks')
    ? throughSocks(target, options)
    : throughHttp(target, options));
  trace.tunnelled();
  return socket;
}

/** RFC 9110, 9.3.6. */
function throughHttp(target: Target, { proxy, ...options }: TunnelOptions): Promise<Socket> {
  const authority = `${isIPv6(target.hostname) ? `[${target.hostname}]` : target.hostname}:${target.port}`;
  const headers: [string, string][] = [
    ['Host', authority],
    ['User-Agent', options.userAgent],
    ['Connection', 'keep-alive'],
  ];
  if (options.authorization !== undefined) headers.push(['Proxy-Authorization', options.authorization]);
  const secure = proxy.protocol === 'https';
  return new Promise((resolve, reject) => {
    (secure ? requestHttps : requestHttp)({
      ...addressOf({ hostname: proxy.host, port: proxy.port }),
      ...(secure && { ...options.security.options, servername: servernameOf(proxy.host) }),
      method: 'CONNECT',
      path: authority,
      agent: false,
      setHost: false,
      headers: headers as unknown as string[],
      signal: options.signal,
    })
      .on('socket', (socket) => options.trace.opening(socket))
      .on('connect', ({ statusCode = 0 }, socket: Socket, head) => {
        if (statusCode >= 200 && statusCode < 300) {
          if (head.length > 0) socket.unshift(head);
          resolve(socket);
          return;
        }
        socket.destroy();
        reject(refused(proxy, statusCode));
      })
      .on('error', (cause) => reject(broken(proxy, cause, options.signal)))
      .end();
  });
}

async function throughSocks(target: Target, { proxy, trace, signal }: TunnelOptions): Promise<Socket> {
  const { SocksClient } = await import('socks');
  const socket = connect(addressOf({ hostname: proxy.host, port: proxy.port }));
  trace.opening(socket);
  const interrupt = (): void => void socket.destroy();
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    await once(socket, 'connect');
    const { username, password } = proxy;
    await SocksClient.createConnection({
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: proxy.protocol.startsWith('socks4') ? 4 : 5,
        ...(username !== undefined && { userId: username, password: password ?? '' }),
      },
      command: 'connect',
      destination: { host: await hostFor(proxy, target.hostname), port: target.port },
      existing_socket: socket,
    });
    return socket;
  } catch (cause) {
    socket.destroy();
    throw broken(proxy, cause, signal);
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

/** socks5h and socks4a leave it to the proxy to look up names. */
async function hostFor({ protocol }: ProxyServer, hostname: string): Promise<string> {
  if (protocol === 'socks5h' || protocol === 'socks4a') return hostname;
  const { lookup } = await import('node:dns/promises');
  return (await lookup(hostname, protocol === 'socks4' ? 4 : 0)).address;
}

function refused(proxy: ProxyServer, status: number): Error {
  const message = `tunneling socket could not be established, statusCode=${status}`;
  const advice =
    status === 407
      ? 'give its name and password in its URL: http://name:password@host:port'
      : 'it may not connect to this host and port';
  return failure('ECONNRESET', message, `Check the proxy ${nameOf(proxy)}: ${advice}`);
}

function broken(proxy: ProxyServer, cause: unknown, signal: AbortSignal): Error {
  if (signal.aborted) return failure('ETIMEDOUT', `no connection through the proxy ${nameOf(proxy)} in time`);
  const { message } = lastOf(cause);
  const hint = `Check the proxy ${nameOf(proxy)}: whether it runs, and which protocol it speaks`;
  return failure('ECONNRESET', `tunneling socket could not be established, cause=${message}`, hint);
}
