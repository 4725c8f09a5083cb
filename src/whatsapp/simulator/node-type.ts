import type { Reading } from './call.ts';
import type { GraphNode } from './node.ts';
import type { World } from './world.ts';

/** What one kind of node can tell about itself. */
export interface NodeType<Node extends GraphNode = GraphNode> {
  /** Graph's name of the type, as its error messages use it. */
  readonly title: string;
  /** Fields that come unasked. */
  readonly defaults: readonly string[];
  /** Fields that come when asked for. */
  readonly others: readonly string[];
  /** Fields that are nodes themselves: one, or an edge with many. */
  readonly links: Readonly<Record<string, (node: Node, world: World) => GraphNode | undefined | readonly GraphNode[]>>;
  /** Fields that are worked out when asked for, from their parameters. */
  readonly computed: Computed<Node>;
}

export type Computed<Node extends GraphNode> = Readonly<
  Record<string, (node: Node, parameters: ReadonlyMap<string, string>, reading: Reading) => unknown>
>;
