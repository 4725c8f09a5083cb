import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCollection } from '../../src/load/collection.ts';
import type { ItemResult } from '../../src/model/result.ts';
import { run } from '../../src/run/run.ts';
import { type SecureServer, startSecureServer } from '../fixtures/secure-server.ts';
import { type HostileCase, hostileCases, patience } from './hostile-answers.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const sockets = new Set<Socket>();
const plain = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
    const [, path] = /^GET (\S+) .*\r\n\r\n$/s.exec(received) ?? [];
    if (path === undefined) return;
    received = '';
    const hostile = hostileCases[Number(/^\/hostile\/(\d+)/.exec(path)?.[1])];
    if (hostile === undefined) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine');
    else hostile.answer(socket, origins());
  });
});
let secure: SecureServer;

function origins(): { readonly plain: string; readonly secure: string } {
  return { plain: `http://127.0.0.1:${(plain.address() as AddressInfo).port}`, secure: secure.url };
}

/** What became of each request, by its name. */
const results = new Map<string, ItemResult>();
const warnings = new Map<string, string>();

beforeAll(async () => {
  plain.listen(0, '127.0.0.1');
  await once(plain, 'listening');
  secure = await startSecureServer();
  secure.answer = (_request, response) => void response.writeHead(302, { location: `${origins().plain}/fine` }).end();
  const isSlow = ({ outcome }: HostileCase) => outcome === 'ESOCKETTIMEDOUT';
  await meet(hostileCases.filter(isSlow), patience);
  await meet(
    hostileCases.filter((each) => !isSlow(each)),
    20_000,
  );
}, 120_000);

afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  plain.close();
  await secure.close();
});

/** One run with a request to each, and an ordinary one after it. */
async function meet(cases: readonly HostileCase[], requestTimeout: number): Promise<void> {
  const { plain } = origins();
  const item = cases.flatMap((each) => [
    { name: each.name, request: `${plain}/hostile/${hostileCases.indexOf(each)}` },
    { name: `after: ${each.name}`, request: `${plain}/fine` },
  ]);
  const collection = await parseCollection({ info: { name: 'Hostile', schema }, item }, 'hostile.json');
  for await (const event of run(collection, { requestTimeout, insecure: true })) {
    if (event.type === 'item-ended') results.set(event.result.item.name, event.result);
    if (event.type === 'warning') warnings.set(event.item.name, event.text);
  }
}

describe('a server that', () => {
  test.for(hostileCases)('$name', ({ name, outcome, message, body, warning }) => {
    const result = results.get(name);
    if (result === undefined || result.kind === 'skipped') throw new Error('was not sent');
    const { response, error } = result.exchange;
    const told = error?.code ?? response?.status;
    if (outcome === '^HPE_') expect(told).toMatch(/^HPE_/);
    else expect(told, error?.message).toBe(outcome);
    if (message !== undefined) expect(error?.message).toMatch(message);
    if (error !== undefined)
      expect([error.message, error.hint]).toEqual([expect.stringMatching(/.{7}/), expect.stringMatching(/^[A-Z]/)]);
    if (body !== undefined) expect(String(response?.body)).toBe(body);
    if (warning === undefined) expect(warnings.get(name)).toBeUndefined();
    else expect(warnings.get(name)).toMatch(warning);
  });
});

test('the run goes on with the next request, which gets its own answer', () => {
  const after = [...results].filter(([name]) => name.startsWith('after: '));
  expect(after).toHaveLength(hostileCases.length);
  for (const [name, result] of after) {
    const answer = result.kind === 'answered' ? String(result.exchange.response?.body) : result.kind;
    expect(`${name} ${answer}`).toBe(`${name} fine`);
  }
});
