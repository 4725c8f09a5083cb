import { randomUUID } from 'node:crypto';
import type { CookieList, Request, Response } from 'postman-collection-4';
import sdk from 'postman-collection-4';
import type { Exchange } from '../../model/exchange.ts';
import type { BodyDefinition, FormPart } from '../../model/request.ts';
import { mergeHeaders } from '../../run/sent-headers.ts';
import type { Show } from '../view/hide.ts';

/** The request of an exchange: what went out first, with what the definition says beyond it (disabled headers, texts). */
export function toSdkRequest({ request, definition }: Pick<Exchange, 'request' | 'definition'>, show: Show): Request {
  const { url, method, headers, body } = request;
  const { description, auth, header = [] } = definition ?? {};
  const shown = show({
    ...(description !== undefined && { description }),
    url,
    header: mergeHeaders(header, headers),
    method,
    ...(body !== undefined && { body: withBytes(body) }),
    ...(auth !== undefined && { auth: { type: auth.type, [auth.type]: toParameters(auth.parameters) } }),
  });
  return new sdk.Request(shown);
}

/** Content in base64 has become bytes, as newman's runtime leaves it; JSON has no bytes, so reports do not tell them. */
function withBytes(body: BodyDefinition): object {
  const { file, formdata } = body;
  if (body.mode === 'formdata') return { ...body, formdata: formdata?.map(withPartBytes) };
  if (body.mode !== 'file' || typeof file !== 'object' || file.src || !file.content) return body;
  return { ...body, file: { ...file, content: Buffer.from(file.content, 'base64') } };
}

function withPartBytes(part: FormPart): FormPart {
  const { type, src, value, disabled } = part;
  if (type !== 'file' || disabled || src || typeof value !== 'string' || value === '') return part;
  return { ...part, value: Buffer.from(value, 'base64') };
}

function toParameters(parameters: Readonly<Record<string, unknown>>): readonly object[] {
  return Object.entries(parameters).map(([key, value]) => ({ key, value }));
}

/** The answer of an exchange; undefined without one. */
export function toSdkResponse({ response }: Exchange, show: Show): Response | undefined {
  if (response === undefined) return undefined;
  const { status, reason, headers, body, milliseconds } = response;
  const shown = show({
    id: randomUUID(),
    code: status,
    status: reason,
    header: headers.map(({ name, value }) => ({ key: name, value })),
    stream: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    responseTime: milliseconds,
  });
  return new sdk.Response(shown);
}

/** The cookies that the jar holds for the answer's URL; without an answer newman gives an empty array. */
export function toSdkCookies({ response, cookies }: Exchange, show: Show): CookieList | readonly [] {
  if (response === undefined) return [];
  const shown = show(
    cookies.map(({ expires, maxAge, ...cookie }) => ({
      ...cookie,
      expires: expires ?? null,
      maxAge: maxAge ?? Number.NaN,
    })),
  );
  return new sdk.CookieList(null, shown);
}
