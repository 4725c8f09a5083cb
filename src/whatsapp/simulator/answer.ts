import type { Endpoint } from './call.ts';
import { endpointsOf, findRow, isKnownEdge, openEndpoints, rootEndpoints } from './endpoints/table.ts';
import { faultFor } from './faults.ts';
import { GraphError, invalidParameter, unknownPath, unsupported } from './graph-error.ts';
import { countHourlyCall } from './limits.ts';
import type { GraphNode } from './node.ts';
import { nodeTypeOf } from './node-types.ts';
import { type IncomingCall, type Parameters, readParameters } from './parameters.ts';
import { type GraphPath, parsePath, wholeOf } from './path.ts';
import { Reply } from './reply.ts';
import { authenticate, canReach, requirePermission, type Session } from './session.ts';
import { type SingleCall, splitByIds } from './several.ts';
import type { World } from './world.ts';

/** What goes back: status and JSON or a file, and what the headers tell about it. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly file?: Reply['file'];
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
    const parameters = await parametersOf(path, incoming);
    const fault = faultFor(incoming.method, path, world);
    if (fault !== undefined) throw fault;
    const open = findRow(openEndpoints, rowMethod(incoming.method), wholeOf(path));
    if (open !== undefined) {
      const given = await open.row.answer({ node: undefined, parameters, incoming, world, rest: open.rest });
      return { ...read(given), version, usageOf };
    }
    const session = authenticate(incoming.headers, parameters, world);
    const serve = async (call: SingleCall): Promise<unknown> => {
      const { node, endpoint, rest } = findEndpoint(call.path, call.incoming, session, world);
      usageOf = node && usageKey(node);
      if (usageOf !== undefined) countHourlyCall(usageOf, world);
      requirePermission(session, endpoint.permissions);
      return await endpoint.answer({ node, session, parameters, incoming: call.incoming, world, rest });
    };
    const several = splitByIds({ path, incoming }, parameters);
    const given = several === undefined ? await serve({ path, incoming }) : await serveAll(several, serve);
    return { ...read(given), version, usageOf };
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const json = { ...error.beside, error: { ...error.details, fbtrace_id: `A${world.chance.text('trace', 16)}` } };
    return { status: error.status, json, version, usageOf };
  }
}

/** The answers by id; the first that fails is the answer to all. */
async function serveAll(
  calls: ReadonlyMap<string, SingleCall>,
  serve: (call: SingleCall) => Promise<unknown>,
): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  for (const [id, call] of calls) answers[id] = await serve(call);
  return answers;
}

function read(given: unknown): Pick<Answer, 'status' | 'json' | 'file'> {
  if (!(given instanceof Reply)) return { status: 200, json: given };
  return { status: given.status, json: given.json, file: given.file };
}

/** The bytes of an upload are no parameters, whatever their content type says. */
async function parametersOf(path: GraphPath, incoming: IncomingCall): Promise<Parameters> {
  return isUpload(path) ? new Map(incoming.url.searchParams) : await readParameters(incoming);
}

function isUpload({ node }: GraphPath): boolean {
  return node.startsWith('upload:');
}

interface Found {
  readonly node: GraphNode | undefined;
  readonly endpoint: Endpoint<GraphNode | undefined>;
  readonly rest: string;
}

function rowMethod(method: string): string {
  return method === 'HEAD' ? 'GET' : method;
}

function findEndpoint(path: GraphPath, incoming: IncomingCall, session: Session, world: World): Found {
  const method = rowMethod(incoming.method);
  const root = findRow(rootEndpoints, method, wholeOf(path));
  if (root !== undefined) return { node: undefined, endpoint: root.row as Found['endpoint'], rest: root.rest };
  const node = findNode(path, incoming, session, world);
  const found = findRow(endpointsOf(node.kind), method, path.edge);
  if (found === undefined) throw noEndpoint(path, method, node);
  return { node, endpoint: found.row as Found['endpoint'], rest: found.rest };
}

function findNode(path: GraphPath, incoming: IncomingCall, session: Session, world: World): GraphNode {
  const aliases: Readonly<Record<string, string>> = { me: session.user.id, app: session.token.app };
  const id = isUpload(path)
    ? `${path.node}?sig=${incoming.url.searchParams.get('sig') ?? ''}`
    : Object.hasOwn(aliases, path.node)
      ? (aliases[path.node] ?? '')
      : path.node;
  if (!isUpload(path) && !/^\d+$/.test(id)) throw unknownPath(wholeOf(path));
  const node = world.find(id);
  if (node === undefined || !canReach(session, node)) throw unsupported(rowMethod(incoming.method), id);
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
