import type { Hop as ToldHop } from '../model/exchange.ts';
import { Trace } from './trace.ts';
import type { Head, Hop } from './transport.ts';

/** Writes down the hops of one exchange as they happen. */
export class HopLog {
  readonly hops: ToldHop[] = [];
  readonly #now: () => number;
  /** What was done otherwise than asked on the way, each thing once. */
  warnings: readonly string[] = [];
  #open: { readonly hop: Hop; readonly trace: Trace; head: Head | undefined; endedAt: number } | undefined;
  /** When what came before the next hop was over. */
  #freeAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#freeAt = now();
  }

  begin(hop: Hop): Trace {
    const trace = new Trace(this.#now);
    this.#open = { hop, trace, head: undefined, endedAt: 0 };
    return trace;
  }

  /** The answer is there. Gives the milliseconds that it took. */
  ended(head: Head): number {
    if (this.#open === undefined) return 0;
    this.#open.head = head;
    this.#open.endedAt = this.#now();
    return this.#open.endedAt - this.#open.trace.startedAt;
  }

  /** All is done that had to be with its answer, or there will be none. */
  done(): void {
    if (this.#open === undefined) return;
    const { hop, trace, head, endedAt } = this.#open;
    const doneAt = this.#now();
    this.#open = undefined;
    if (trace.warnings.length > 0) this.warnings = [...new Set([...this.warnings, ...trace.warnings])];
    this.hops.push({
      method: hop.method,
      url: hop.target.url,
      httpVersion: trace.headers === undefined ? '1.1' : '2.0',
      headers: trace.headers ?? hop.headers,
      response: head && { status: head.status, httpVersion: head.httpVersion, headers: head.headers },
      timings: trace.timings(trace.startedAt - this.#freeAt, endedAt || doneAt, doneAt),
      connection: trace.connection(),
    });
    this.#freeAt = doneAt;
  }
}
