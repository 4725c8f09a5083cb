import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Exchange } from '../../src/model/exchange.ts';
import type { Header, Request } from '../../src/model/request.ts';
import { createSender, type Sender, type SenderOptions, type SendOptions } from '../../src/send/sender.ts';
import { test as withServer } from '../fixtures/server.ts';

/** What a test says of its request; the rest is the plainest there is. A path is meant for the test's server. */
export interface Sent extends Partial<Omit<Request, 'headers'>> {
  /** `Name: value` lines. */
  readonly headers?: readonly string[];
  /** Headers that the auth has added behind them. */
  readonly signed?: readonly Header[];
  readonly options?: Partial<SendOptions>;
}

interface Sending {
  /** An empty folder that is gone after the test; the sender's working directory. */
  readonly folder: string;
  readonly open: (options?: Partial<SenderOptions>) => Sender;
  readonly send: (sent: Sent, sender?: Sender) => Promise<Exchange>;
}

/** The server's `test` with senders that are closed at its end. */
export const test = withServer.extend<Sending>({
  folder: async ({ task: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'postino-send-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  open: async ({ folder }, use) => {
    const senders: Sender[] = [];
    await use((options = {}) => {
      const sender = createSender({ ...plain, workingDirectory: folder, ...options });
      senders.push(sender);
      return sender;
    });
    await Promise.all(senders.map((sender) => sender.close()));
  },
  send: async ({ server, open }, use) => {
    const usual = open();
    await use(({ options, signed = [], ...sent }, sender = usual) => {
      const url = sent.url?.startsWith('/') ? `${server.url}${sent.url}` : (sent.url ?? server.url);
      const request = {
        method: 'GET',
        body: undefined,
        behavior: {},
        ...sent,
        url,
        headers: [...toHeaders(sent.headers ?? []), ...signed],
      };
      return sender.send(request, { signal: new AbortController().signal, source: 'item', ...options });
    });
  },
});

const plain = {
  requestTimeout: 0,
  insecure: false,
  userAgent: 'Postino/0.1.0',
  now: () => performance.now(),
  random: () => 0,
  uuid: () => '00000000-0000-4000-8000-000000000000',
};

export function toHeaders(lines: readonly string[]): Header[] {
  return lines.map((line) => {
    const place = line.indexOf(':');
    return { name: line.slice(0, place), value: line.slice(place + 1).trimStart() };
  });
}
