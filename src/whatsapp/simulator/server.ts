import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, answer } from './answer.ts';
import { answerControl, isControl } from './control/control.ts';
import { GraphError } from './graph-error.ts';
import { responseHeaders } from './response-headers.ts';
import type { World } from './world.ts';

/** Media may be 100 MB; nothing else comes near. */
const largestForm = 110 * 1024 * 1024;
const largestOther = 4 * 1024 * 1024;

/** An HTTP server that speaks Graph, each answer taking so many milliseconds; even what is hardly HTTP gets an error envelope. */
export function createGraphServer(world: World, latency: number): Server {
  const server = createServer((request, response) => {
    respond(request, response, world, latency).catch((error: unknown) => giveUp(request, response, error));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseRaw(error, socket, world));
  return server;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  latency: number,
): Promise<void> {
  world.agenda.runDue();
  const outcome = await answerRequest(request, world);
  const body = outcome.file?.bytes ?? Buffer.from(JSON.stringify(outcome.json));
  const headers = responseHeaders(outcome, body, world);
  const isKnown = outcome.status === 200 && request.headers['if-none-match'] === headers.get('etag');
  if (isKnown) headers.delete('content-length');
  if (latency > 0) await sleep(latency);
  response.writeHead(isKnown ? 304 : outcome.status, [...headers].flat());
  response.end(isKnown || request.method === 'HEAD' ? undefined : body);
  world.agenda.runDue();
}

/** The caller went away, or the simulator has a bug: then the answer says so. */
function giveUp(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (request.destroyed && !request.complete) return;
  const message = `The simulator cannot answer this: ${error instanceof Error ? error.message : String(error)}`;
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify({ error: { message, type: 'OAuthException', code: 1 } }));
}

async function answerRequest(request: IncomingMessage, world: World): Promise<Answer> {
  const url = urlOf(request);
  if (url === undefined) return refusal(400, 'Bad request: the URL cannot be read', world);
  const body = await readBody(request);
  if (body === undefined) return refusal(413, 'Request entity too large', world);
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const incoming = { method: request.method ?? 'GET', url, headers, body };
  return isControl(url.pathname) ? await answerControl(incoming, world) : await answer(incoming, world);
}

/** The URL as the caller wrote it: links in answers lead back the same way, through a redirected host too. */
function urlOf({ url = '/', headers: { host = 'localhost' } }: IncomingMessage): URL | undefined {
  const scheme = /(^|\.)facebook\.com$/i.test(host) ? 'https' : 'http';
  const text = url.startsWith('/') ? `${scheme}://${host}${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** The whole body, or undefined if it is too large; then the rest is read and thrown away, so that the answer arrives. */
async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const hasFile =
    /^multipart\//i.test(request.headers['content-type'] ?? '') || /\/upload(:|%3A)/i.test(request.url ?? '');
  const largest = hasFile ? largestForm : largestOther;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size <= largest) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= largest ? new Uint8Array(Buffer.concat(chunks)) : undefined;
}

function refusal(status: number, message: string, world: World): Answer {
  const { details } = new GraphError(status, { message, type: 'OAuthException', code: 1 });
  const json = { error: { ...details, fbtrace_id: `A${world.chance.text('trace', 16)}` } };
  return { status, json, version: undefined, usageOf: undefined };
}

const rawStatuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers bytes that are no HTTP request, and hangs up. */
function refuseRaw(error: NodeJS.ErrnoException, socket: Duplex, world: World): void {
  if (!socket.writable) return void socket.destroy();
  const status = rawStatuses[error.code ?? ''] ?? '400 Bad Request';
  const body = JSON.stringify(refusal(400, 'Bad request: this is not HTTP', world).json);
  const headers = ['content-type: application/json; charset=UTF-8', `content-length: ${Buffer.byteLength(body)}`];
  socket.end([`HTTP/1.1 ${status}`, ...headers, 'connection: close', '', body].join('\r\n'));
}
