import { Agenda } from './agenda.ts';
import { type Chance, createChance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './fault.ts';
import { inboundMessages, type Message } from './messages/message.ts';
import type { GraphNode, NodeKind } from './node.ts';
import { nodesOf } from './planting.ts';
import type { Seed } from './seed.ts';
import { type Token, tokensOf } from './token.ts';
import { Courier } from './webhooks/courier.ts';

/** Messages are forgotten, oldest first, when there are more. */
const mostMessages = 20_000;

/** Everything the simulator knows; it lives and changes from call to call, in memory only. */
export class World {
  readonly seed: Seed;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly courier: Courier;
  readonly pageSize: number;
  readonly faults: Faults;
  /** Whether Meta's limits on rates and attempts hold. */
  readonly hasLimits: boolean;
  /** State beside the nodes; see `keep`. */
  readonly notes = new Map<string, unknown>();
  /** What anyone may download, by name: flow files, pictures, QR images. */
  readonly files = new Map<string, { readonly type: string; readonly bytes: Uint8Array }>();
  readonly #tokens: Token[];
  readonly #nodes: Map<string, GraphNode>;
  readonly #messages = new Map<string, Message>();
  readonly #lastInbound = new Map<string, number>();
  #calls = 0;

  constructor(seed: Seed, clock: Clock, faults: Faults, hasLimits = false) {
    this.seed = seed;
    this.chance = createChance(seed.name);
    this.clock = clock;
    this.agenda = new Agenda(clock);
    this.courier = new Courier(() => clock.now());
    this.pageSize = seed.page_size ?? 25;
    this.faults = faults;
    this.hasLimits = hasLimits;
    this.#tokens = [...tokensOf(seed, this.seconds())];
    this.#nodes = new Map(nodesOf(seed).map((node) => [node.id, node]));
    for (const message of inboundMessages(seed, this.chance, this.seconds())) this.keepMessage(message);
  }

  now(): number {
    return this.clock.now();
  }

  /** Seconds since 1970, as Graph writes times. */
  seconds(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  get tokens(): readonly Token[] {
    return this.#tokens;
  }

  addToken(token: Token): void {
    this.#tokens.push(token);
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

  remove(id: string): void {
    this.#nodes.delete(id);
  }

  /** An id for a new node; like Graph's, it does not tell of what. */
  newId(kind: NodeKind): string {
    const digits = BigInt(`0x${this.chance.hex(`id/${kind}`, 12)}`) % 10n ** 14n;
    const id = `9${digits.toString().padStart(14, '0')}`;
    return this.#nodes.has(id) ? this.newId(kind) : id;
  }

  message(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  keepMessage(message: Message): void {
    this.#messages.set(message.id, message);
    const pair = `${message.phoneNumber}/${message.user}`;
    const last = this.#lastInbound.get(pair) ?? 0;
    if (message.direction === 'inbound') this.#lastInbound.set(pair, Math.max(last, message.at));
    const [oldest] = this.#messages.keys();
    if (this.#messages.size <= mostMessages || oldest === undefined) return;
    this.#messages.delete(oldest);
    this.notes.delete(`message-events/${oldest}`);
  }

  /** When a user last wrote to a number, seconds since 1970. */
  lastInbound(phoneNumber: string, user: string): number | undefined {
    return this.#lastInbound.get(`${phoneNumber}/${user}`);
  }

  get messages(): readonly Message[] {
    return [...this.#messages.values()];
  }

  /** Counts a call; the usage headers tell how many there were. */
  countCall(): number {
    return ++this.#calls;
  }

  close(): void {
    this.agenda.close();
    this.courier.close();
  }
}
