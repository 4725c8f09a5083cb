import { STATUS_CODES } from 'node:http';
import { type ClientHttp2Stream, constants, type OutgoingHttpHeaders } from 'node:http2';
import { pipeline } from 'node:stream';
import { onAbort } from '../../model/on-abort.ts';
import type { Header } from '../../model/request.ts';
import { Announcements } from '../announcements.ts';
import { inMemory, readPayload } from '../body/payload.ts';
import { failure } from '../failure.ts';
import { toWireHeaders } from '../headers.ts';
import { interruption } from '../interruption.ts';
import { startTimer, type Timer } from '../timer.ts';
import type { Head, Hop, Receive } from '../transport.ts';
import type { Session } from './http2-sessions.ts';

/** What is read of a body that nobody wants before its stream is given up. */
const maximumDroppedBytes = 256 * 1024;

/** RFC 9113, 8.2.2: they are about an HTTP/1 connection and may not be sent. */
const ofConnection = new Set([
  ...['connection', 'host', 'http2-settings', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'],
]);

/** One request on a stream of an HTTP/2 connection. */
export class Http2Attempt {
  readonly #hop: Hop;
  readonly #receive: Receive;
  readonly #timeout: number;
  readonly #headers: readonly Header[];
  readonly #announcements = new Announcements();
  #hasHead = false;
  #stream: ClientHttp2Stream | undefined;

  constructor(hop: Hop, headers: readonly Header[], receive: Receive, timeout: number) {
    this.#hop = hop;
    this.#headers = toStreamHeaders(hop, headers);
    this.#receive = receive;
    this.#timeout = timeout;
  }

  /** As they go out, pseudo headers first. */
  get headers(): readonly Header[] {
    return this.#headers;
  }

  run({ session, socket, pulse }: Session, signal: AbortSignal): Promise<void> {
    const { payload } = this.#hop;
    return new Promise((resolve, reject) => {
      const stream = session.request(toFields(this.#headers), { endStream: payload === undefined });
      this.#stream = stream;
      const timer = startTimer(this.#timeout, (error) => stream.destroy(error));
      timer.watch(socket);
      const release = onAbort(signal, () => void stream.destroy(interruption(signal)));
      const settle = (error?: Error): void => {
        timer.stop();
        release();
        if (error === undefined) resolve();
        else reject(error);
      };
      pulse.watch(stream, payload?.length ?? 0);
      stream
        .on('error', (error) => settle(named(error)))
        .on('headers', () => {
          pulse.heard();
          const tooMany = this.#announcements.next();
          if (tooMany !== undefined) stream.destroy(tooMany);
        })
        .on('response', (fields, _flags, raw?: readonly string[]) => {
          pulse.heard();
          stream.on('data', () => pulse.heard());
          this.#take(headOf(fields, raw), stream, timer, settle);
        })
        .on('close', () => settle(failure('ECONNRESET', this.#hasHead ? 'aborted' : 'socket hang up')));
      this.#write(stream, () => timer.restart());
    });
  }

  /** The server says that it has not seen the request: it may be sent again, whatever its method. */
  wasRefused(error: unknown): boolean {
    const { code } = error as NodeJS.ErrnoException;
    const isRefused = this.#stream?.rstCode === constants.NGHTTP2_REFUSED_STREAM;
    return !this.#hasHead && (isRefused || code === 'ERR_HTTP2_GOAWAY_SESSION' || code === 'ERR_HTTP2_INVALID_SESSION');
  }

  /** The server does not answer this one over HTTP/2, and has not begun to (RFC 9113, 7). */
  wantsOlder(error: unknown): boolean {
    return !this.#hasHead && (error as Error).message.endsWith('NGHTTP2_HTTP_1_1_REQUIRED');
  }

  /** A kept connection broke without an answer: the server most likely never saw the request. */
  wasStale(error: unknown): boolean {
    const { code } = error as NodeJS.ErrnoException;
    return !this.#hasHead && (code === 'ECONNRESET' || code === 'EPIPE');
  }

  #write(stream: ClientHttp2Stream, restart: () => void): void {
    const { payload } = this.#hop;
    if (payload === undefined) return;
    const bytes = inMemory(payload);
    if (bytes !== undefined) stream.end(bytes);
    else pipeline(watched(readPayload(payload), restart), stream, (error) => error && stream.destroy(error));
  }

  #take(head: Head, stream: ClientHttp2Stream, timer: Timer, settle: (error?: Error) => void): void {
    this.#hasHead = true;
    timer.answered();
    const stop = (error?: Error): void => {
      settle(error);
      stream.close(constants.NGHTTP2_CANCEL);
    };
    const take = this.#receive(head, stop);
    let received = 0;
    stream.on('data', (chunk: Uint8Array) => {
      timer.restart();
      received += chunk.length;
      const wants = take === undefined ? received <= maximumDroppedBytes : take(chunk);
      if (wants === false) stop();
      else if (wants !== true) {
        stream.pause();
        timer.hold();
        wants.then((isWanted) => {
          timer.restart();
          if (isWanted) stream.resume();
          else stop();
        }, stop);
      }
    });
    // Node ends the body also where the connection broke, and tells it from a whole one by this code alone.
    const promised = this.#hop.method === 'HEAD' ? 0 : lengthOf(head);
    const isWhole = () => stream.rstCode === constants.NGHTTP2_NO_ERROR && received >= promised;
    stream.on('end', () => settle(isWhole() ? undefined : failure('ECONNRESET', 'aborted')));
    if (take === undefined) settle();
  }
}

/** What the body should have at least: a reset without an error may still come too early. */
function lengthOf({ status, headers }: Head): number {
  if (status === 204 || status === 304) return 0;
  return Number(headers.find(({ name }) => name === 'content-length')?.value ?? 0);
}

async function* watched(chunks: AsyncIterable<Uint8Array>, restart: () => void): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of chunks) {
    restart();
    yield chunk;
  }
}

/** RFC 9113, 7. */
const errorCodes = [
  ...['NO_ERROR', 'PROTOCOL_ERROR', 'INTERNAL_ERROR', 'FLOW_CONTROL_ERROR', 'SETTINGS_TIMEOUT', 'STREAM_CLOSED'],
  ...['FRAME_SIZE_ERROR', 'REFUSED_STREAM', 'CANCEL', 'COMPRESSION_ERROR', 'CONNECT_ERROR', 'ENHANCE_YOUR_CALM'],
  ...['INADEQUATE_SECURITY', 'HTTP_1_1_REQUIRED'],
];

/** Node names the error of a stream, but that of a whole connection stays a number. */
function named(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ERR_HTTP2_SESSION_ERROR') return error;
  const message = error.message.replace(/\d+$/, (code) => `NGHTTP2_${errorCodes[Number(code)] ?? code}`);
  return failure(error.code, message);
}

/** RFC 9113, 8.3: names in lower case, method and URL in front. */
function toStreamHeaders({ method, target }: Hop, headers: readonly Header[]): readonly Header[] {
  const authority = headers.findLast(({ name }) => name.toLowerCase() === 'host')?.value ?? target.host;
  const rest = toWireHeaders(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name: name.toLowerCase(), value: value as string })),
  );
  return [
    { name: ':method', value: method, system: true },
    { name: ':path', value: target.path, system: true },
    { name: ':authority', value: authority, system: true },
    { name: ':scheme', value: 'https', system: true },
    ...rest.filter(({ name, value }) => !ofConnection.has(name) && (name !== 'te' || value === 'trailers')),
  ];
}

function toFields(headers: readonly Header[]): OutgoingHttpHeaders {
  const fields: Record<string, string | string[]> = {};
  for (const { name, value } of headers) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

/** Node gives the headers as they came beside the object, but its types do not know. */
function headOf(fields: Readonly<Record<string, unknown>>, raw: readonly string[] | undefined): Head {
  const list = raw ?? Object.entries(fields).flatMap(([name, value]) => [value].flat().flatMap((each) => [name, each]));
  const headers: Header[] = [];
  for (let at = 0; at + 1 < list.length; at += 2) {
    const name = String(list[at]);
    if (!name.startsWith(':')) headers.push({ name, value: String(list[at + 1]) });
  }
  const status = Number(fields[':status']);
  return { status, reason: STATUS_CODES[status] ?? '', httpVersion: '2.0', headers };
}
