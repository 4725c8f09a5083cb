import { addressOf } from '../route/connect.ts';
import type { Target } from '../target.ts';
import type { Hop } from '../transport.ts';
import { Connection } from './connection.ts';

/** The connections of a run; those that wait for another request are kept by server. */
export class Pool {
  readonly #all = new Set<Connection>();
  readonly #free = new Map<string, Connection[]>();

  /** The connection used last, which is the least likely to be closed, or a new one. */
  take(hop: Hop): Connection {
    const free = this.#free.get(serverOf(hop.target));
    for (let last = free?.pop(); last !== undefined; last = free?.pop()) {
      if (last.isUsable) return last;
      last.close();
    }
    return this.open(hop);
  }

  open({ target }: Hop): Connection {
    const server = serverOf(target);
    const free = this.#free.get(server) ?? [];
    this.#free.set(server, free);
    const connection = new Connection(addressOf(target), {
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
