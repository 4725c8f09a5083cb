import { randomUUID } from 'node:crypto';
import type { CookieList, Request, Response } from 'postman-collection-4';
import sdk from 'postman-collection-4';
import type { Exchange } from '../../model/exchange.ts';
import type { BodyDefinition, FormPart, Header, Param, RequestDefinition } from '../../model/request.ts';
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

/** The headers that went out, in their order, with descriptions and, where they stood, disabled ones. */
function mergeHeaders(defined: RequestDefinition['header'], sent: readonly Header[]): readonly object[] {
  const waiting = [...defined];
  const merged: object[] = [];
  for (const { name, value, system } of sent) {
    const at = system ? -1 : waiting.findIndex((param) => !param.disabled && isNamed(param, name));
    for (const param of waiting.splice(0, at + 1)) if (param.disabled) merged.push(param);
    const description = at < 0 ? undefined : defined.find((param) => isNamed(param, name))?.description;
    merged.push({ key: name, value, ...(system && { system }), ...(description !== undefined && { description }) });
  }
  const left = waiting.filter(({ disabled }) => disabled);
  const firstSystem = sent.findIndex(({ system }) => system);
  const end = firstSystem < 0 ? merged.length : merged.length - (sent.length - firstSystem);
  return [...merged.slice(0, end), ...left, ...merged.slice(end)];
}

function isNamed({ key }: Param, name: string): boolean {
  return key === name || String(key).includes('{{');
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
