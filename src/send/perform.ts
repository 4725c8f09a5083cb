import type { Exchange, Response, SentRequest } from '../model/exchange.ts';
import type { Header, Request } from '../model/request.ts';
import { EventStream, isEventStream } from './answer/event-stream.ts';
import { Intake, type IntakeOptions } from './answer/intake.ts';
import { type Body, type BodyContext, isDisabled, openBody } from './body/body.ts';
import type { RunCookies } from './cookies/cookies.ts';
import { failure, toSendError } from './failure.ts';
import { hasHeader, withoutHeader, withSystemHeader } from './headers.ts';
import { HopLog } from './hop-log.ts';
import { countRedirect, locationOf, nextHop, type RedirectOptions, resolveLocation } from './redirect.ts';
import { basicOf, withSystemHeaders } from './system-headers.ts';
import { redirectOrigin, type Target, toTarget } from './target.ts';
import type { Head, Hop, Transport } from './transport.ts';

/** What all exchanges of a run work with. */
export interface ExchangeContext extends RedirectOptions, BodyContext {
  readonly transport: Transport;
  readonly cookies: RunCookies;
  readonly origins: ReadonlyMap<string, string>;
  readonly userAgent: string;
  /** Milliseconds; 0 waits for ever. */
  readonly requestTimeout: number;
  readonly maxResponseBytes: IntakeOptions['maxResponseBytes'];
  readonly now: () => number;
  readonly uuid: () => string;
}

/** What one exchange is told besides. */
export interface ExchangeOptions {
  readonly signal: AbortSignal;
  readonly body?: Body | undefined;
  readonly connection?: object | undefined;
  readonly save?: IntakeOptions['save'];
}

type Redirect = Exchange['redirects'][number];

/** Sends a request, follows its redirects and gives the last answer, or why there is none. */
export async function performExchange(
  request: Request,
  context: ExchangeContext,
  options: ExchangeOptions,
): Promise<Exchange> {
  const sent: SentRequest = { method: request.method, url: request.url, headers: request.headers, body: request.body };
  const log = new HopLog(context.now);
  const story: Story = { request: sent, redirects: [], warnings: [], lastUrl: request.url, log, options };
  try {
    const first = await prepare(request, context, story);
    const response = await follow(first, request, context, story);
    log.done();
    const cookies = await context.cookies.getAll(story.lastUrl).catch(() => []);
    return told(story, { response, error: undefined, cookies });
  } catch (cause) {
    log.done();
    return told(story, { response: undefined, error: toSendError(cause), cookies: [] });
  }
}

/** What is known of an exchange so far, so that a failure can tell it too. */
interface Story {
  request: SentRequest;
  readonly redirects: Redirect[];
  warnings: readonly string[];
  lastUrl: string;
  readonly log: HopLog;
  readonly options: ExchangeOptions;
}

function told(
  { request, redirects, warnings, log }: Story,
  { response, error, cookies }: Pick<Exchange, 'response' | 'error' | 'cookies'>,
): Exchange {
  return {
    request,
    response,
    error,
    redirects,
    warnings: log.warnings.length === 0 ? warnings : [...warnings, ...log.warnings],
    hops: log.hops,
    cookies,
  };
}

/** The first hop: body opened, system headers and cookies added. */
async function prepare(request: Request, context: ExchangeContext, story: Story): Promise<Hop> {
  const { behavior } = request;
  const target = redirectOrigin(checked(toTarget(request.url), request.url), context.origins);
  const body = story.options.body ?? (await openBody(request, context));
  if (body.kind === 'refused') throw failure(body.error.code, body.error.message, body.error.hint);
  const headers = withSystemHeaders(request.headers, body, {
    method: request.method.toUpperCase(),
    target,
    behavior,
    userAgent: context.userAgent,
    token: context.uuid(),
    cookies: behavior['disableCookies'] ? '' : await context.cookies.header(target.url),
  });
  story.request = { method: request.method, url: target.url, headers, body: body.definition };
  story.warnings = body.warnings;
  const { connection } = story.options;
  const { certificate, proxy } = request;
  const method = request.method.toUpperCase();
  return { method, target, headers, payload: body.payload, behavior, connection, certificate, proxy };
}

/** Only http and https are spoken. */
function checked(target: Target | undefined, url = ''): Target {
  if (target === undefined) throw failure('invalid-url', `Invalid URI "${url}"`);
  if (/^https?:$/.test(target.protocol)) return target;
  const hint = 'Use http:// or https://; after a redirect, check the Location header of the answer before';
  throw failure('invalid-url', `Invalid protocol: ${target.protocol}`, hint);
}

/** What the request itself gives as cookies, for the host that they were meant for. */
function cookiesFor(target: Target, { target: meant }: Hop, { headers }: Request): readonly Header[] {
  return target.hostname === meant.hostname ? headers.filter(({ name }) => name.toLowerCase() === 'cookie') : [];
}

