import type { Socket } from 'node:net';

/** A request as its bytes said it: any method, headers with case, order and duplicates. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** Reads the requests of one connection, also those that node's own parser refuses (methods it does not know, no Host). */
export async function* readRequests(socket: Socket): AsyncGenerator<WireRequest, void> {
  const source = new ByteSource(socket);
  for (;;) {
    const head = await source.through('\r\n\r\n');
    if (head === undefined) return;
    const [first = '', ...lines] = head.toString('latin1').slice(0, -4).split('\r\n');
    const [method = '', path = ''] = first.split(' ');
    const headers = lines.map(splitHeader);
    if (find(headers, 'expect') !== undefined) socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    const isChunked = find(headers, 'transfer-encoding') === 'chunked';
    const body = isChunked ? await readChunks(source) : await source.take(Number(find(headers, 'content-length') ?? 0));
    yield { method, path, headers, body };
  }
}

function splitHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

function find(headers: WireRequest['headers'], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

async function readChunks(source: ByteSource): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (;;) {
    const size = Number.parseInt((await source.through('\r\n'))?.toString('latin1') ?? '0', 16);
    chunks.push(await source.take(size));
    await source.take(2);
    if (size === 0) return Buffer.concat(chunks);
  }
}

/** Bytes of a socket, taken as the grammar asks for them. */
class ByteSource {
  #buffered = Buffer.alloc(0);
  readonly #chunks: AsyncIterator<Buffer>;

  constructor(socket: Socket) {
    this.#chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  }

  /** Everything up to and with `end`; nothing when the connection closes before. */
  async through(end: string): Promise<Buffer | undefined> {
    for (;;) {
      const at = this.#buffered.indexOf(end);
      if (at >= 0) return this.take(at + end.length);
      if (!(await this.#more())) return undefined;
    }
  }

  async take(length: number): Promise<Buffer> {
    while (this.#buffered.length < length && (await this.#more()));
    const taken = this.#buffered.subarray(0, length);
    this.#buffered = this.#buffered.subarray(length);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next();
    if (!done) this.#buffered = Buffer.concat([this.#buffered, value]);
    return !done;
  }
}
