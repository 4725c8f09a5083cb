import type { Socket } from 'node:net';
import { failure } from './failure.ts';

/** Ends a request that waits too long: to connect, for the answer, or for the next piece of it. */
export interface Timer {
  watch(socket: Socket): void;
  /** The answer has begun. */
  answered(): void;
  /** Something moved: the wait starts anew. */
  restart(): void;
  /** Until then it is not the server that is waited for. */
  hold(): void;
  stop(): void;
}

/** What is waited for. The codes are those that Postman's users know. */
const waits = {
  connection: { code: 'ETIMEDOUT', missing: 'no connection' },
  handshake: { code: 'ESOCKETTIMEDOUT', missing: 'no TLS connection' },
  answer: { code: 'ESOCKETTIMEDOUT', missing: 'no answer' },
  rest: { code: 'ESOCKETTIMEDOUT', missing: 'the answer has begun, but nothing more of it came' },
};

/** Milliseconds; 0 waits for ever. */
export function startTimer(milliseconds: number, end: (error: Error) => void): Timer {
  if (!(milliseconds > 0)) return { watch: ignore, answered: ignore, restart: ignore, hold: ignore, stop: ignore };
  return new Wait(milliseconds, end);
}

/** One wait. */
class Wait implements Timer {
  readonly #milliseconds: number;
  readonly #end: (error: Error) => void;
  readonly #alarm: Alarm;
  #for = waits.connection;
  #isHeld = false;

  constructor(milliseconds: number, end: (error: Error) => void) {
    this.#milliseconds = milliseconds;
    this.#end = end;
    this.#alarm =
      milliseconds >= roughFrom ? new RoughAlarm(milliseconds, this.#ring) : new ExactAlarm(milliseconds, this.#ring);
  }

  watch(socket: Socket): void {
    if (!socket.connecting) this.#waitFor(waits.answer);
    else if ('encrypted' in socket) {
      socket.once('connect', () => this.#waitFor(waits.handshake));
      socket.once('secureConnect', () => {
        this.#for = waits.answer;
      });
    } else socket.once('connect', () => this.#waitFor(waits.answer));
  }

  answered(): void {
    this.#waitFor(waits.rest);
  }

  restart(): void {
    this.#isHeld = false;
    this.#alarm.restart();
  }

  hold(): void {
    this.#isHeld = true;
  }

  stop(): void {
    this.#alarm.stop();
  }

  #waitFor(next: typeof waits.connection): void {
    this.#for = next;
    this.#alarm.restart();
  }

  readonly #ring = (): void => {
    if (this.#isHeld) {
      this.#alarm.restart();
      return;
    }
    this.#alarm.stop();
    const { code, missing } = this.#for;
    this.#end(failure(code, `${missing} within ${this.#milliseconds} ms`));
  };
}

interface Alarm {
  restart(): void;
  stop(): void;
}

class ExactAlarm implements Alarm {
  readonly #timeout: NodeJS.Timeout;

  constructor(milliseconds: number, ring: () => void) {
    this.#timeout = setTimeout(ring, milliseconds);
  }

  restart(): void {
    this.#timeout.refresh();
  }

  stop(): void {
    clearTimeout(this.#timeout);
  }
}

/** From here on a second more does not matter. */
const roughFrom = 60_000;
const tickMilliseconds = 500;

const rough = new Set<RoughAlarm>();
let ticking: NodeJS.Timeout | undefined;

/** All long waits share one clock: a timer for each request costs 30 µs of it, and nearly none ever rings. */
class RoughAlarm implements Alarm {
  readonly #milliseconds: number;
  readonly #ring: () => void;
  #ticks = 0;

  constructor(milliseconds: number, ring: () => void) {
    this.#milliseconds = milliseconds;
    this.#ring = ring;
    rough.add(this);
    ticking ??= setInterval(tick, tickMilliseconds).unref();
  }

  restart(): void {
    this.#ticks = 0;
  }

  stop(): void {
    rough.delete(this);
  }

  tick(): void {
    this.#ticks++;
    if (this.#ticks * tickMilliseconds > this.#milliseconds) this.#ring();
  }
}

/** The clock stops when a tick finds nobody waiting. */
function tick(): void {
  for (const alarm of rough) alarm.tick();
  if (rough.size > 0) return;
  clearInterval(ticking);
  ticking = undefined;
}

function ignore(): void {}
