import { afterAll, beforeAll } from 'vitest';
import { type SimulateOptions, type Simulator, simulate } from '../../src/whatsapp/simulator/simulate.ts';

/** How to call the simulator: with the system user's token and without a body unless told otherwise. */
export interface CallOptions {
  readonly method?: string;
  /** Name of the simulator's token; empty for none. */
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: NonNullable<RequestInit['body']>;
}

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** 2026-01-15 12:00 UTC. */
export const noon = Date.UTC(2026, 0, 15, 12);

export async function call(graph: Simulator, path: string, options: CallOptions = {}): Promise<Called> {
  const { token = 'system-user', headers = {}, json, body } = options;
  const response = await fetch(graph.url + path, {
    method: options.method ?? (json === undefined && body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${graph.tokens[token]}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, json: JSON.parse(await response.text()) };
}

/** A simulator for all tests of a file, its clock at noon; it closes with them. */
export function useGraph(options: SimulateOptions = {}): { readonly graph: Simulator } {
  let running: Simulator | undefined;
  beforeAll(async () => {
    running = await simulate({ now: () => noon, ...options });
  });
  afterAll(async () => {
    await running?.close();
  });
  return {
    get graph() {
      if (running === undefined) throw new Error('the simulator runs inside tests only');
      return running;
    },
  };
}
