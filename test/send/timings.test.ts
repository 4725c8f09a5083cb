import { createServer } from 'node:net';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Timings } from '../../src/model/connection.ts';
import { readCertificate, type SecureServer, startSecureServer } from '../fixtures/secure-server.ts';
import { test } from './sending.ts';

let secure: SecureServer;

beforeAll(async () => {
  secure = await startSecureServer('both');
});
afterAll(() => secure.close());

const trustedCertificates = [readCertificate('authority.pem')];

/** A clock that goes on by one whenever somebody looks: what took no look took no time. */
function countingClock(): () => number {
  let time = 0;
  return () => ++time;
}

function sumOf({ total: _, ...phases }: Timings): number {
  return Object.values(phases).reduce((sum, each) => sum + each, 0);
}

test.for([
  { how: 'http', secured: false },
  { how: 'https', secured: true },
  { how: 'HTTP/2', secured: true, protocolVersion: 'auto' as const },
])(
  'phases of $how add up, and a kept connection needs no part of them',
  async ({ secured, protocolVersion }, { server, send, open }) => {
    server.answer = () => ({ body: 'hello' });
    const sender = open({ trustedCertificates, protocolVersion, now: countingClock() });
    const url = secured ? `https://localhost:${secure.port}/` : `http://localhost:${server.port}/`;
    const [first, second] = [await send({ url }, sender), await send({ url }, sender)].map(({ hops }) => hops);
    for (const hops of [first, second]) {
      expect(hops).toHaveLength(1);
      expect(hops?.[0] && sumOf(hops[0].timings)).toBe(hops?.[0]?.timings.total);
      expect(Math.min(...Object.values(hops?.[0]?.timings ?? {}))).toBeGreaterThanOrEqual(0);
    }
    const made = first?.[0]?.timings;
    expect(made?.tcp).toBeGreaterThan(0);
    expect(made?.secureHandshake).toSatisfy((each: number) => each > 0 === secured);
    expect(made?.firstByte).toBeGreaterThan(0);
    expect(second?.[0]?.timings).toMatchObject({ dns: 0, tcp: 0, secureHandshake: 0 });
    expect(second?.[0]?.connection).toMatchObject({
      reused: true,
      remoteAddress: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
    expect(second?.[0]?.connection?.tlsProtocol).toBe(secured ? 'TLSv1.3' : undefined);
  },
);

test('an address needs no lookup', async ({ send }) => {
  const { hops } = await send({});
  expect(hops[0]?.timings.dns).toBe(0);
});

test('every hop of a redirect is told, with what was sent and what came', async ({ server, send }) => {
  server.answer = ({ url }) => (url === '/end' ? { status: 404 } : { status: 302, headers: [['Location', '/end']] });
  const { hops, response } = await send({ method: 'POST', url: '/start', body: { mode: 'raw', raw: 'abc' } });
  expect(hops).toMatchObject([
    { method: 'POST', url: `${server.url}/start`, httpVersion: '1.1', response: { status: 302, httpVersion: '1.1' } },
    { method: 'GET', url: `${server.url}/end`, httpVersion: '1.1', response: { status: 404 } },
  ]);
  expect(hops[0]?.headers.map(({ name }) => name)).toContain('Content-Length');
  expect(hops[0]?.response?.headers).toContainEqual({ name: 'Location', value: '/end' });
  expect(response?.status).toBe(404);
});

test('what failed is told as far as it came', async ({ server, send }) => {
  server.answer = () => ({ instead: 'reset' });
  const reset = await send({ url: '/a' });
  expect(reset.hops).toMatchObject([
    { url: `${server.url}/a`, response: undefined, timings: { download: 0, process: 0 } },
  ]);
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as { port: number };
  await new Promise((resolve) => closed.close(resolve));
  const dead = await send({ url: `http://127.0.0.1:${port}/` });
  expect(dead.hops).toHaveLength(1);
  expect(dead.hops[0]).toMatchObject({ response: undefined, timings: { firstByte: 0, download: 0, process: 0 } });
  expect((await send({ url: 'ftp://127.0.0.1/' })).hops).toEqual([]);
});