/** From hop to hop until an answer does not redirect. */
async function follow(first: Hop, request: Request, context: ExchangeContext, story: Story): Promise<Response> {
  for (let hop = first; ; ) {
    story.lastUrl = hop.target.url;
    const { head, location, response } = await exchange(hop, context, story);
    if (location === undefined) return response();
    story.log.done();
    countRedirect(story.redirects.length, hop, context);
    const target = redirectOrigin(checked(await resolveLocation(location, hop)), context.origins);
    story.redirects.push({ status: head.status, from: hop.target.url, to: target.url });
    if (isUnprotected(hop.target, target)) story.warnings = [...story.warnings, leftOpen(hop.target, target)];
    hop = await addressed(nextHop(hop, target, head.status), cookiesFor(target, first, request), context);
  }
}

/** From https to http: followed as everywhere, but whoever listens on the way now sees what is sent. */
function isUnprotected(from: Target, to: Target): boolean {
  return from.protocol === 'https:' && to.protocol === 'http:';
}

function leftOpen(from: Target, to: Target): string {
  return `https://${from.host} redirects to http://${to.host}: from there on nothing is encrypted`;
}

/** Host, the user of the URL and cookies belong to the new target; added in Postman's order. */
async function addressed(hop: Hop, ownCookies: readonly Header[], { cookies }: ExchangeContext): Promise<Hop> {
  const { target, behavior } = hop;
  let headers = withoutHeader(hop.headers, 'host');
  if (!isDisabled(behavior, 'host'))
    headers = withSystemHeader(headers, 'Host', target.host.replace(defaultPort(target), ''));
  if (target.userinfo !== undefined && !hasHeader(headers, 'authorization')) {
    headers = withSystemHeader(headers, 'Authorization', basicOf(target.userinfo));
  }
  if (!behavior['disableCookies']) {
    const all = [...ownCookies.map(({ value }) => value), await cookies.header(target.url)].filter(
      (value) => value !== '',
    );
    headers = all.length === 0 ? withoutHeader(headers, 'cookie') : withSystemHeader(headers, 'Cookie', all.join('; '));
  }
  return { ...hop, headers };
}

function defaultPort({ protocol }: Target): RegExp {
  return protocol === 'https:' ? /:443$/ : /:80$/;
}

interface Answer {
  readonly head: Head;
  readonly location: string | undefined;
  readonly response: () => Promise<Response>;
}

/** An answer on its way. */
interface Hearing extends Pick<Answer, 'head' | 'location'> {
  readonly intake: Intake;
  readonly events: EventStream | undefined;
}

/** One hop: keeps the cookies and takes in the body, unless the answer leads elsewhere. */
async function exchange(hop: Hop, context: ExchangeContext, story: Story): Promise<Answer> {
  const { log, options } = story;
  const trace = log.begin(hop);
  let answer: Hearing | undefined;
  const receive = (head: Head, stop: () => void) => {
    const location = locationOf(head, hop.behavior, context);
    const { maxResponseBytes } = context;
    const wanted = location === undefined ? { maxResponseBytes, save: options.save } : unwanted;
    const intake = new Intake(head, hop.method, wanted);
    const events = location === undefined && isEventStream(head);
    answer = { head, location, intake, events: events ? new EventStream(context.requestTimeout, stop) : undefined };
    return location === undefined ? (chunk: Uint8Array) => intake.take(chunk) : undefined;
  };
  try {
    await context.transport.exchange(hop, receive, options.signal, trace);
  } catch (error) {
    const isEnd = answer?.events?.endsWith(error) ?? false;
    if (!isEnd) {
      answer?.events?.close();
      await answer?.intake.abandon();
      throw error;
    }
  }
  if (answer === undefined) throw failure('ECONNRESET', 'socket hang up');
  const { head, location, intake, events } = answer;
  const cut = events?.close();
  if (cut !== undefined) warn(story, cut);
  const milliseconds = log.ended(head);
  const setCookies = hop.behavior['disableCookies'] ? [] : setCookiesOf(head);
  if (setCookies.length > 0) await context.cookies.store(hop.target.url, setCookies);
  return { head, location, response: () => toResponse(head, intake, milliseconds, story) };
}

function warn(story: Story, text: string): void {
  story.warnings = [...story.warnings, text];
}

/** The body of an answer that leads elsewhere is dropped. */
const unwanted: IntakeOptions = { maxResponseBytes: 0, save: undefined };

function setCookiesOf({ headers }: Head): readonly string[] {
  return headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value);
}

async function toResponse(head: Head, intake: Intake, milliseconds: number, story: Story): Promise<Response> {
  const { bytes, length, path } = await intake.end().catch(async (error) => {
    await intake.abandon();
    throw error;
  });
  for (const text of intake.warnings) warn(story, text);
  return {
    status: head.status,
    reason: reasonOf(head),
    httpVersion: head.httpVersion,
    headers: head.headers,
    body: bytes,
    ...(path !== undefined && { saved: { path, bytes: length } }),
    downloadedBytes: intake.received,
    milliseconds: Math.ceil(milliseconds),
  };
}

/** The server's own words, which come as latin1. */
function reasonOf({ reason }: Head): string {
  return /[^\w\s\-']/.test(reason) ? Buffer.from(reason, 'latin1').toString('utf8') : reason;
}
