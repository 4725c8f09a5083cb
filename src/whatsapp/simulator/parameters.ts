import { cloudError } from './error-codes.ts';
import { invalidParameter } from './graph-error.ts';

/** Parameters by name, wherever they came from: query, JSON, form. */
export type Parameters = ReadonlyMap<string, unknown>;

/** A call as it came in, body read. */
export interface IncomingCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Graph takes parameters from the query string and from the body alike; the body wins. */
export async function readParameters(call: IncomingCall): Promise<Parameters> {
  return new Map([...call.url.searchParams, ...(await readBody(call))]);
}

async function readBody({ headers, body }: IncomingCall): Promise<readonly (readonly [string, unknown])[]> {
  if (body.length === 0) return [];
  const type = headers.get('content-type') ?? '';
  if (/^application\/json\b/i.test(type)) return readJson(body);
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return await readForm(body, type);
  return [];
}

function readJson(body: Uint8Array): readonly (readonly [string, unknown])[] {
  const value = parseJson(new TextDecoder().decode(body));
  if (!isObject(value)) throw invalidParameter('The request body must be a JSON object');
  return Object.entries(value);
}

async function readForm(body: Uint8Array<ArrayBuffer>, type: string): Promise<readonly (readonly [string, unknown])[]> {
  try {
    return [...(await new Response(body, { headers: { 'content-type': type } }).formData())];
  } catch {
    throw invalidParameter('The request body is not a valid form');
  }
}

/** A text parameter that must be there. */
export function requiredText(parameters: Parameters, name: string): string {
  const value = optionalText(parameters, name);
  if (value === undefined || value === '') throw invalidParameter(`The parameter ${name} is required.`);
  return value;
}

/** A text parameter; a number counts as its text, as in forms. */
export function optionalText(parameters: Parameters, name: string): string | undefined {
  const value = parameters.get(name);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw invalidParameter(`Param ${name} must be a string`);
}

/** A parameter that is an object or a list; forms and queries carry it as JSON text. */
export function optionalJson(parameters: Parameters, name: string): unknown {
  const value = parameters.get(name) ?? undefined;
  return typeof value === 'string' && value !== '' ? parseJson(value) : value;
}

/** A parameter that must be an object if it is there. */
export function optionalObject(parameters: Parameters, name: string): Readonly<Record<string, unknown>> | undefined {
  const value = optionalJson(parameters, name);
  if (value !== undefined && !isObject(value)) throw cloudError(131009, `Param ${name} must be a JSON object`);
  return value;
}

/** A parameter that must be a list if it is there. */
export function optionalList(parameters: Parameters, name: string): readonly unknown[] | undefined {
  const value = optionalJson(parameters, name);
  if (value !== undefined && value !== '' && !Array.isArray(value))
    throw invalidParameter(`Param ${name} must be an array`);
  return Array.isArray(value) ? value : undefined;
}

/** A parameter that must be true or false if it is there, however it is spelt. */
export function optionalBoolean(parameters: Parameters, name: string): boolean | undefined {
  const text = optionalText(parameters, name)?.toLowerCase();
  if (text === undefined || text === '') return undefined;
  if (['true', '1'].includes(text)) return true;
  if (['false', '0'].includes(text)) return false;
  throw invalidParameter(`Param ${name} must be a boolean`);
}

/** A text parameter that must be one of a few words. */
export function requiredChoice(parameters: Parameters, name: string, choices: readonly string[]): string {
  const value = requiredText(parameters, name);
  if (choices.includes(value)) return value;
  throw invalidParameter(`Param ${name} must be one of {${choices.join(', ')}} - got "${value}".`);
}

/** Every call of the Cloud API that has a body names the product. */
export function requireMessagingProduct(parameters: Parameters): void {
  const product = requiredText(parameters, 'messaging_product');
  if (product.toLowerCase() !== 'whatsapp') {
    throw invalidParameter(`Param messaging_product must be one of {WHATSAPP} - got "${product}".`);
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter('The request holds text that is not valid JSON');
  }
}
