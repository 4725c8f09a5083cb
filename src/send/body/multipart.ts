import { basename } from 'node:path';
import type { SendError } from '../../model/exchange.ts';
import type { FormPart } from '../../model/request.ts';
import { type FileAccess, openFile } from './files.ts';
import { mimeType } from './mime-type.ts';
import { type FilePart, type Payload, toPayload } from './payload.ts';

/**
 * A form-data body: the payload is absent when no part was left. `parts` tell what is sent, as Postman tells it: one for
 * each file of a list, and a part whose only file is missing is disabled.
 */
export type Multipart =
  | {
      readonly kind: 'multipart';
      readonly payload: Payload | undefined;
      readonly parts: readonly FormPart[];
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'refused'; readonly error: SendError };

/** Puts the enabled parts together, in order. A file that cannot be read is left out with a warning, as Postman does. */
export async function openMultipart(
  parts: readonly FormPart[],
  boundary: string,
  files: FileAccess,
): Promise<Multipart> {
  const pieces: (Uint8Array | FilePart)[] = [];
  const told: FormPart[] = [];
  const warnings: string[] = [];
  for (const part of parts) {
    if (part.disabled || part.type !== 'file' || isInline(part)) {
      told.push(part);
      if (!part.disabled) pieces.push(...(await inlinePart(part, boundary)));
      continue;
    }
    const opened = await openSources(part, boundary, files);
    if (opened.kind === 'refused') return opened;
    pieces.push(...opened.pieces);
    told.push(...opened.parts);
    for (const problem of opened.problems) warnings.push(`Form param \`${part.key}\`, file load error: ${problem}`);
  }
  const payload = pieces.length === 0 ? undefined : toPayload([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
  return { kind: 'multipart', payload, parts: told, warnings };
}

type OpenedSources =
  | {
      readonly kind: 'opened';
      readonly pieces: readonly (Uint8Array | FilePart)[];
      readonly parts: readonly FormPart[];
      readonly problems: readonly string[];
    }
  | { readonly kind: 'refused'; readonly error: SendError };

/** One part per file. A part without any file is sent empty, with an empty file name. */
async function openSources(part: FormPart, boundary: string, files: FileAccess): Promise<OpenedSources> {
  const sources = Array.isArray(part.src) ? part.src : [part.src];
  if (sources.length === 0 || !part.src) {
    const pieces = await inlinePart({ ...part, value: '', fileName: part.fileName ?? '' }, boundary);
    return { kind: 'opened', pieces, parts: [part], problems: ['missing file source'] };
  }
  const pieces: (Uint8Array | FilePart)[] = [];
  const parts: FormPart[] = [];
  const problems: string[] = [];
  for (const src of sources) {
    const opened = await openFile(src, files);
    if (opened.kind === 'refused') return opened;
    if (opened.kind === 'missing') {
      problems.push(opened.problem);
      if (!Array.isArray(part.src)) parts.push({ ...part, disabled: true });
    } else {
      pieces.push(...(await filePart(part, boundary, opened.part)));
      parts.push({ ...part, src });
    }
  }
  return { kind: 'opened', pieces, parts, problems };
}

async function filePart(part: FormPart, boundary: string, file: FilePart): Promise<(Uint8Array | FilePart)[]> {
  const fileName = fileNameOf(part) ?? basename(file.path);
  const type =
    part.contentType || (await mimeType(file.path)) || (await mimeType(fileName)) || 'application/octet-stream';
  return [head(part.key, fileName, type, boundary), file, lineEnd];
}

async function inlinePart(part: FormPart, boundary: string): Promise<Uint8Array[]> {
  const fileName = fileNameOf(part);
  const bytes = isInline(part) ? Buffer.from(String(part.value), 'base64') : Buffer.from(textOf(part.value));
  const guess = fileName ? await mimeType(fileName) : undefined;
  const type = part.contentType || guess || (isInline(part) ? 'application/octet-stream' : undefined);
  return [head(part.key, fileName, type, boundary), bytes, lineEnd];
}

/** Collections hold what they hold: null, too, is no name. */
function fileNameOf({ fileName }: FormPart): string | undefined {
  return fileName === undefined || fileName === null ? undefined : basename(String(fileName));
}

/** A file without `src` whose `value` holds its bytes in base64. */
function isInline({ type, src, value }: FormPart): boolean {
  return type === 'file' && !src && typeof value === 'string' && value !== '';
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : (JSON.stringify(value) ?? '');
}

const lineEnd = Buffer.from('\r\n');

/** Postman writes names as they are: neither quotes nor line ends are escaped. */
function head(
  key: string | null | undefined,
  fileName: string | undefined,
  type: string | undefined,
  boundary: string,
): Buffer {
  const disposition = `Content-Disposition: form-data; name="${key ?? ''}"${fileNames(fileName)}\r\n`;
  return Buffer.from(`--${boundary}\r\n${disposition}${type ? `Content-Type: ${type}\r\n` : ''}\r\n`);
}

/** RFC 8187's second form only where the plain one cannot be read as latin1. */
function fileNames(fileName: string | undefined): string {
  if (fileName === undefined) return '';
  const encoded = [...fileName].some((each) => each > '\u00ff') ? `; filename*=UTF-8''${encodeExtended(fileName)}` : '';
  return `; filename="${fileName}"${encoded}`;
}

function encodeExtended(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString())
    .replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`)
    .replace(/%(?:7C|60|5E)/g, decodeURIComponent);
}
