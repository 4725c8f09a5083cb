import { createHash, createHmac } from 'node:crypto';
import type { Auth, Request } from '../model/request.ts';
import { addBody } from './body-hash.ts';
import { randomUuid } from './random-text.ts';
import { type Signature, secrets, textOf, unsigned, withAuthorization } from './signature.ts';
import type { SignTools } from './tools.ts';
import { urlParts } from './url-parts.ts';

/** Akamai's limit where the auth names none. */
const defaultBodyBytes = 131_072;

/** Akamai EdgeGrid: an HMAC over method, URL, chosen headers and the beginning of a POST body. */
export async function signEdgeGrid(
  request: Request,
  parameters: Auth['parameters'],
  tools: SignTools,
): Promise<Signature> {
  const [access, client, secret] = ['accessToken', 'clientToken', 'clientSecret'].map((name) =>
    textOf(parameters[name]),
  );
  if (!access || !client || !secret)
    return unsigned(request, 'edgegrid auth lacks its access token, client token or client secret');
  const timestamp = textOf(parameters['timestamp']) || timeText(tools.now());
  const nonce = textOf(parameters['nonce']) || randomUuid(tools.random);
  const start = `EG1-HMAC-SHA256 client_token=${client};access_token=${access};timestamp=${timestamp};nonce=${nonce};`;
  const { request: typed, bodyHash } = await withBodyHash(request, parameters, tools);
  const { scheme, host, path } = urlParts(typed.url);
  const base = textOf(parameters['baseURL']);
  const signedHost = base === '' ? host : urlParts(base.includes('://') ? base : `http://${base}`).host;
  const headers = signedHeaders(typed, namesIn(parameters['headersToSign']));
  const data = [typed.method, scheme, signedHost, path, headers, bodyHash, start].join('\t');
  const signature = hmac(hmac(secret, timestamp), data);
  return {
    request: withAuthorization(typed, `${start}signature=${signature}`),
    warnings: [],
    credentials: secrets(secret, access, client),
  };
}

/** `20261125T10:15:00+0000`. */
function timeText(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19).replaceAll('-', '')}+0000`;
}

/** Only POST bodies are signed (Akamai's rule). */
async function withBodyHash(
  request: Request,
  { maxBodySize }: Auth['parameters'],
  { open }: SignTools,
): Promise<{ readonly request: Request; readonly bodyHash: string }> {
  const opened = await open(request);
  if (request.method !== 'POST' || opened.body === undefined) return { request: opened.request, bodyHash: '' };
  const hash = await addBody(createHash('sha256'), opened.body, Number(maxBodySize) || defaultBodyBytes);
  return { request: opened.request, bodyHash: hash.digest('base64') };
}

function namesIn(value: unknown): readonly string[] {
  const names = typeof value === 'string' ? value.split(',') : value;
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string').map((name) => name.trim()) : [];
}

/** In the order asked for; absent and empty ones are left out. */
function signedHeaders({ headers }: Request, names: readonly string[]): string {
  const lines = names.flatMap((name) => {
    const value = headers.findLast((header) => header.name.toLowerCase() === name.toLowerCase())?.value ?? '';
    return value === '' ? [] : [`${name.toLowerCase()}:${value.trim().replace(/\s+/g, ' ')}`];
  });
  return lines.join('\t');
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64');
}
