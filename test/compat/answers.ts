import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { verify } from './verifiers/verify.ts';
import type { WireRequest } from './wire.ts';

interface Question {
  readonly request: WireRequest;
  /** Path segments after the first one. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
  readonly response: ServerResponse;
}

type Answer = (question: Question) => void | Promise<void>;

const sample = {
  name: 'Ada',
  age: 36,
  isMember: true,
  nothing: null,
  tags: ['a', 'b'],
  address: { city: 'Zürich', geo: { latitude: 47.37 } },
};

/** One way to answer per first path segment; any other path is answered with the path as JSON. */
const answers: Readonly<Record<string, Answer>> = {
  status: ({ response, rest, query }) => {
    response.statusCode = Number(rest[0]);
    response.statusMessage = query.get('reason') ?? response.statusMessage;
    sendJson(response, { status: Number(rest[0]) });
  },
  redirect: ({ response, rest, query }) => {
    if (!/^\d+$/.test(rest[0] ?? '')) return sendJson(response, {});
    response.writeHead(Number(rest[0]), { Location: query.get('to') ?? '/' });
    response.end();
  },
  'redirect-times': ({ response, rest }) => {
    const times = Number(rest[0]);
    response.writeHead(302, { Location: times > 1 ? `/redirect-times/${times - 1}` : '/arrived' });
    response.end();
  },
  'set-cookies': ({ response, query }) => {
    response.setHeader('Set-Cookie', query.getAll('cookie'));
    const to = query.get('to');
    if (to === null) return sendJson(response, { cookies: query.getAll('cookie') });
    response.writeHead(302, { Location: to });
    response.end();
  },
  headers: ({ response, query }) => {
    for (const [name, value] of query) response.appendHeader(name, value);
    sendJson(response, {});
  },
  echo: ({ response, request }) => {
    sendJson(response, { method: request.method, path: request.path, body: request.body.toString('utf8') });
  },
  token: ({ response }) => sendJson(response, { access_token: 'fetched', token_type: 'Bearer', expires_in: 3600 }),
  json: ({ response }) => sendJson(response, sample),
  text: ({ response }) => sendText(response, 'text/plain; charset=utf-8', 'grüezi\nmitenand'),
  html: ({ response }) => sendText(response, 'text/html', '<html><body><h1 class="t">Hi</h1></body></html>'),
  xml: ({ response }) => sendText(response, 'application/xml', '<note kind="x"><to>Ada</to><to>Bob</to></note>'),
  latin1: ({ response }) => {
    response.setHeader('Content-Type', 'text/plain; charset=iso-8859-1');
    response.end(Buffer.from('grüezi', 'latin1'));
  },
  'broken-json': ({ response }) => sendText(response, 'application/json', '{"a": 1,}'),
  binary: ({ response }) => {
    response.setHeader('Content-Type', 'application/octet-stream');
    response.end(Buffer.from([0, 1, 2, 253, 254, 255]));
  },
  empty: ({ response }) => {
    response.writeHead(204);
    response.end();
  },
  gzip: ({ response }) => sendEncoded(response, 'gzip', gzipSync(JSON.stringify(sample))),
  deflate: ({ response }) => sendEncoded(response, 'deflate', deflateSync(JSON.stringify(sample))),
  'deflate-raw': ({ response }) => sendEncoded(response, 'deflate', deflateRawSync(JSON.stringify(sample))),
  br: ({ response }) => sendEncoded(response, 'br', brotliCompressSync(JSON.stringify(sample))),
  'unknown-encoding': ({ response }) => sendEncoded(response, 'rot13', Buffer.from('uryyb')),
  slow: async ({ response, rest }) => {
    await sleep(Number(rest[0]));
    sendJson(response, { waited: Number(rest[0]) });
  },
  large: ({ response, rest }) => sendText(response, 'text/plain', 'x'.repeat(Number(rest[0]))),
  verify: async ({ response, request, rest }) => {
    const { status, headers = [], why } = await verify(rest[0] ?? '', request, response.socket);
    response.statusCode = status;
    for (const [name, value] of headers) response.appendHeader(name, value);
    sendJson(response, { verified: status === 200, why });
  },
  raw: ({ response, rest }) => {
    response.socket?.end(Buffer.from(rest[0] ?? '', 'base64url'));
    response.emit('close');
  },
  'hang-up': ({ response }) => {
    response.destroy();
    response.emit('close');
  },
};

export async function answer(request: WireRequest, response: ServerResponse): Promise<void> {
  const url = new URL(`http://any.test${request.path}`);
  const [first = '', ...rest] = url.pathname.split('/').slice(1);
  const respond = answers[first];
  if (respond === undefined) sendJson(response, { path: request.path });
  else await respond({ request, rest, query: url.searchParams, response });
}

function sendJson(response: ServerResponse, value: unknown): void {
  sendText(response, 'application/json', JSON.stringify(value));
}

function sendText(response: ServerResponse, type: string, text: string): void {
  response.setHeader('Content-Type', type);
  response.end(text);
}

function sendEncoded(response: ServerResponse, encoding: string, bytes: Buffer): void {
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Content-Encoding', encoding);
  response.end(bytes);
}
