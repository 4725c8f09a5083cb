import type { Exchange } from '../../src/model/exchange.ts';
import type { Auth, Request } from '../../src/model/request.ts';
import { createSigner, type SignContext, type SignResult } from '../../src/sign/sign.ts';
import type { SentBody } from '../../src/sign/tools.ts';

/** Everything that a signature is made of besides request and auth. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now?: number;
  readonly random?: () => number;
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  readonly send?: (request: Request) => Promise<Exchange>;
}

/** Signs one request of a run of its own. */
export async function sign(
  request: Request,
  auth: Auth | undefined,
  circumstances: Circumstances = {},
): Promise<SignResult> {
  const { now = Date.now(), random = Math.random } = circumstances;
  return createSigner({ now: () => now, random }).sign(request, auth, context(circumstances));
}

export function context({ body, contentType, send }: Circumstances): SignContext {
  const sent: SentBody | undefined = body === undefined ? undefined : { contentType, read: () => read(body) };
  return {
    owner: {},
    open: async (request) => ({ request, body: sent }),
    learn: () => undefined,
    send: send ?? (async () => Promise.reject(new Error('nothing is sent'))),
  };
}

async function* read(body: string | Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(body);
}
