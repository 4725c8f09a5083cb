import type { SendError } from '../../model/exchange.ts';
import type { BodyDefinition, Header, ProtocolProfileBehavior, Request } from '../../model/request.ts';
import { hasHeader, headerValue } from '../headers.ts';
import { type FileAccess, openFile } from './files.ts';
import { mimeType } from './mime-type.ts';
import { openMultipart } from './multipart.ts';
import { type Payload, toPayload } from './payload.ts';
import { encodeGraphql, rawText, rawType, withoutComments } from './raw.ts';
import { encodeForm } from './urlencoded.ts';

/** A body ready to be sent, with the headers it brings. */
export interface Body {
  readonly kind: 'body';
  /** The definition as it is sent: without JSON comments, and with the files that are there (`Multipart`). */
  readonly definition: BodyDefinition | undefined;
  readonly payload: Payload | undefined;
  /** A content type that joins the user's headers before the system headers are added. */
  readonly earlyType: EarlyType | undefined;
  /** A content type that is added after the system headers; the user's stays if `keep` says so. */
  readonly lateType: { readonly value: string; readonly keep: (value: string) => boolean } | undefined;
  /** Postman's order of what is added last. */
  readonly order: readonly ('type' | 'length' | 'cookie')[];
  readonly warnings: readonly string[];
}

/** `place` says on which side of the headers that the auth has added. */
interface EarlyType {
  readonly value: string;
  readonly place: 'before-auth' | 'after-auth';
}

/** What a body needs to know besides its request. */
export interface BodyContext extends FileAccess {
  /** Scripts may not send files. */
  readonly source: 'item' | 'script';
  readonly random: () => number;
}

export type BodyResult = Body | { readonly kind: 'refused'; readonly error: SendError };

const methodsWithoutBody = new Set(['GET', 'COPY', 'HEAD', 'PURGE', 'UNLOCK']);

/** Makes a request's body by its mode; nothing for what is disabled, empty, unknown or dropped for its method. */
export async function openBody(
  { method, headers, body, behavior }: Request,
  context: BodyContext,
): Promise<BodyResult> {
  if (body === undefined || body.disabled || isPruned(method, behavior)) return noBody(body);
  const { mode } = body;
  if (mode === 'raw') return rawBody(body, headers, behavior);
  if (mode === 'graphql') return graphqlBody(body, headers, behavior);
  if (mode === 'urlencoded') return formBody(body);
  if (mode === 'formdata') return multipartBody(body, headers, context);
  if (mode === 'file') return fileBody(body, context);
  return noBody(body);
}

function isPruned(method: string, behavior: ProtocolProfileBehavior): boolean {
  return methodsWithoutBody.has(method.toUpperCase()) && !behavior['disableBodyPruning'];
}

function noBody(definition: BodyDefinition | undefined, warnings: readonly string[] = []): Body {
  const nothing = { payload: undefined, earlyType: undefined, lateType: undefined };
  return { kind: 'body', definition, ...nothing, order: ['cookie', 'length'], warnings };
}

function textBody(definition: BodyDefinition, text: string, earlyType: EarlyType | undefined): Body {
  const payload = toPayload([Buffer.from(text, 'utf8')]);
  return { ...noBody(definition), payload, earlyType, order: ['length', 'cookie'] };
}

function rawBody(body: BodyDefinition, headers: readonly Header[], behavior: ProtocolProfileBehavior): Body {
  const text = rawText(body.raw);
  if (text === '') return noBody(body);
  const language = body.options?.raw?.language;
  const sent = withoutComments(text, language, headerValue(headers, 'content-type'));
  const definition = sent === text ? body : { ...body, raw: sent };
  if (hasOwnType(headers, behavior)) return textBody(definition, sent, undefined);
  // Postman adds the type where it looks for comments: of JSON before it signs, of all else when it sends.
  const place = language === 'json' ? 'before-auth' : 'after-auth';
  return textBody(definition, sent, { value: rawType(language), place });
}

