import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { ResponseFiles } from '../../src/save/response-files.ts';
import type { OpenBodyFile } from '../../src/send/answer/saved-body.ts';
import { test } from './sending.ts';

/** Saves as a run does. */
function saver(folder: string): OpenBodyFile {
  const open = new ResponseFiles(folder).opener({ iteration: 0, path: ['answer'] });
  return (headers) => open(headers.find(({ name }) => name === 'Content-Type')?.value);
}

const options = (folder: string) => ({ signal: new AbortController().signal, save: saver(folder) });

test('a body goes to its file, decoded, and into memory', async ({ server, send, folder }) => {
  server.answer = () => ({
    headers: [
      ['Content-Type', 'text/plain'],
      ['Content-Encoding', 'gzip'],
    ],
    body: gzipSync('hello'),
  });
  const { response } = await send({ options: options(folder) });
  const path = join(folder, 'iteration-1/answer.txt');
  expect(response).toMatchObject({ body: Buffer.from('hello'), saved: { path, bytes: 5 } });
  expect(readFileSync(path, 'utf8')).toBe('hello');
});

test('of a long body memory holds the beginning, the file all of it', async ({ server, send, folder }) => {
  const bytes = Buffer.alloc(12_000_000, 'abcdefg');
  server.answer = () => ({ body: bytes });
  const { response, warnings } = await send({ options: options(folder) });
  expect(bytes.equals(readFileSync(join(folder, 'iteration-1/answer.bin')))).toBe(true);
  expect(response?.body).toHaveLength(10 * 1024 * 1024);
  expect(response?.saved?.bytes).toBe(bytes.length);
  expect(warnings).toEqual([expect.stringContaining('holds all 12000000 bytes of the answer')]);
});

test('the next request finds its connection as it was', async ({ server, send, folder }) => {
  server.answer = () => ({ body: Buffer.alloc(3_000_000) });
  for (let times = 0; times < 3; times++) {
    const { response } = await send({ options: options(folder) });
    expect(response?.saved?.bytes).toBe(3_000_000);
  }
  expect(server.connections).toBe(1);
});

test.for([
  { raw: 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort', code: 'ECONNRESET' },
  { raw: 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip', code: 'Z_DATA_ERROR' },
])('an answer with $code leaves no file behind', async ({ raw, code }, { server, send, folder }) => {
  server.answer = () => ({ raw });
  expect((await send({ options: options(folder) })).error?.code).toBe(code);
  expect(readdirSync(join(folder, 'iteration-1'))).toEqual([]);
});

test('a body that is too long leaves no file behind', async ({ server, send, open, folder }) => {
  server.answer = () => ({ body: Buffer.alloc(200_000) });
  const { error } = await send({ options: options(folder) }, open({ maxResponseBytes: 100_000 }));
  expect(error?.code).toBe('answer-too-long');
  expect(readdirSync(join(folder, 'iteration-1'))).toEqual([]);
});

test('a file that cannot be written is told', async ({ server, send, folder }) => {
  server.answer = () => ({ body: 'x' });
  writeFileSync(join(folder, 'file'), '');
  const { error } = await send({ options: options(join(folder, 'file')) });
  expect(error).toMatchObject({ code: 'not-writable', message: expect.stringContaining('cannot be written') });
});

test('only the last of several answers is saved', async ({ server, send, folder }) => {
  server.answer = ({ url }) =>
    url === '/end' ? { body: 'end' } : { status: 302, headers: [['Location', '/end']], body: 'elsewhere' };
  await send({ url: '/start', options: options(folder) });
  expect(readdirSync(join(folder, 'iteration-1'))).toEqual(['answer.bin']);
  expect(readFileSync(join(folder, 'iteration-1/answer.bin'), 'utf8')).toBe('end');
});

test('an event stream without end is ended, and what came is the answer', async ({ send, open, folder }) => {
  const sockets = new Set<Socket>();
  const endless = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\ndata: 0\n\n');
    const ticks = setInterval(() => socket.write('data: 1\n\n'), 5);
    socket.on('close', () => clearInterval(ticks));
  });
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
  const { port } = endless.address() as { port: number };
  const sender = open({ requestTimeout: 200 });
  for (const given of [undefined, options(folder)]) {
    const { response, warnings } = await send(
      { url: `http://127.0.0.1:${port}/`, ...(given && { options: given }) },
      sender,
    );
    expect(String(response?.body)).toMatch(/^data: 0\n\n/);
    expect(warnings).toEqual([expect.stringContaining('did not end within 200 ms')]);
    expect(response?.saved === undefined || existsSync(response.saved.path)).toBe(true);
  }
  for (const socket of sockets) socket.destroy();
  endless.close();
});

test('a silent event stream is ended too; one that ends is an answer like any other', async ({
  server,
  send,
  open,
}) => {
  const silent = createServer((socket) => {
    socket.on('error', () => undefined).write('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n');
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const { response, warnings } = await send({ url: `http://127.0.0.1:${port}/` }, open({ requestTimeout: 100 }));
  expect([response?.status, response?.body.length, warnings.length]).toEqual([200, 0, 1]);
  silent.close();

  server.answer = () => ({ headers: [['Content-Type', 'text/event-stream']], body: 'data: 1\n\n' });
  expect(await send({})).toMatchObject({ response: { body: Buffer.from('data: 1\n\n') }, warnings: [] });
});

test('a body of single bytes is put together', async ({ server, send }) => {
  const chunk = '1\r\nx\r\n';
  server.answer = () => ({
    raw: `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(5000)}0\r\n\r\n`,
  });
  expect(String((await send({})).response?.body)).toBe('x'.repeat(5000));
});

test('what becomes far too long by decoding is refused, unless it was asked for', async ({ server, send, open }) => {
  const bomb = gzipSync(Buffer.alloc(110 * 1024 * 1024));
  server.answer = () => ({ headers: [['Content-Encoding', 'gzip']], body: bomb });
  const { error } = await send({});
  expect(error).toMatchObject({ code: 'answer-too-long', message: expect.stringContaining('compressed bytes became') });
  expect((await send({}, open({ maxResponseBytes: 0 }))).response?.body).toHaveLength(110 * 1024 * 1024);
});
