import type { Exchange, SendError } from '../model/exchange.ts';
import type { Header, ProtocolProfileBehavior, Request, RequestDefinition } from '../model/request.ts';
import type { Dynamic } from '../resolve/dynamic.ts';
import { type ResolvedRequest, resolveRequest } from '../resolve/request.ts';
import { type LookUp, substituteIn } from '../resolve/substitute.ts';
import type { OpenBodyFile } from '../send/answer/saved-body.ts';
import type { Body } from '../send/body/body.ts';
import { readPayload } from '../send/body/payload.ts';
import { connectionSecrets } from '../send/route/credentials.ts';
import type { Sender } from '../send/sender.ts';
import { authSecrets } from '../sign/auth-secrets.ts';
import { isRefusal } from '../sign/refusal.ts';
import type { Signer, SignResult } from '../sign/sign.ts';
import type { Reply } from '../sign/signature.ts';
import { urlCredentials } from '../sign/url-user.ts';

/** A request as its collection or script holds it, on its way. */
export interface Parcel {
  readonly definition: RequestDefinition;
  readonly behavior: ProtocolProfileBehavior;
  readonly lookUp: LookUp;
  readonly source: 'item' | 'script';
  /** Requests with the same one share what their auth keeps, such as the nonce of a server. */
  readonly authOwner: object;
  /** Opens the file for the body of the answer. */
  readonly save?: OpenBodyFile | undefined;
}

/** What delivering needs of the run. */
export interface DeliveryContext {
  readonly dynamic: Dynamic;
  readonly signer: Signer;
  readonly sender: Sender;
  readonly signal: AbortSignal;
  readonly learn: (secret: unknown) => void;
}

/** Postman's limit. */
const maximumReplays = 3;

type Signed = Extract<SignResult, { kind: 'signed' }>;

/** A request that is resolved and signed, or why it cannot be sent. */
export type Prepared =
  | {
      readonly definition: RequestDefinition;
      readonly request: Request;
      readonly error: undefined;
      readonly signed: Signed;
      readonly source: Parcel['source'];
      /** Variables without a value. */
      readonly unresolved: readonly string[];
      /** The body that was opened last. */
      readonly body: () => OpenBody | undefined;
      readonly save: OpenBodyFile | undefined;
    }
  | { readonly definition: RequestDefinition; readonly request: Request; readonly error: SendError };

/** Resolves and signs a request. */
export async function prepare(parcel: Parcel, context: DeliveryContext): Promise<Prepared> {
  const { definition, behavior, lookUp, source, save } = parcel;
  const { dynamic, signer, sender, signal, learn } = context;
  const resolved = await resolveRequest(definition, definition.auth, behavior, lookUp, dynamic);
  learnSecrets(resolved, context);
  if (resolved.kind === 'failed') return { definition, request: resolved.request, error: resolved.error };
  const { certificate, proxy } = resolved.request;
  const description = substituteIn(definition.description, lookUp);
  const asked = { ...definition, header: resolved.header, auth: resolved.auth, description, certificate, proxy };
  const opened: OpenBody[] = [];
  const open = async (request: Request) => {
    const body = await openToSign(request, source, sender);
    opened.push(body);
    return { request: body.request, body: toSentBody(body) };
  };
  const send = (request: Request) => sender.send(request, { signal, source });
  const signed = await signer.sign(resolved.request, resolved.auth, { owner: parcel.authOwner, open, send, learn });
  if (signed.kind === 'refused') return { definition: asked, request: resolved.request, error: signed.error };
  learnCredentials(signed, context);
  const { unresolved } = resolved;
  // Opened before it is told, so that what is told is what goes out.
  if (opened.at(-1)?.request.body !== signed.request.body) opened.push(await openBody(signed.request, source, sender));
  const body = opened.at(-1)?.body;
  return {
    definition: asked,
    request: body === undefined ? signed.request : { ...signed.request, body: body.definition },
    error: undefined,
    signed,
    source,
    unresolved,
    body: () => opened.at(-1),
    save,
  };
}

/** Sends what was prepared, again where its auth answers a challenge. Whatever goes wrong is in the exchange. */
export async function transmit(prepared: Prepared, context: DeliveryContext): Promise<Exchange> {
  if (prepared.error !== undefined) return unsent(prepared);
  const { definition, source, body, unresolved, signed, save } = prepared;
  const exchange = await sendSigned(signed, context, ({ request, connection }) => {
    const opened = body()?.request.body === request.body ? body()?.body : undefined;
    return context.sender.send(request, { signal: context.signal, source, connection, body: opened, save });
  });
  const missing = source === 'script' ? [] : unresolved.map((name) => `{{${name}}} has no value`);
  return { ...exchange, definition, warnings: [...missing, ...exchange.warnings] };
}

