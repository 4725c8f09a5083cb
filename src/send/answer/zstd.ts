import { Transform } from 'node:stream';
import * as zlib from 'node:zlib';

type Native = (options: { readonly flush: number; readonly finishFlush: number }) => Transform;

/** A cut-off stream gives what it holds so far, as with the other encodings. */
const lenient = { flush: 1, finishFlush: 1 };

/** Decodes Zstandard (RFC 8878): node does it from 22.15 on, a library before. */
export function createZstd(): Transform {
  const { createZstdDecompress } = zlib as { createZstdDecompress?: Native };
  return createZstdDecompress === undefined ? withLibrary() : createZstdDecompress(lenient);
}

function withLibrary(): Transform {
  let library: Promise<{ push(chunk: Uint8Array): void }> | undefined;
  const open = async () => {
    const { Decompress } = await import('fzstd');
    return new Decompress((decoded) => void stream.push(Buffer.from(decoded)));
  };
  const stream: Transform = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      library ??= open();
      library.then((decoder) => decoder.push(chunk)).then(() => done(), done);
    },
  });
  return stream;
}
