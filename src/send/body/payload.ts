import type { FileHandle } from 'node:fs/promises';

/** A file as part of a body. `size` was measured when the body was put together; exactly so much is sent. */
export interface FilePart {
  readonly path: string;
  readonly size: number;
  /** Opens it where it may be read; whoever reads it closes it. */
  readonly open: () => Promise<FileHandle>;
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

async function* readFilePart({ path, size, open }: FilePart): AsyncGenerator<Uint8Array, void> {
  const file = await open();
  let missing = size;
  try {
    const chunks: AsyncIterable<Uint8Array> = file.createReadStream({ start: 0, end: size - 1, autoClose: false });
    for await (const chunk of chunks) {
      missing -= chunk.length;
      yield chunk;
    }
  } finally {
    await file.close();
  }
  if (missing > 0) throw new Error(`${path} became shorter while it was sent`);
}
