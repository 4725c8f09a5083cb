import { type ClientRequest, type Agent as HttpAgent, request as requestHttp } from 'node:http';
import { type RequestOptions, request as requestHttps } from 'node:https';
import { Attempt } from './attempt.ts';
import { isDisabled } from './body/body.ts';
import { hasHeader, toWireHeaders } from './headers.ts';
import type { FullTransport } from './plain/plain-transport.ts';
import { type ConnectionOptions, type Route, Routes } from './route/routes.ts';
import type { Trace } from './trace.ts';
import { type Hop, idempotent, type Receive } from './transport.ts';

/** Larger than any header a server sends on purpose; Postman's limit. */
const maximumHeaderBytes = 128 * 1024;

/** A transport on node:http: headers go out in the order, the case and the number given, and nothing is refused. */
export function createNodeTransport(options: ConnectionOptions): FullTransport {
  const { requestTimeout } = options;
  const routes = new Routes(options);
  let newer: Promise<Transport2> | undefined;

  const exchange = async (hop: Hop, receive: Receive, signal: AbortSignal, trace: Trace): Promise<void> => {
    const found = routes.find(hop, signal, trace);
    let route = found instanceof Promise ? await found : found;
    const heard = hearing(receive, trace);
    if (route.newer !== undefined) {
      newer ??= import('./http2/http2-transport.ts').then(({ Http2Transport }) => new Http2Transport(requestTimeout));
      const older = await (await newer).exchange(hop, route, heard, signal, trace);
      if (older === undefined) return;
      route = older;
    }
    await send(hop, route, heard, signal, trace);
  };

  const send = async (hop: Hop, route: Route, receive: Receive, signal: AbortSignal, trace: Trace): Promise<void> => {
    const attempt = new Attempt(hop, receive, requestTimeout);
    try {
      await attempt.run(traced(open(hop, route, route.agent), trace), signal);
    } catch (error) {
      if (!attempt.wasStale(error) || !idempotent.has(hop.method)) throw error;
      const again = new Attempt(hop, receive, requestTimeout);
      await again.run(traced(open(hop, route, withoutPool(route)), trace), signal);
    }
  };

  return {
    exchange,
    read: ({ method, ...hop }, { receive, signal, trace }, connection) => {
      const request = requestHttp({ method, createConnection: () => connection, maxHeaderSize: maximumHeaderBytes });
      const attempt = new Attempt({ ...hop, method, payload: undefined }, hearing(receive, trace), requestTimeout);
      return attempt.run(request, signal);
    },
    close: async () => {
      routes.close();
      await newer?.then((each) => each.close());
    },
  };
}

/** Notes when the answer comes. */
function hearing(receive: Receive, trace: Trace): Receive {
  return (head, stop) => {
    trace.answered();
    return receive(head, stop);
  };
}

type Transport2 = InstanceType<typeof import('./http2/http2-transport.ts')['Http2Transport']>;

/** A connection of its own. Only an agent can open one through a proxy; closed ones are gone from its pool by now. */
function withoutPool({ agent, options }: Route): HttpAgent | false {
  return options.open === undefined ? false : agent;
}

function traced(request: ClientRequest, trace: Trace): ClientRequest {
  return request.on('socket', (socket) => trace.assigned(socket, request.reusedSocket));
}

function open(hop: Hop, route: Route, agent: HttpAgent | false): ClientRequest {
  const { method, behavior } = hop;
  if (canBePlain(hop, route)) return openPlain(hop, route, agent);
  const request = (route.options.protocol === 'https:' ? requestHttps : requestHttp)({
    ...route.options,
    method,
    path: route.path,
    agent,
    setHost: false,
    maxHeaderSize: maximumHeaderBytes,
    insecureHTTPParser: behavior['insecureHTTPParser'] === true,
  });
  try {
    for (const [name, value] of toWireHeaders(route.headers)) request.setHeader(name, value);
    for (const name of addedByNode)
      if (!hasHeader(route.headers, name) && isWithheld(hop, name)) request.removeHeader(name);
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
function canBePlain({ behavior }: Hop, { options, headers }: Route): boolean {
  const isUsual = options.protocol === 'http:' && behavior['disabledSystemHeaders'] === undefined;
  return isUsual && !hasHeader(headers, 'content-disposition');
}

/** The usual case, cheaper: node writes the whole head at once. */
function openPlain(
  { method, behavior }: Hop,
  { options, path, headers }: Route,
  agent: HttpAgent | false,
): ClientRequest {
  return requestHttp({
    ...options,
    method,
    path,
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
