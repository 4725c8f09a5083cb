import type { Socket } from 'node:net';
import { failure } from './failure.ts';

/** Ends a request that waits too long: to connect, for the answer, or for the next piece of it. */
export interface Timer {
  watch(socket: Socket): void;
  /** The answer has begun. */
  readonly answered: () => void;
  /** Something moved: the wait starts anew. */
  readonly restart: () => void;
  stop(): void;
}

/** What is waited for. The codes are those that Postman's users know. */
const waits = {
  connection: { code: 'ETIMEDOUT', missing: 'no connection' },
  answer: { code: 'ESOCKETTIMEDOUT', missing: 'no answer' },
  rest: { code: 'ESOCKETTIMEDOUT', missing: 'the answer has begun, but nothing more of it came' },
};

/** Milliseconds; 0 waits for ever. */
export function startTimer(milliseconds: number, end: (error: Error) => void): Timer {
  if (!(milliseconds > 0)) return { watch: ignore, answered: ignore, restart: ignore, stop: ignore };
  let wait = waits.connection;
  const timeout = setTimeout(() => end(failure(wait.code, `${wait.missing} within ${milliseconds} ms`)), milliseconds);
  const waitFor = (next: typeof wait): void => {
    wait = next;
    timeout.refresh();
  };
  return {
    watch: (socket) => {
      if (socket.connecting) socket.once('connect', () => waitFor(waits.answer));
      else waitFor(waits.answer);
    },
    answered: () => waitFor(waits.rest),
    restart: () => void timeout.refresh(),
    stop: () => clearTimeout(timeout),
  };
}

function ignore(): void {}
