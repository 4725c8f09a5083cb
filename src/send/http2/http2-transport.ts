import type { Newer, Route } from '../route/routes.ts';
import type { Trace } from '../trace.ts';
import { type Hop, idempotent, type Receive } from '../transport.ts';
import { Http2Attempt } from './http2.ts';
import { Http2Sessions, type Session } from './http2-sessions.ts';

/** Sends hops over HTTP/2 to servers that speak it. */
export class Http2Transport {
  readonly #sessions: Http2Sessions;
  readonly #timeout: number;

  constructor(timeout: number) {
    this.#sessions = new Http2Sessions(timeout);
    this.#timeout = timeout;
  }

  /** Gives back the way to go over HTTP/1 when the server does not speak HTTP/2, or not here, and need not. */
  async exchange(
    hop: Hop,
    route: Route,
    receive: Receive,
    signal: AbortSignal,
    trace: Trace,
  ): Promise<Route | undefined> {
    const newer = route.newer as Newer;
    for (let isFirst = true; ; isFirst = false) {
      const found = await this.#sessions.find(hop.target, newer, trace, signal);
      if (found.kind === 'http1') return older(route, found.socket);
      const attempt = new Http2Attempt(hop, route.headers, receive, this.#timeout);
      trace.headers = attempt.headers;
      try {
        await attempt.run(found, signal);
        return undefined;
      } catch (error) {
        leave(found, error as NodeJS.ErrnoException);
        if (attempt.wantsOlder(error) && !newer.isForced) {
          this.#sessions.avoid(hop.target, newer);
          trace.headers = undefined;
          return route;
        }
        const mayRepeat = attempt.wasRefused(error) || (attempt.wasStale(error) && idempotent.has(hop.method));
        if (!isFirst || !trace.reused || !mayRepeat) throw error;
        found.session.destroy();
      }
    }
  }

  close(): void {
    this.#sessions.close();
  }
}

/** A server that answers nothing may be stuck, so the next requests get another connection; one that never ends is left. */
function leave({ session }: Session, { code }: NodeJS.ErrnoException): void {
  if (code === 'ESOCKETTIMEDOUT') session.close();
  if (code === 'no-answer') session.destroy();
}

/** The connection that was made to ask is used for the answer too. */
function older(route: Route, socket: Awaited<ReturnType<NonNullable<Route['options']['open']>>> | undefined): Route {
  if (socket === undefined) return route;
  let waiting: typeof socket | undefined = socket;
  const open: Route['options']['open'] = async (servername) => {
    const ready = waiting;
    waiting = undefined;
    if (ready !== undefined && !ready.destroyed) return ready;
    if (route.options.open !== undefined) return route.options.open(servername);
    throw new Error('socket hang up');
  };
  return { ...route, options: { ...route.options, open } };
}
