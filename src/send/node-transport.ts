import { type AgentOptions, type ClientRequest, Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions, request as requestHttps } from 'node:https';
import { Attempt } from './attempt.ts';
import { isDisabled } from './body.ts';
import { type ConnectOptions, connectOptions } from './connect.ts';
import { hasHeader, toWireHeaders } from './headers.ts';
import type { FullTransport } from './plain/plain-transport.ts';
import { type Head, type Hop, idempotent, type TakeChunk } from './transport.ts';

/** Larger than any header a server sends on purpose; Postman's limit. */
const maximumHeaderBytes = 128 * 1024;

/** A transport on node:http: headers go out in the order, the case and the number given, and nothing is refused. */
export function createNodeTransport(options: ConnectOptions & { readonly requestTimeout: number }): FullTransport {
  const shared = openAgents({ keepAlive: true });
  const own = new Map<object, Agents>();
  const agentsFor = (connection: object): Agents => {
    const agents = own.get(connection) ?? openAgents({ keepAlive: true, maxSockets: 1 });
    own.set(connection, agents);
    return agents;
  };
  const exchange = async (
    hop: Hop,
    receive: (head: Head) => TakeChunk | undefined,
    signal: AbortSignal,
  ): Promise<void> => {
    const attempt = new Attempt(hop, receive, options.requestTimeout);
    const agents = hop.connection === undefined ? shared : agentsFor(hop.connection);
    try {
      await attempt.run(open(hop, options, hop.target.protocol === 'https:' ? agents.https : agents.http), signal);
    } catch (error) {
      if (!attempt.wasStale(error) || !idempotent.has(hop.method)) throw error;
      await new Attempt(hop, receive, options.requestTimeout).run(open(hop, options, false), signal);
    }
  };
  return {
    exchange,
    read: ({ method, ...hop }, { receive, signal }, connection) => {
      const request = requestHttp({
        method,

        createConnection: () => connection,
        maxHeaderSize: maximumHeaderBytes,
      });
      const attempt = new Attempt({ ...hop, method, payload: undefined }, receive, options.requestTimeout);
      return attempt.run(request, signal);
    },
    close: async () => {
      for (const { http, https } of [shared, ...own.values()]) {
        http.destroy();
        https.destroy();
      }
    },
  };
}

interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

function openAgents(options: AgentOptions): Agents {
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}

function open(hop: Hop, options: ConnectOptions, agent: HttpAgent | HttpsAgent | false): ClientRequest {
  const { target, method, headers, behavior } = hop;
  if (canBePlain(hop)) return openPlain(hop, options, agent);
  const request = (target.protocol === 'https:' ? requestHttps : requestHttp)({
    ...connectOptions(target, behavior, options),
    method,
    path: target.path,
    agent,
    setHost: false,
    maxHeaderSize: maximumHeaderBytes,
    insecureHTTPParser: behavior['insecureHTTPParser'] === true,
  });
  try {
    for (const [name, value] of toWireHeaders(headers)) request.setHeader(name, value);
    for (const name of addedByNode) if (!hasHeader(headers, name) && isWithheld(hop, name)) request.removeHeader(name);
  } catch (error) {
    request.on('error', () => undefined).destroy();
    throw error;
  }
  return request;
}

/**
 * Nothing that node adds is withheld, there is no certificate, whose name node takes from the Host header, and no
 * Content-Disposition, which node writes otherwise once it knows the body.
 */
function canBePlain({ target, headers, behavior }: Hop): boolean {
  const isUsual = target.protocol === 'http:' && behavior['disabledSystemHeaders'] === undefined;
  return isUsual && !hasHeader(headers, 'content-disposition');
}

/** The usual case, cheaper: node writes the whole head at once. */
function openPlain(
  { target, method, headers, behavior }: Hop,
  options: ConnectOptions,
  agent: HttpAgent | HttpsAgent | false,
): ClientRequest {
  return requestHttp({
    ...connectOptions(target, behavior, options),
    method,
    path: target.path,
    agent,
    headers: toWireHeaders(headers) as unknown as string[],
    servername: '',
    setHost: false,
    maxHeaderSize: maximumHeaderBytes,
    insecureHTTPParser: behavior['insecureHTTPParser'] === true,
  } as RequestOptions);
}

const addedByNode = ['connection', 'content-length', 'transfer-encoding'];

/** Without a length node would send the body in chunks, which nobody asked for. */
function isWithheld({ behavior }: Hop, name: string): boolean {
  return isDisabled(behavior, name === 'transfer-encoding' ? 'content-length' : name);
}
