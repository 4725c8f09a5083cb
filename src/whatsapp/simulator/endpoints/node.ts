import type { Call, Endpoint } from '../call.ts';
import type { GraphNode } from '../node.ts';
import { nodeTypeOf } from '../node-types.ts';
import { page } from '../paging.ts';
import { askedFields, readNode } from '../read-node.ts';

/** Reads the node itself. */
export function readable<Node extends GraphNode>(permissions: readonly string[]): Endpoint<Node> {
  return { permissions, answer: (call) => readNode(call.node, askedFields(call.parameters), call) };
}

/** Lists the nodes at one of the node's links, page by page. */
export function listable<Node extends GraphNode>(
  edge: string,
  permissions: readonly string[],
  keep: (nodes: readonly GraphNode[], call: Call<Node>) => readonly GraphNode[] = (nodes) => nodes,
): Endpoint<Node> {
  return {
    permissions,
    answer: (call) => {
      const linked = nodeTypeOf(call.node.kind).links[edge]?.(call.node, call.world);
      return page(keep(Array.isArray(linked) ? linked : [], call), call);
    },
  };
}
