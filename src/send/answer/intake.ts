import type { Head } from '../transport.ts';
import { BombGuard, Decoder, decodersFor } from './decode.ts';
import { type OpenBodyFile, SavedBody } from './saved-body.ts';
import { MemorySink, type Sink, type Taken } from './sink.ts';

/** The longest text that JavaScript can hold: no script could read a longer body. */
const longestText = 2 ** 29 - 24;

/** How much of a body is taken in, and where to. */
export interface IntakeOptions {
  /** Longest body in decoded bytes; 0 for any; absent for what fits a text in memory, and any length in a file. */
  readonly maxResponseBytes: number | undefined;
  /** Opens the file that the body is saved to. */
  readonly save: OpenBodyFile | undefined;
}

/** Takes in the body of an answer as it comes: counts it, decodes it, keeps or saves it. */
export class Intake {
  /** What is out of the ordinary with the body. */
  readonly warnings: string[] = [];
  readonly #sink: Sink;
  #received = 0;

  constructor(head: Head, method: string, { maxResponseBytes, save }: IntakeOptions) {
    const maximum = maxResponseBytes === 0 ? Number.POSITIVE_INFINITY : maxResponseBytes;
    const last: Sink =
      save === undefined
        ? new MemorySink(maximum ?? longestText)
        : new SavedBody(save(head.headers), maximum ?? Number.POSITIVE_INFINITY);
    const encoding = encodingOf(head, method);
    const found = encoding === undefined ? [] : decodersFor(encoding);
    if (found === undefined)
      this.warnings.push(`the answer's Content-Encoding is ${encoding?.slice(0, 100)}: its body stays as it came`);
    const decoders = found ?? [];
    const guarded =
      decoders.length > 0 && maxResponseBytes === undefined ? new BombGuard(last, () => this.#received) : last;
    this.#sink = decoders.reduce<Sink>((sink, open) => new Decoder(open, sink), guarded);
  }

  /** Bytes on the wire so far. */
  get received(): number {
    return this.#received;
  }

  take(chunk: Uint8Array): boolean | Promise<boolean> {
    this.#received += chunk.length;
    return this.#sink.add(chunk);
  }

  async end(): Promise<Taken> {
    const taken = await this.#sink.end();
    const { bytes, length, path } = taken;
    if (bytes.length < length)
      this.warnings.push(
        `${path} holds all ${length} bytes of the answer, scripts and reports see the first ${bytes.length}`,
      );
    return taken;
  }

  abandon(): Promise<void> {
    return this.#sink.abandon();
  }
}

/** What the body is encoded with. HEAD, 204 and 304 have no body, whatever their headers say. */
function encodingOf({ status, headers }: Head, method: string): string | undefined {
  if (method === 'HEAD' || status === 204 || status === 304) return undefined;
  let encoding: string | undefined;
  for (const { name, value } of headers) {
    if (name.length === 16 && name.toLowerCase() === 'content-encoding')
      encoding = encoding === undefined ? value : `${encoding},${value}`;
  }
  return encoding;
}
