import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { failure } from '../failure.ts';

const tickMilliseconds = 500;

/** What is shorter leaves at once, whether or not the server reads. */
const fitsAnyBuffer = 64 * 1024;

/**
 * Notices that a session is dead. When what comes is no HTTP/2, node's library stops reading and writing for good and
 * tells nobody, and the streams would wait until their time is over. It shows in a ping that does not leave. A server is
 * pinged only when it is silent while a stream waits, and again only after it has sent something.
 */
export class Pulse {
  readonly #session: ClientHttp2Session;
  readonly #socket: TLSSocket;
  readonly #waiting = new Set<ClientHttp2Stream>();
  readonly #uploads = new Set<ClientHttp2Stream>();
  #clock: NodeJS.Timeout | undefined;
  #bytesAnswered = 0;
  #isSilent = false;
  #hasAsked = false;

  constructor(session: ClientHttp2Session, socket: TLSSocket) {
    this.#session = session;
    this.#socket = socket;
    session.once('close', () => clearInterval(this.#clock));
  }

  /** A stream waits from here until it is closed. */
  watch(stream: ClientHttp2Stream, bodyLength: number): void {
    if (this.#waiting.size === 0) {
      this.#isSilent = false;
      this.#clock = setInterval(() => this.#tick(), tickMilliseconds);
    }
    this.#waiting.add(stream);
    if (bodyLength > fitsAnyBuffer) this.#uploads.add(stream.once('finish', () => this.#uploads.delete(stream)));
    stream.once('close', () => {
      this.#uploads.delete(stream);
      this.#waiting.delete(stream);
      if (this.#waiting.size === 0) clearInterval(this.#clock);
    });
  }

  /** Something has come that somebody waited for. */
  heard(): void {
    this.#isSilent = false;
    this.#hasAsked = false;
  }

  #tick(): void {
    const wasSilent = this.#isSilent;
    this.#isSilent = true;
    // Behind a large body that the server takes in slowly a ping has to wait, too.
    if (!wasSilent || this.#session.destroyed || this.#uploads.size > 0) return;
    if (this.#hasAsked && this.#session.state.outboundQueueSize) this.#session.destroy(notHttp2());
    else if (!this.#hasAsked && this.#socket.bytesRead !== this.#bytesAnswered) this.#hasAsked = this.#ping();
  }

  #ping(): boolean {
    return this.#session.ping(() => {
      this.#bytesAnswered = this.#socket.bytesRead;
      this.#hasAsked = false;
    });
  }
}

function notHttp2(): Error {
  const message = 'the answer is no HTTP/2 that can be read, or has a header longer than 64 KiB';
  return failure('broken-http2', message, 'Check the server, or set protocolVersion, or --http-version, to http1');
}
