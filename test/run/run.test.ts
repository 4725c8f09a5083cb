import { expect } from 'vitest';
import { parseCollection } from '../../src/load/collection/collection.ts';
import type { RunEvent } from '../../src/model/event.ts';
import { run } from '../../src/run/run.ts';
import { test } from '../fixtures/server.ts';

const sendsAnother = (path: string) => [`pm.sendRequest(pm.request.url.toString().replace(/\\w+$/, '${path}'))`];

async function collectionOf(url: string) {
  const event = [
    { listen: 'prerequest', script: { exec: ["console.log('before')"] } },
    { listen: 'test', script: { exec: [...sendsAnother('sub'), "pm.test('fine', () => {})"] } },
  ];
  return parseCollection({ info: { name: 'live' }, item: [{ name: 'one', request: `${url}/main`, event }] }, 'test');
}

test('tells each event before the next part of the item begins', async ({ server }) => {
  const seen: string[] = [];
  for await (const event of run(await collectionOf(server.url))) {
    seen.push(`${event.type}, ${server.received.length} received`);
  }
  expect(seen).toEqual([
    'run-started, 0 received',
    'iteration-started, 0 received',
    'item-started, 0 received',
    'console, 0 received',
    'script-ended, 0 received',
    'request-started, 0 received',
    'request-ended, 1 received',
    'assertion, 2 received',
    'request-ended, 2 received',
    'script-ended, 2 received',
    'item-ended, 2 received',
    'iteration-ended, 2 received',
    'run-ended, 2 received',
  ]);
});

test.for<{ type: RunEvent['type']; received: number }>([
  { type: 'request-started', received: 0 },
  { type: 'request-ended', received: 1 },
])('leaving the loop at $type ends the run there', async ({ type, received }, { server }) => {
  for await (const event of run(await collectionOf(server.url))) if (event.type === type) break;
  expect(server.received).toHaveLength(received);
});

test('the request that is about to be sent has its variables filled in and its signature', async ({ server }) => {
  const request = { method: 'POST', url: `${server.url}/{{name}}`, auth: { type: 'bearer', bearer: { token: 'abc' } } };
  const collection = await parseCollection({ info: { name: 'live' }, item: [{ name: 'one', request }] }, 'test');
  for await (const event of run(collection, { environment: [{ key: 'name', value: 'main' }] })) {
    if (event.type !== 'request-started') continue;
    expect(event.request).toMatchObject({ method: 'POST', url: `${server.url}/main` });
    expect(event.request.headers).toContainEqual({ name: 'Authorization', value: 'Bearer abc', system: true });
  }
  expect.assertions(2);
});

test('tells what was logged, where a script wants to go next, and what was asked for', async ({ server }) => {
  const exec = ["console.log({ a: 1 }, 'text')", "pm.execution.setNextRequest('other')"];
  const header = [{ key: 'X-Off', value: '{{name}}', disabled: true }];
  const item = {
    name: 'one',
    request: { url: server.url, header },
    event: [{ listen: 'test', script: { exec } }],
  };
  const collection = await parseCollection({ info: { name: 'live' }, item: [item] }, 'test');
  for await (const event of run(collection, { environment: [{ key: 'name', value: 'main' }] })) {
    if (event.type === 'console') expect(event).toMatchObject({ text: "{ a: 1 }, 'text'", values: [{ a: 1 }, 'text'] });
    if (event.type === 'script-ended') expect(event.next).toEqual({ name: 'other' });
    if (event.type !== 'request-ended') continue;
    expect(event.exchange.definition?.header).toEqual([{ key: 'X-Off', value: 'main', disabled: true }]);
  }
  expect.assertions(3);
});

test('gives the error of the system where a request failed', async () => {
  const collection = await parseCollection(
    { info: { name: 'live' }, item: [{ request: 'http://127.0.0.1:1' }] },
    'test',
  );
  for await (const event of run(collection)) {
    if (event.type !== 'request-ended') continue;
    expect(event.exchange.error?.cause).toMatchObject({ syscall: 'connect', address: '127.0.0.1', port: 1 });
  }
  expect.assertions(1);
});

test('warns of what a script may not send', async ({ server }) => {
  const body = JSON.stringify({ mode: 'file', file: { src: 'note.txt' } });
  const exec = [`pm.sendRequest({ url: '${server.url}/sub', method: 'POST', body: ${body} })`];
  const item = [{ name: 'one', request: server.url, event: [{ listen: 'test', script: { exec } }] }];
  const seen: string[] = [];
  for await (const event of run(await parseCollection({ info: { name: 'files' }, item }, 'test'))) {
    if (event.type === 'warning') seen.push(`${event.item.name}: ${event.text}`);
  }
  expect(seen).toEqual(['one: uploading files from scripts is not allowed']);
  expect(server.received.map(({ body: sent }) => sent.length)).toEqual([0, 0]);
});
