import type { Response } from '../model/exchange.ts';
import type { Auth, Request } from '../model/request.ts';
import { asksForSignature, type Challenge, challengesOf, parseParams } from './challenge.ts';
import { digestHeader, hashName } from './digest-header.ts';
import { randomText } from './random-text.ts';
import { Refusal } from './refusal.ts';
import { type Reply, type Signature, secrets, textOf, unsigned, withAuthorization } from './signature.ts';
import type { SignTools } from './tools.ts';
import { originOf } from './url-parts.ts';

/** What a server told, kept for the next requests to it under the same auth. */
interface Session {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string;
  readonly qop: string;
  readonly algorithm: string;
  readonly clientNonce: string;
  /** How many requests went out with this nonce. */
  readonly count: number;
}

/** One request on its way. */
interface Attempt {
  readonly request: Request;
  readonly parameters: Auth['parameters'];
  readonly tools: SignTools;
}

/**
 * RFC 7616. The first request goes out unsigned, unless the auth has realm and nonce, and is sent again with what the
 * server's challenge says. Parameters that the auth has itself win over the server's.
 */
export async function signDigest(
  request: Request,
  parameters: Auth['parameters'],
  tools: SignTools,
): Promise<Signature> {
  if (textOf(parameters['username']) === '') return unsigned(request, 'digest auth has no user name');
  const attempt = { request, parameters, tools };
  const session = sessionOf(attempt);
  if (session !== undefined) return signedBy(session, attempt, 'earlier');
  return {
    ...unsigned(request),
    credentials: secrets(textOf(parameters['password'])),
    answer: withoutRetry(parameters) ? undefined : (response) => answer(response, attempt, undefined),
  };
}

function withoutRetry({ disableRetryRequest }: Auth['parameters']): boolean {
  return Boolean(disableRetryRequest);
}

function keyOf({ request }: Attempt): string {
  return `digest ${originOf(request.url)}`;
}

/** What is known of the server: by an earlier request, or by the auth itself. */
function sessionOf(attempt: Attempt): Session | undefined {
  const kept = attempt.tools.session.get(keyOf(attempt)) as Session | undefined;
  if (kept !== undefined) return kept;
  const given = withGiven(emptySession, attempt);
  return given.nonce !== '' && given.realm !== '' ? given : undefined;
}

const emptySession: Session = { realm: '', nonce: '', opaque: '', qop: '', algorithm: '', clientNonce: '', count: 0 };

function withGiven(session: Session, { parameters, tools }: Attempt): Session {
  const given = (name: string): string => textOf(parameters[name]);
  return {
    realm: given('realm') || session.realm,
    nonce: given('nonce') || session.nonce,
    opaque: given('opaque') || session.opaque,
    qop: given('qop') || session.qop,
    algorithm: session.algorithm || given('algorithm') || 'MD5',
    clientNonce: given('clientNonce') || session.clientNonce || randomText(8, tools.random),
    count: session.count || (Number.parseInt(given('nonceCount'), 16) || 1) - 1,
  };
}

/** `source` tells whether this request's own challenge is answered: a server that asks again then refuses. */
async function signedBy(session: Session, attempt: Attempt, source: 'earlier' | 'challenge'): Promise<Signature> {
  const { request, parameters, tools } = attempt;
  const used = { ...session, count: session.count + 1 };
  tools.session.set(keyOf(attempt), used);
  if (hashName(used.algorithm) === undefined) throw unknownAlgorithm(used.algorithm);
  const opened = used.qop === 'auth-int' ? await tools.open(request) : { request, body: undefined };
  const header = await digestHeader(request, opened.body, {
    ...used,
    username: textOf(parameters['username']),
    password: textOf(parameters['password']),
  });
  return {
    request: withAuthorization(opened.request, header),
    warnings: [],
    credentials: secrets(textOf(parameters['password'])),
    answer: withoutRetry(parameters) ? undefined : (response) => answer(response, attempt, { ...used, source }),
  };
}

async function answer(
  response: Response,
  attempt: Attempt,
  sent: (Session & { readonly source: 'earlier' | 'challenge' }) | undefined,
): Promise<Reply> {
  const offered = challengesOf(response).filter(({ scheme }) => scheme === 'digest');
  if (!asksForSignature(response) || offered.length === 0) {
    keepNextNonce(response, attempt);
    return { kind: 'done' };
  }
  const challenge = choose(offered, textOf(attempt.parameters['algorithm']));
  if (challenge === undefined) return { kind: 'done', warnings: [noKnownAlgorithm(offered)] };
  const session = withGiven(toSession(challenge, attempt), attempt);
  const isStale = challenge.params.get('stale')?.toLowerCase() === 'true';
  const isRefused = sent?.source === 'challenge' && !isStale;
  if (isRefused || (sent !== undefined && isSame(sent, session))) return { kind: 'done' };
  return { kind: 'again', ...(await signedBy(session, attempt, 'challenge')) };
}

/** The one with the algorithm that the auth names, else the first that can be answered. */
function choose(offered: readonly Challenge[], wanted: string): Challenge | undefined {
  const fitting = offered.find(({ params }) => params.get('algorithm')?.toLowerCase() === wanted.toLowerCase());
  return fitting ?? offered.find(({ params }) => hashName(params.get('algorithm') ?? 'MD5') !== undefined);
}

function toSession({ params }: Challenge, { parameters }: Attempt): Session {
  const qops = (params.get('qop') ?? '').split(',').map((qop) => qop.trim().toLowerCase());
  const qop = ['auth', 'auth-int'].find((each) => qops.includes(each)) ?? '';
  return {
    realm: params.get('realm') ?? '',
    nonce: params.get('nonce') ?? '',
    opaque: params.get('opaque') ?? '',
    qop,
    algorithm: params.get('algorithm') ?? textOf(parameters['algorithm']),
    clientNonce: '',
    count: 0,
  };
}

/** Signed so already: the answer would be the same. */
function isSame(sent: Session, next: Session): boolean {
  const names = ['realm', 'nonce', 'opaque', 'qop', 'algorithm'] as const;
  return names.every((name) => sent[name] === next[name]);
}

/** RFC 7616, 3.5: a server can name the nonce of the next request. */
function keepNextNonce({ headers }: Response, attempt: Attempt): void {
  const told = headers.find(({ name }) => name.toLowerCase() === 'authentication-info')?.value;
  const nonce = told === undefined ? undefined : parseParams(told).get('nextnonce');
  const kept = attempt.tools.session.get(keyOf(attempt)) as Session | undefined;
  if (nonce && kept !== undefined) attempt.tools.session.set(keyOf(attempt), { ...kept, nonce, count: 0 });
}

function noKnownAlgorithm(offered: readonly Challenge[]): string {
  const names = offered.map(({ params }) => params.get('algorithm'));
  return `the server asks for a digest by ${names.join(' or ')}, which Postino does not know`;
}

function unknownAlgorithm(algorithm: string): Refusal {
  return new Refusal(
    `digest auth has the algorithm ${algorithm}, which does not exist`,
    'Use MD5, MD5-sess, SHA-256, SHA-256-sess, SHA-512-256 or SHA-512-256-sess',
  );
}
