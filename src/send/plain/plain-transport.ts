import type { Duplex } from 'node:stream';
import { failure } from '../failure.ts';
import type { ConnectionOptions } from '../route/routes.ts';
import { type Hop, idempotent, type Transport } from '../transport.ts';
import type { Order } from './exchange.ts';
import { Pool } from './pool.ts';
import { toPlainRequest } from './request-text.ts';

/** A transport that can also read an answer whose request has gone out on another's connection. */
export interface FullTransport extends Transport {
  readonly read: (hop: Hop, order: Pick<Order, 'receive' | 'signal' | 'trace'>, connection: Duplex) => Promise<void>;
}

/**
 * A transport for ordinary requests over http, which are nearly all: it writes them and reads their answers itself, at a
 * quarter of what node's client costs. What is out of the ordinary, request or answer, is left to the `full` one.
 */
export function createPlainTransport(options: ConnectionOptions, openFull: () => Promise<FullTransport>): Transport {
  const pool = new Pool();
  const isOurs = options.proxy === undefined && options.agents?.http === undefined;
  let full: Promise<FullTransport> | undefined;
  const other = () => {
    full ??= openFull();
    return full;
  };
  const exchange = async (hop: Hop, order: Order): Promise<void> => {
    let outcome = await pool.take(hop).run(order);
    if (outcome === 'stale') {
      if (!idempotent.has(hop.method)) throw failure('ECONNRESET', 'socket hang up');
      outcome = await pool.open(hop).run(order);
    }
    if (typeof outcome === 'object') await (await other()).read(hop, order, outcome);
  };
  return {
    async exchange(hop, receive, signal, trace) {
      const request = isOurs ? toPlainRequest(hop) : undefined;
      if (request === undefined) return (await other()).exchange(hop, receive, signal, trace);
      return exchange(hop, { method: hop.method, request, receive, timeout: options.requestTimeout, signal, trace });
    },
    async close() {
      pool.close();
      await (await full)?.close();
    },
  };
}
