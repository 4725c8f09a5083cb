import type { Head } from '../transport.ts';

/** Ends an event stream after a while, for many have no end of their own. What came until then is the answer. */
export class EventStream {
  readonly #milliseconds: number;
  readonly #timeout: NodeJS.Timeout | undefined;
  #isCut = false;

  constructor(milliseconds: number, stop: () => void) {
    this.#milliseconds = milliseconds;
    if (milliseconds > 0) {
      this.#timeout = setTimeout(() => {
        this.#isCut = true;
        stop();
      }, milliseconds);
    }
  }

  /** Is this how a stream that has gone silent ends? */
  endsWith(error: unknown): boolean {
    this.#isCut ||= (error as NodeJS.ErrnoException).code === 'ESOCKETTIMEDOUT';
    return this.#isCut;
  }

  /** Stops waiting; tells if the stream did not end by itself. */
  close(): string | undefined {
    clearTimeout(this.#timeout);
    if (!this.#isCut) return undefined;
    return `the event stream did not end within ${this.#milliseconds} ms: what came until then counts as the answer`;
  }
}

export function isEventStream({ headers }: Head): boolean {
  const type = headers.findLast(({ name }) => name.length === 12 && name.toLowerCase() === 'content-type')?.value;
  return type !== undefined && /^text\/event-stream *(?:;|$)/i.test(type);
}