/** Is the content type the user's business? */
function hasOwnType(headers: readonly Header[], behavior: ProtocolProfileBehavior): boolean {
  return hasHeader(headers, 'content-type') || isDisabled(behavior, 'content-type');
}

function graphqlBody(body: BodyDefinition, headers: readonly Header[], behavior: ProtocolProfileBehavior): Body {
  const text = encodeGraphql(body.graphql);
  if (text === undefined) return noBody(body);
  if (hasOwnType(headers, behavior)) return textBody(body, text, undefined);
  return textBody(body, text, { value: 'application/json', place: 'after-auth' });
}

function formBody(body: BodyDefinition): Body {
  const params = body.urlencoded ?? '';
  if (typeof params === 'string' ? params === '' : params.every(({ disabled }) => disabled)) return noBody(body);
  const text = encodeForm(params);
  const keep = (value: string): boolean => /^application\/x-www-form-urlencoded\b/.test(value);
  const lateType = { value: 'application/x-www-form-urlencoded', keep };
  return { ...textBody(body, text, undefined), lateType, order: ['type', 'length', 'cookie'] };
}

async function multipartBody(
  body: BodyDefinition,
  headers: readonly Header[],
  context: BodyContext,
): Promise<BodyResult> {
  const all = body.formdata ?? [];
  const parts = context.source === 'script' ? all.filter(({ type }) => type !== 'file') : all;
  const own = multipartType.exec(headerValue(headers, 'content-type') ?? '');
  const boundary = own?.[1] ?? own?.[2] ?? makeBoundary(context.random);
  const result = await openMultipart(parts, boundary, context);
  if (result.kind === 'refused') return result;
  const warnings = [...(parts.length < all.length ? [noFilesFromScripts] : []), ...result.warnings];
  const sent = noBody({ ...body, formdata: result.parts }, warnings);
  if (result.payload === undefined) return sent;
  const lateType = {
    value: `multipart/form-data; boundary=${boundary}`,
    keep: (value: string) => multipartType.test(value),
  };
  return { ...sent, payload: result.payload, lateType, order: ['type', 'cookie', 'length'] };
}

const multipartType = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;]+))/;
const noFilesFromScripts = 'uploading files from scripts is not allowed';

function makeBoundary(random: () => number): string {
  return `--------------------------${Array.from({ length: 24 }, () => Math.floor(random() * 10)).join('')}`;
}

async function fileBody(body: BodyDefinition, context: BodyContext): Promise<BodyResult> {
  const file = typeof body.file === 'string' ? { src: body.file } : body.file;
  if (file === undefined || file === null) return noBody(body);
  if (context.source === 'script') return noBody(undefined, [noFilesFromScripts]);
  const content = 'content' in file ? file.content : undefined;
  if (!file.src && typeof content === 'string' && content !== '') {
    return { ...textBody(body, '', undefined), payload: toPayload([Buffer.from(content, 'base64')]) };
  }
  const opened = await openFile(file.src, context);
  if (opened.kind === 'refused') return opened;
  if (opened.kind === 'missing') {
    // Postman's mark of a file that could not be read.
    const marked = { ...body, file: { src: file.src, value: null } };
    return noBody(marked, [`Binary file load error: ${opened.problem}`]);
  }
  const lateType = { value: (await mimeType(opened.part.path)) ?? 'application/octet-stream', keep: () => true };
  return { ...noBody(body), payload: toPayload([opened.part]), lateType, order: ['cookie', 'length', 'type'] };
}

/** Is that system header switched off (`disabledSystemHeaders`, lower-case names)? */
export function isDisabled(behavior: ProtocolProfileBehavior, name: string): boolean {
  const disabled = behavior['disabledSystemHeaders'];
  return typeof disabled === 'object' && disabled !== null && Boolean((disabled as Record<string, unknown>)[name]);
}
