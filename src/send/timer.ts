import type { Socket } from 'node:net';
import { failure } from './failure.ts';

/** Ends a request that waits too long: to connect, for the answer, or for the next piece of it. */
export interface Timer {
  watch(socket: Socket): void;
  /** Something moved: the wait starts anew. */
  readonly restart: () => void;
  stop(): void;
}

/** Milliseconds; 0 waits for ever. The codes are those that Postman's users know. */
export function startTimer(milliseconds: number, end: (error: Error) => void): Timer {
  if (!(milliseconds > 0)) return { watch: () => undefined, restart: () => undefined, stop: () => undefined };
  let code = 'ETIMEDOUT';
  const timeout = setTimeout(() => end(failure(code, code)), milliseconds);
  const restart = (): void => void timeout.refresh();
  const connected = (): void => {
    code = 'ESOCKETTIMEDOUT';
    restart();
  };
  return {
    watch: (socket) => {
      if (socket.connecting) socket.once('connect', connected);
      else connected();
    },
    restart,
    stop: () => clearTimeout(timeout),
  };
}
