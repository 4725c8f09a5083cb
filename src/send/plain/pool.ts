import type { TcpNetConnectOpts } from 'node:net';
import { type ConnectOptions, connectOptions } from '../connect.ts';
import type { Target } from '../target.ts';
import type { Hop } from '../transport.ts';
import { Connection } from './connection.ts';

/** The connections of a run; those that wait for another request are kept by server. */
export class Pool {
  readonly #options: ConnectOptions;
  readonly #all = new Set<Connection>();
  readonly #free = new Map<string, Connection[]>();

  constructor(options: ConnectOptions) {
    this.#options = options;
  }

  /** The connection used last, which is the least likely to be closed, or a new one. */
  take(hop: Hop): Connection {
    const free = this.#free.get(serverOf(hop.target));
    for (let last = free?.pop(); last !== undefined; last = free?.pop()) {
      if (last.isUsable) return last;
      last.close();
    }
    return this.open(hop);
  }

  open({ target, behavior }: Hop): Connection {
    const server = serverOf(target);
    const free = this.#free.get(server) ?? [];
    this.#free.set(server, free);
    const connection = new Connection(connectOptions(target, behavior, this.#options) as TcpNetConnectOpts, {
      free: () => free.push(connection),
      closed: () => this.#all.delete(connection),
    });
    this.#all.add(connection);
    return connection;
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }
}

function serverOf({ hostname, port }: Target): string {
  return `${hostname}:${port}`;
}
