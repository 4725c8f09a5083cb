import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Deadline } from '../../../model/deadline.ts';

/** Where a notification goes, and the secret it is signed with. */
export interface Address {
  readonly url: string;
  readonly secret: string;
}

/** One notification and what became of it. */
export interface Delivery {
  readonly url: string;
  readonly payload: unknown;
  /** When it was handed over, in milliseconds since 1970 on the simulator's clock. */
  readonly at: number;
  readonly outcome: 'delivered' | 'failed' | 'not-called';
  /** HTTP status of every attempt; 0 for no answer. */
  readonly attempts: readonly number[];
}

/** Real milliseconds before each further attempt; then the notification is given up. */
const pauses = [100, 400, 1600];
const patience = 5000;
const mostDeliveries = 1000;

/** Brings notifications to callbacks, one after the other for each callback, so that they arrive in order. */
export class Courier {
  readonly #now: () => number;
  readonly #queues = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #deliveries: readonly Delivery[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  get deliveries(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** Sends to a callback on this machine; others are noted but never called. */
  send(payload: unknown, { url, secret }: Address): void {
    const at = this.#now();
    if (!isLoopback(url)) {
      this.#note({ url, payload, at, outcome: 'not-called', attempts: [] });
      return;
    }
    const before = this.#queues.get(url) ?? Promise.resolve();
    const body = JSON.stringify(payload);
    const sending = before.then(async () => {
      const attempts = await this.#attempt(url, body, secret);
      const outcome = isSuccess(attempts.at(-1) ?? 0) ? 'delivered' : 'failed';
      this.#note({ url, payload, at, outcome, attempts });
    });
    this.#queues.set(url, sending);
  }

  /** Resolves when everything sent so far has arrived or was given up. */
  async settled(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  close(): void {
    this.#stop.abort();
  }

  #note(delivery: Delivery): void {
    this.#deliveries = [...this.#deliveries.slice(1 - mostDeliveries), delivery];
  }

  async #attempt(url: string, body: string, secret: string): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (const pause of [0, ...pauses]) {
      if (pause > 0) await sleep(pause, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      if (this.#stop.signal.aborted) break;
      statuses.push(await this.#post(url, body, secret));
      if (isSuccess(statuses.at(-1) ?? 0)) break;
    }
    return statuses;
  }

  async #post(url: string, body: string, secret: string): Promise<number> {
    const deadline = new Deadline(patience, this.#stop.signal);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'facebookexternalua',
          'x-hub-signature-256': signatureOf(body, secret),
        },
        body,
        redirect: 'manual',
        signal: deadline.signal,
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    } finally {
      deadline.clear();
    }
  }
}

/** `X-Hub-Signature-256`: HMAC-SHA256 of the body's bytes with the app secret. */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

/** Whether a callback is on this machine; the simulator never calls anything else. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  return (
    /^https?:$/.test(protocol) && (/^127(\.\d{1,3}){3}$/.test(hostname) || ['localhost', '[::1]'].includes(hostname))
  );
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}
