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
  /** What stands in the place of the `*` of an edge: a code, a name. */
  readonly rest: string;
}

/** What answers one method on one edge. Any one of the permissions is enough; none are needed when there are none. */
export interface Endpoint<Node extends GraphNode | undefined> {
  readonly permissions: readonly string[];
  /** Gives the JSON of a successful answer or a `Reply`, or throws a `GraphError`. */
  readonly answer: (call: Call<Node>) => unknown;
}

/** An endpoint that answers without a token and without a node. */
export interface OpenEndpoint {
  readonly answer: (call: Omit<Call<undefined>, 'session'>) => unknown;
}

/** Endpoints by `METHOD edge`; the node itself is plain `METHOD`; a `*` stands for one part that is no fixed word. */
export type Endpoints<Node extends GraphNode | undefined> = Readonly<Record<string, Endpoint<Node>>>;

/** Where fields are read: what there is, and how the caller came. */
export type Reading = Pick<Call, 'world' | 'incoming' | 'session'>;
