import { isKnownEdge } from './endpoints/table.ts';
import { invalidParameter } from './graph-error.ts';
import { type IncomingCall, optionalText, type Parameters } from './parameters.ts';
import { type GraphPath, wholeOf } from './path.ts';

/** Nobody asks for more nodes in one call. */
const mostIds = 50;

/** One of the calls that a call for several nodes stands for. */
export interface SingleCall {
  readonly path: GraphPath;
  readonly incoming: IncomingCall;
}

/**
 * Reads several nodes, or one edge of several, as one call for each: `GET /?ids=1,2`, `GET /phone_numbers?ids=1,2`.
 * Undefined for a call that asks for no such thing.
 */
export function splitByIds(
  { path, incoming }: SingleCall,
  parameters: Parameters,
): ReadonlyMap<string, SingleCall> | undefined {
  const edge = wholeOf(path);
  const isRead = /^(?:GET|HEAD)$/.test(incoming.method) && (edge === '' || isKnownEdge(edge));
  if (!isRead || !parameters.has('ids')) return undefined;
  const ids = (optionalText(parameters, 'ids') ?? '').split(',').map((id) => id.trim());
  if (ids.includes('')) throw invalidParameter('Param ids must be a list of ids, separated by commas');
  if (ids.length > mostIds) throw invalidParameter(`Too many ids; the maximum permitted is ${mostIds}.`);
  return new Map(ids.map((node) => [node, single({ version: path.version, node, edge }, incoming)]));
}

/** The call has the address it would have alone, so that the links of its pages lead to one node. */
function single(path: GraphPath, incoming: IncomingCall): SingleCall {
  const url = new URL(incoming.url);
  url.pathname = `${path.version}/${wholeOf(path)}`;
  url.searchParams.delete('ids');
  return { path, incoming: { ...incoming, url } };
}
