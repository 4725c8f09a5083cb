import type { Endpoint } from './call.ts';
import { endpointsOf, isKnownEdge, rootEndpoints } from './endpoints/table.ts';
import { GraphError, invalidParameter, unknownPath, unsupported } from './graph-error.ts';
import type { GraphNode } from './node.ts';
import { nodeTypeOf } from './node-types.ts';
import { type IncomingCall, readParameters } from './parameters.ts';
import { type GraphPath, parsePath } from './path.ts';
import { authenticate, canReach, requirePermission, type Session } from './session.ts';
import type { World } from './world.ts';

/** What goes back: status and JSON, and what the headers tell about it. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly version: string | undefined;
  /** Account or business whose usage the call counts for. */
  readonly usageOf: string | undefined;
}

/** Answers one call as Graph would: version, token, node, permission, then the endpoint itself. */
export async function answer(incoming: IncomingCall, world: World): Promise<Answer> {
  let version: string | undefined;
  let usageOf: string | undefined;
  try {
    const path = parsePath(incoming.url.pathname);
    version = path.version;
    const parameters = await readParameters(incoming);
    const session = authenticate(incoming.headers, parameters, world);
    const { node, endpoint } = findEndpoint(path, incoming.method, session, world);
    usageOf = node && usageKey(node);
    requirePermission(session, endpoint.permissions);
    const json = await endpoint.answer({ node, session, parameters, incoming, world });
    return { status: 200, json, version, usageOf };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const json = { error: { ...error.details, fbtrace_id: `A${world.chance.text('trace', 16)}` } };
    return { status: error.status, json, version, usageOf };
  }
}

interface Found {
  readonly node: GraphNode | undefined;
  readonly endpoint: Endpoint<GraphNode | undefined>;
}

function findEndpoint(path: GraphPath, method: string, session: Session, world: World): Found {
  const row = method === 'HEAD' ? 'GET' : method;
  const whole = [path.node, path.edge].filter((part) => part !== '').join('/');
  const root = rootEndpoints[`${row} ${whole}`];
  if (root !== undefined) return { node: undefined, endpoint: root as Found['endpoint'] };
  const node = findNode(path, row, session, world);
  const endpoint = endpointsOf(node.kind)[path.edge === '' ? row : `${row} ${path.edge}`];
  if (endpoint === undefined) throw noEndpoint(path, row, node);
  return { node, endpoint: endpoint as Found['endpoint'] };
}

function findNode(path: GraphPath, method: string, session: Session, world: World): GraphNode {
  const aliases: Readonly<Record<string, string>> = { me: session.user.id, app: session.token.app };
  const id = Object.hasOwn(aliases, path.node) ? (aliases[path.node] ?? '') : path.node;
  if (!/^\d+$/.test(id)) throw unknownPath([path.node, path.edge].filter((part) => part !== '').join('/'));
  const node = world.find(id);
  if (node === undefined || !canReach(session, node)) throw unsupported(method, id);
  return node;
}

/** A wrong edge is told as a wrong field when reading: that is how an id of the wrong kind shows. */
function noEndpoint(path: GraphPath, method: string, node: GraphNode): GraphError {
  if (method === 'GET' && /^\w+$/.test(path.edge)) {
    const { title } = nodeTypeOf(node.kind);
    return invalidParameter(`Tried accessing nonexisting field (${path.edge}) on node type (${title})`);
  }
  return path.edge === '' || isKnownEdge(path.edge) ? unsupported(method, node.id) : unknownPath(path.edge);
}

function usageKey(node: GraphNode): string {
  return 'account' in node ? node.account : node.id;
}
