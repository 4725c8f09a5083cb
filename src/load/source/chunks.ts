import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { detectByStart, type Encoding } from './decode.ts';
import { unreadable } from './file.ts';
import { isUrl, type LoadIo, originOf, readSource } from './source.ts';

/** A text that can be read again and again, piece by piece. */
export interface Chunks {
  readonly origin: string;
  readonly read: () => AsyncIterable<string>;
}

/** A file no longer than this is read once: less work than opening it again and again. */
const shortFile = 256 * 1024;

/**
 * Opens a document for reading in pieces. What is short, or can be read only once (URL, pipe, standard input), is kept in
 * memory.
 */
export async function openChunks(source: string, io: LoadIo): Promise<Chunks> {
  const path = resolve(io.cwd, source);
  if (source !== '-' && !isUrl(source) && (await isLongFile(path))) {
    const encoding = await findEncoding(path, source, io);
    if (encoding !== undefined) return { origin: originOf(source), read: () => readChunks(path, encoding) };
  }
  const { text, origin } = await readSource(source, io, 'iteration data');
  return { origin, read: () => pieces(text) };
}

async function isLongFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile() && found.size > shortFile,
    () => false,
  );
}

/** Leaving the loop early closes the file. */
async function* readChunks(path: string, encoding: Encoding, fatal = false): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal });
  for await (const bytes of createReadStream(path)) {
    const text = decoder.decode(bytes as Uint8Array, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** Only reading all of it tells UTF-8 from Latin 1. Nothing but blanks has no encoding. */
async function findEncoding(path: string, source: string, io: LoadIo): Promise<Encoding | undefined> {
  try {
    for await (const bytes of createReadStream(path, { end: 1 })) {
      const encoding = detectByStart(bytes as Uint8Array);
      if (encoding !== undefined) return encoding;
    }
    let isBlank = true;
    for await (const text of readChunks(path, 'utf-8', true)) isBlank &&= text.trim() === '';
    return isBlank ? undefined : 'utf-8';
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'latin1';
    throw await unreadable(source, io.cwd, 'iteration data', cause);
  }
}

const pieceLength = 65_536;

async function* pieces(text: string): AsyncGenerator<string, void> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
}
