import { createServer } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { parseCollection } from '../../src/load/collection/collection.ts';
import type { RunEvent } from '../../src/model/event.ts';
import type { RunOptions } from '../../src/run/options.ts';
import { run } from '../../src/run/run.ts';
import { amidCollections } from '../fixtures/garbage.ts';
import { startProxy } from '../fixtures/proxy.ts';
import { startSecureServer } from '../fixtures/secure-server.ts';
import { test } from '../fixtures/server.ts';

/** Runs one request, and collects garbage all the while. */
async function runOne(
  url: string,
  options: RunOptions,
  script = '',
): Promise<{ outcome: string; error: string | undefined }> {
  const event = [{ listen: 'prerequest', script: { exec: [script] } }];
  const item = [{ name: 'one', request: url, event }];
  const collection = await parseCollection({ info: { name: 'One' }, item }, 'test');
  const events: RunEvent[] = [];
  await amidCollections(async () => {
    for await (const event of run(collection, options)) events.push(event);
  });
  const error = events.flatMap((event) => (event.type === 'request-ended' ? [event.exchange.error?.message] : []));
  const last = events.at(-1);
  return { outcome: last?.type === 'run-ended' ? last.summary.outcome : 'none', error: error[0] };
}

/** A port where connections are taken, and nothing is ever said. */
async function startSilence(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

test('the time for a run holds, whatever is collected meanwhile', async ({ server }) => {
  server.answer = () => ({ instead: 'hang' });
  expect(await runOne(server.url, { timeout: 300, requestTimeout: 0 })).toEqual({
    outcome: 'timed-out',
    error: 'the run took too long',
  });
});

test('the time to connect holds over HTTP/2, whatever is collected meanwhile', async () => {
  const url = `https://127.0.0.1:${await startSilence()}/`;
  expect(await runOne(url, { requestTimeout: 300, protocolVersion: 'auto' })).toEqual({
    outcome: 'failed',
    error: 'no connection within 300 ms',
  });
});

test('the time for a tunnel holds, whatever is collected meanwhile', async () => {
  const proxy = await startProxy({ connect: 'silence' });
  onTestFinished(() => proxy.close());
  const { error } = await runOne('https://127.0.0.1:1/', {
    requestTimeout: 300,
    protocolVersion: 'auto',
    proxy: { all: `http://127.0.0.1:${proxy.port}` },
  });
  expect(error).toMatch(/^no connection /);
});

test.for([2 ** 31, 5_000_000_000, Number.POSITIVE_INFINITY])('limits of %d ms are not over at once', async (limit) => {
  const server = await startSecureServer('both');
  onTestFinished(() => server.close());
  const limits = { timeout: limit, requestTimeout: limit, scriptTimeout: limit };
  const script = 'await new Promise((done) => setTimeout(done, 20));';
  expect(await runOne(server.url, { ...limits, insecure: true, protocolVersion: 'auto' }, script)).toEqual({
    outcome: 'passed',
    error: undefined,
  });
});

test('a delay that no timer can hold is waited for', async ({ server }) => {
  const { outcome } = await runOne(server.url, { delay: 3_000_000_000, timeout: 100 });
  expect(outcome).toBe('timed-out');
  expect(server.received).toEqual([]);
});
