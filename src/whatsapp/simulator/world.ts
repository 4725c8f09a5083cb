import { type Chance, createChance } from './chance.ts';
import { inboundMessages, type Message } from './messages/message.ts';
import type { GraphNode, NodeKind } from './node.ts';
import { nodesOf } from './planting.ts';
import type { Seed } from './seed.ts';
import { type Token, tokensOf } from './token.ts';

/** Everything the simulator knows; it lives and changes from call to call, in memory only. */
export class World {
  readonly chance: Chance;
  readonly now: () => number;
  readonly pageSize: number;
  readonly tokens: readonly Token[];
  readonly #nodes: Map<string, GraphNode>;
  readonly #messages: Map<string, Message>;
  #calls = 0;

  constructor(seed: Seed, now: () => number) {
    this.chance = createChance(seed.name);
    this.now = now;
    this.pageSize = seed.page_size ?? 25;
    this.tokens = tokensOf(seed, Math.floor(now() / 1000));
    this.#nodes = new Map(nodesOf(seed).map((node) => [node.id, node]));
    this.#messages = new Map(inboundMessages(seed, this.chance).map((message) => [message.id, message]));
  }

  find(id: string): GraphNode | undefined {
    return this.#nodes.get(id);
  }

  /** All nodes of one kind, in the order they came. */
  all<Kind extends NodeKind>(kind: Kind): readonly Extract<GraphNode, { kind: Kind }>[] {
    return [...this.#nodes.values()].filter((node): node is Extract<GraphNode, { kind: Kind }> => node.kind === kind);
  }

  /** Adds a node, or puts a changed one in its place. */
  put(node: GraphNode): void {
    this.#nodes.set(node.id, node);
  }

  message(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  keepMessage(message: Message): void {
    this.#messages.set(message.id, message);
  }

  get messages(): readonly Message[] {
    return [...this.#messages.values()];
  }

  /** Counts a call; the usage headers tell how many there were. */
  countCall(): number {
    return ++this.#calls;
  }
}
