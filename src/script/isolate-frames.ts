/** What the program asks of the process that holds the isolate. */
export interface Entry {
  /** An order for the guest, as JSON. */
  readonly order: string;
  /** What a `run` order runs. */
  readonly code?: { readonly source: string; readonly file: string };
  /** How long the guest may keep control; 0: no limit. */
  readonly milliseconds: number;
}

/** What the process of the isolate says: a question, which has to be answered, or that the guest gave control back. */
export type Said =
  | { readonly kind: 'ask'; readonly operation: string; readonly argument?: string | number }
  | Left
  | { readonly kind: 'unusable'; readonly reason: string };

/** The guest gave control back, or it was taken from it; `output` is what it told until then. */
export interface Left {
  readonly kind: 'left';
  readonly output: string;
  readonly isOvertime: boolean;
}

/** The answer to a question. */
export interface Answered {
  readonly value?: unknown;
  readonly isRefused?: boolean;
}

/** With what the process ends when the isolate has used up its memory. */
export const outOfMemory = 77;

const headBytes = 4;

/** A message as bytes: its length, then JSON. */
export function toFrame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), 'utf8');
  const frame = Buffer.allocUnsafe(headBytes + body.length);
  frame.writeUInt32LE(body.length, 0);
  body.copy(frame, headBytes);
  return frame;
}

/** Reads one message with a function that gives exactly so many bytes. */
export function readFrame<Message>(read: (bytes: number) => Buffer): Message {
  return JSON.parse(read(read(headBytes).readUInt32LE(0)).toString('utf8')) as Message;
}

/** Puts messages together from the pieces in which they arrive. */
export class FrameReader {
  #waiting: Buffer[] = [];
  #bytes = 0;

  *read<Message>(piece: Buffer): Generator<Message, void> {
    this.#waiting.push(piece);
    this.#bytes += piece.length;
    for (;;) {
      if (this.#bytes < headBytes) return;
      const head = this.#join();
      const end = headBytes + head.readUInt32LE(0);
      if (this.#bytes < end) return;
      const all = Buffer.concat(this.#waiting);
      this.#waiting = [all.subarray(end)];
      this.#bytes = all.length - end;
      yield JSON.parse(all.subarray(headBytes, end).toString('utf8')) as Message;
    }
  }

  /** The first bytes in one piece. */
  #join(): Buffer {
    const [first] = this.#waiting;
    if (first !== undefined && first.length >= headBytes) return first;
    this.#waiting = [Buffer.concat(this.#waiting)];
    return this.#waiting[0] as Buffer;
  }
}
