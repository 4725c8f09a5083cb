import type { Exchange } from '../model/exchange.ts';
import type { Request } from '../model/request.ts';
import type { OpenBodyFile } from './answer/saved-body.ts';
import { type Body, type BodyResult, openBody } from './body/body.ts';
import { limitToDomains } from './cookies/cookie-access.ts';
import { type CookieJar, type CookieStore, RunCookies } from './cookies/cookies.ts';
import { performExchange } from './perform.ts';
import { createPlainTransport } from './plain/plain-transport.ts';
import type { ConnectionOptions } from './route/routes.ts';

/** What holds for every request of a run. The timeout also limits the wait for an answer and for each piece of it. */
export interface SenderOptions extends Omit<ConnectionOptions, 'files'> {
  /** Default: true. */
  readonly followRedirects?: boolean | undefined;
  /** Default: 10. */
  readonly maxRedirects?: number | undefined;
  /** Base of the file names in request bodies and certificates. */
  readonly workingDirectory: string;
  /** The folder of the collection's file, where they are looked for next. */
  readonly collectionDirectory?: string | undefined;
  /** Allow files outside of both. Default: false. */
  readonly readOutside?: boolean | undefined;
  /** Origins whose requests go to another origin, on every hop. */
  readonly origins?: ReadonlyMap<string, string> | undefined;
  /** Where cookies are kept. Default: a store of its own. */
  readonly cookieStore?: CookieStore | undefined;
  /** The only domains whose cookies scripts may reach. Default: all. */
  readonly cookieDomains?: readonly string[] | undefined;
  /** Longest answer in decoded bytes; 0 for any. Default: what fits a text in memory, and any length in a file. */
  readonly maxResponseBytes?: number | undefined;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** Makes the `Postman-Token` of each request. Default: a random UUID. */
  readonly uuid?: (() => string) | undefined;
}

/** What holds for one request. */
export interface SendOptions {
  readonly signal: AbortSignal;
  /** Who asks: an item of the collection, or `pm.sendRequest`, which may not send files. */
  readonly source: 'item' | 'script';
  /** The request's body where it is open already; else it is opened now. */
  readonly body?: Body | undefined;
  /** Requests with the same one share a connection that no others use. */
  readonly connection?: object | undefined;
  /** Opens the file that the body of the answer is saved to. */
  readonly save?: OpenBodyFile | undefined;
}

/** Sends requests over connections that it keeps, with the cookies of the run. */
export interface Sender {
  /** Never rejects: what goes wrong is in the exchange. */
  send(request: Request, options: SendOptions): Promise<Exchange>;
  /** Opens a body before its request is sent, for signatures over it. */
  open(request: Request, source: SendOptions['source']): Promise<BodyResult>;
  readonly jar: CookieJar;
  close(): Promise<void>;
}

export function createSender(options: SenderOptions): Sender {
  const { workingDirectory, collectionDirectory, readOutside = false, cookieDomains } = options;
  const files = { workingDirectory, collectionDirectory, readOutside };
  const connecting = { ...options, files };
  const transport = createPlainTransport(connecting, async () => {
    const { createNodeTransport } = await import('./node-transport.ts');
    return createNodeTransport(connecting);
  });
  const cookies = new RunCookies(options.cookieStore);
  const context = {
    transport,
    cookies,
    followRedirects: options.followRedirects ?? true,
    maxRedirects: options.maxRedirects ?? 10,
    ...files,
    origins: options.origins ?? new Map<string, string>(),
    userAgent: options.userAgent,
    maxResponseBytes: options.maxResponseBytes,
    requestTimeout: options.requestTimeout,
    now: options.now,
    random: options.random,
    uuid: options.uuid ?? (() => makeUuid(options.random)),
  };
  const contexts = { item: { ...context, source: 'item' as const }, script: { ...context, source: 'script' as const } };
  return {
    send: (request, options) => performExchange(request, contexts[options.source], options),
    open: (request, source) => openBody(request, contexts[source]),
    jar: cookieDomains === undefined ? cookies : limitToDomains(cookies, cookieDomains),
    close: () => transport.close(),
  };
}

/** A version 4 UUID (RFC 9562). Nothing secret hangs on it, and loading node's crypto takes 10 ms. */
function makeUuid(random: () => number): string {
  const word = (): string =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const [first, second, third, fourth] = [word(), word(), word(), word()] as const;
  const variant = '89ab'[Math.floor(random() * 4)];
  return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-${variant}${third.slice(1, 4)}-${third.slice(4)}${fourth}`;
}
