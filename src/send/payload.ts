import { createReadStream } from 'node:fs';

/** A file as part of a body. `size` was measured when the body was put together; exactly so much is sent. */
export interface FilePart {
  readonly path: string;
  readonly size: number;
}

/** The bytes of a body with their known length. It can be read again for a redirect; files stay on disk until then. */
export interface Payload {
  readonly length: number;
  readonly parts: readonly (Uint8Array | FilePart)[];
}

export function toPayload(parts: readonly (Uint8Array | FilePart)[]): Payload {
  return {
    length: parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part.size), 0),
    parts,
  };
}

/** The whole payload when no file is in it. */
export function inMemory({ parts }: Payload): Uint8Array | undefined {
  const chunks = parts.filter((part) => part instanceof Uint8Array);
  if (chunks.length < parts.length) return undefined;
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

/** Reads the payload from the start. A file that became shorter is an error: its length was already promised. */
export async function* readPayload({ parts }: Payload): AsyncGenerator<Uint8Array, void> {
  for (const part of parts) {
    if (part instanceof Uint8Array) yield part;
    else if (part.size > 0) yield* readFilePart(part);
  }
}

async function* readFilePart({ path, size }: FilePart): AsyncGenerator<Uint8Array, void> {
  let missing = size;
  for await (const chunk of createReadStream(path, { end: size - 1 }) as AsyncIterable<Uint8Array>) {
    missing -= chunk.length;
    yield chunk;
  }
  if (missing > 0) throw new Error(`${path} became shorter while it was sent`);
}