/** Sends until the answer stands. */
async function sendSigned(
  first: Signed,
  context: DeliveryContext,
  send: (signed: Omit<Signed, 'kind'>) => Promise<Exchange>,
): Promise<Exchange> {
  const challenges: Exchange[] = [];
  for (let signed: Omit<Signed, 'kind'> = first; ; ) {
    const exchange = await send(signed);
    const { response } = exchange;
    if (signed.answer === undefined || response === undefined) return ended(exchange, challenges, signed.warnings);
    const reply = await signed.answer(response).catch(toWarning);
    if (reply.kind === 'done') return ended(exchange, challenges, [...signed.warnings, ...(reply.warnings ?? [])]);
    if (challenges.length === maximumReplays) return ended(exchange, challenges, [...signed.warnings, tooMany]);
    challenges.push(exchange);
    learnCredentials(reply, context);
    signed = reply;
  }
}

/** A challenge that cannot be answered leaves the answer as it is. */
function toWarning(error: unknown): Reply {
  if (isRefusal(error)) return { kind: 'done', warnings: [error.message] };
  throw error;
}

const tooMany = `the server still asks for another signature after ${maximumReplays} more attempts; its last answer stands`;

function ended(exchange: Exchange, challenges: readonly Exchange[], warnings: readonly string[]): Exchange {
  const told = warnings.length === 0 ? exchange : { ...exchange, warnings: [...warnings, ...exchange.warnings] };
  return challenges.length === 0 ? told : { ...told, challenges };
}

/** A body that was opened, and the request that it belongs to. */
interface OpenBody {
  readonly request: Request;
  readonly body: Body | undefined;
}

/** What cannot be opened is left to the sender, which tells why. */
async function openBody(request: Request, source: Parcel['source'], sender: Sender): Promise<OpenBody> {
  const body = await sender.open(request, source);
  return { request, body: body.kind === 'refused' ? undefined : body };
}

/** For a signature, the type that Postman adds before it signs is in the request. */
async function openToSign(given: Request, source: Parcel['source'], sender: Sender): Promise<OpenBody> {
  const { request, body } = await openBody(given, source, sender);
  const { earlyType } = body ?? {};
  if (body === undefined || earlyType?.place !== 'before-auth') return { request, body };
  const type: Header = { name: 'Content-Type', value: earlyType.value, system: true };
  return { request: { ...request, headers: [...request.headers, type] }, body: { ...body, earlyType: undefined } };
}

function toSentBody({ request, body }: OpenBody) {
  const payload = body?.payload;
  if (body === undefined || payload === undefined) return undefined;
  const own = request.headers.findLast(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const { earlyType, lateType } = body;
  const contentType =
    lateType === undefined || (own && lateType.keep(own)) ? (own ?? earlyType?.value) : lateType.value;
  return { contentType, read: () => readPayload(payload) };
}

function unsent({ definition, request, error }: Extract<Prepared, { error: SendError }>): Exchange {
  const { method, url, headers, body } = request;
  return {
    definition,
    request: { method, url, headers, body },
    response: undefined,
    error,
    redirects: [],
    hops: [],
    cookies: [],
    warnings: [],
  };
}

/** Those of a request that is never sent too: it is told like any other. */
function learnSecrets({ request, auth }: ResolvedRequest, { learn }: DeliveryContext): void {
  const { url, certificate, proxy } = request;
  const found = auth === undefined ? urlCredentials(url) : [...authSecrets(auth), ...urlCredentials(url)];
  for (const secret of found.flatMap(withoutTokens)) learn(secret);
  if (certificate ?? proxy) for (const each of connectionSecrets([certificate], { list: [proxy] })) learn(each);
}

function learnCredentials({ credentials }: Pick<Signed, 'credentials'>, { learn }: DeliveryContext): void {
  for (const credential of credentials.flatMap(withoutTokens)) learn(credential);
}

/** A token without a value is no secret, and its name has to stay readable in the warning about it. */
function withoutTokens(credential: string): readonly string[] {
  const pieces = credential.split(/\{\{[^{}]*\}\}/);
  return pieces.length === 1 ? pieces : pieces.filter((piece) => piece.length >= 8);
}
