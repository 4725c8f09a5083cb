import type { GraphNode } from './node.ts';
import type { IncomingCall, Parameters } from './parameters.ts';
import type { Session } from './session.ts';
import type { World } from './world.ts';

/** A call that is allowed: who calls, with what, on which node. */
export interface Call<Node extends GraphNode | undefined = GraphNode | undefined> {
  readonly node: Node;
  readonly session: Session;
  readonly parameters: Parameters;
  readonly incoming: IncomingCall;
  readonly world: World;
}

/** What answers one method on one edge. Any one of the permissions is enough; none are needed when there are none. */
export interface Endpoint<Node extends GraphNode | undefined> {
  readonly permissions: readonly string[];
  /** Gives the JSON of a successful answer, or throws a `GraphError`. */
  readonly answer: (call: Call<Node>) => unknown;
}

/** Endpoints by `METHOD edge`; the node itself is plain `METHOD`. */
export type Endpoints<Node extends GraphNode | undefined> = Readonly<Record<string, Endpoint<Node>>>;
