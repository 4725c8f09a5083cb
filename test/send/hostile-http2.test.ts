import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FrameServer, startFrameServer } from './frame-server.ts';
import { hostileCases2 } from './hostile-http2.ts';
import { expectNextOnes, expectOutcome, type Met, meetAll } from './hostile-run.ts';

const servers = new Map<string, FrameServer>();
let met: Met;

beforeAll(async () => {
  for (const { name, answer, settings } of hostileCases2) servers.set(name, await startFrameServer(answer, settings));
  const toMeeting = ({ name }: { readonly name: string }) => {
    const { url } = servers.get(name) as FrameServer;
    return { name, hostile: { url, method: 'POST', body: { mode: 'raw', raw: 'hostile' } }, fine: url };
  };
  met = await meetAll(hostileCases2, toMeeting, { protocolVersion: 'http2' });
}, 120_000);

afterAll(() => {
  for (const server of servers.values()) server.close();
});

test.for(hostileCases2)('a server that $name', (each) => expectOutcome(met, each));

test('the run goes on with the next request, which gets its own answer', () => {
  expect(met.results.size).toBe(2 * hostileCases2.length);
  expectNextOnes(met, hostileCases2);
});
