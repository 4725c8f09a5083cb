import { inMemory } from '../body/payload.ts';
import { toWireHeaders } from '../headers.ts';
import type { Hop } from '../transport.ts';

/** A request that needs nothing of node's client: its head as it goes out, and its whole body. */
export interface PlainRequest {
  readonly head: string;
  readonly body: Uint8Array | undefined;
}

/** Node's client sends these without a length when they have no body. */
const methodsWithoutLength = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const fieldText = /^[\t\x20-\x7e\x80-\xff]*$/;
const pathText = /^[\x21-\xff]+$/;

/** Headers that change how the two sides talk; node's client knows what to do about them. */
const special = /^(?:expect|upgrade|transfer-encoding|trailer|te|keep-alive|proxy-.*)$/i;

/** The text of a request, unless something about it is unusual: then node's client sends it, or says what is wrong. */
export function toPlainRequest(hop: Hop): PlainRequest | undefined {
  const { method, target, headers, payload, behavior, connection, proxy } = hop;
  if (
    connection !== undefined ||
    proxy !== undefined ||
    target.protocol !== 'http:' ||
    method === 'CONNECT' ||
    !isMethod(method)
  )
    return;
  if (!pathText.test(target.path)) return;
  if (behavior['disabledSystemHeaders'] !== undefined || behavior['insecureHTTPParser'] === true) return;
  const body = payload === undefined ? undefined : inMemory(payload);
  if (payload !== undefined && body === undefined) return;
  let head = `${method} ${target.path} HTTP/1.1\r\n`;
  let keepsAlive = false;
  let hasLength = body === undefined && methodsWithoutLength.has(method);
  for (const [name, value] of toWireHeaders(headers)) {
    if (typeof value !== 'string' || !token.test(name) || !fieldText.test(value) || special.test(name)) return;
    if (isConnection(name)) keepsAlive = value === 'keep-alive';
    else if (isLength(name)) hasLength = value === String(body?.length ?? 0);
    head += `${name}: ${value}\r\n`;
  }
  return keepsAlive && hasLength ? { head: `${head}\r\n`, body } : undefined;
}

/** Node's client sends any other in capitals too. */
function isMethod(method: string): boolean {
  return token.test(method) && method === method.toUpperCase();
}

function isConnection(name: string): boolean {
  return name.length === 10 && name.toLowerCase() === 'connection';
}

function isLength(name: string): boolean {
  return name.length === 14 && name.toLowerCase() === 'content-length';
}
