import type { BodyDefinition, FormPart, RequestDefinition } from '../../model/request.ts';
import { fieldsOf, isFields, listOf } from '../shape.ts';
import { toAuth } from './auth.ts';
import { toCertificate } from './certificate.ts';
import { toHeaders, toParams } from './params.ts';
import { toProxy } from './proxy.ts';
import { toUrl } from './url.ts';

/** Reads the request of an item. Text is the URL of a GET; a missing request stays one with an empty URL. */
export function toRequest(value: unknown): RequestDefinition {
  if (typeof value === 'string') return { method: 'GET', url: toUrl(value), header: [] };
  const { method, url, header, body, auth, certificate, proxy, description } = fieldsOf(value);
  return {
    method: toMethod(method),
    url: toUrl(url),
    header: toHeaders(header),
    body: toBody(body),
    auth: toAuth(auth),
    ...(certificate !== undefined && { certificate: toCertificate(certificate) }),
    ...(proxy !== undefined && { proxy: toProxy(proxy) }),
    description,
  };
}

/** Upper case like in Postman, names of variables included: `{{method}}` looks up `METHOD`. */
function toMethod(method: unknown): string {
  return method === undefined || method === null ? 'GET' : String(method).toUpperCase();
}

/** Without a mode there is no body, whatever else the file holds. */
function toBody(value: unknown): BodyDefinition | undefined {
  if (typeof value === 'string') return { mode: 'raw', raw: value };
  const { mode, disabled, raw, urlencoded, formdata, file, graphql, options } = fieldsOf(value);
  if (!mode) return undefined;
  const name = String(mode).toLowerCase();
  return {
    mode: modes.includes(name) ? name : 'raw',
    disabled: disabled ? true : undefined,
    raw,
    urlencoded: urlencoded ? toParams(urlencoded) : undefined,
    formdata: formdata ? (listOf(formdata).filter(isFields) as unknown as readonly FormPart[]) : undefined,
    file: typeof file === 'string' ? { src: file } : isFields(file) ? file : undefined,
    graphql,
    options: isFields(options) ? options : undefined,
  };
}

const modes: readonly string[] = ['file', 'formdata', 'graphql', 'raw', 'urlencoded'];
