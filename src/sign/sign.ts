import type { Exchange, SendError } from '../model/exchange.ts';
import type { Auth, Request } from '../model/request.ts';
import { signApiKey } from './apikey.ts';
import { signBasic } from './basic.ts';
import { signBearer } from './bearer.ts';
import { signOauth2 } from './oauth2.ts';
import { isRefusal } from './refusal.ts';
import { type Signature, unsigned } from './signature.ts';
import type { Opened, Sign } from './tools.ts';
import { urlCredentials } from './url-user.ts';

/** A signed request with every secret that went into it, or why it cannot be signed. */
export type SignResult =
  | ({ readonly kind: 'signed' } & Signature)
  | { readonly kind: 'refused'; readonly error: SendError };

/** Signs the requests of one run. */
export interface Signer {
  /** Adds what the auth asks for. An auth that cannot be signed is refused: never is a request sent without it. */
  sign(request: Request, auth: Auth | undefined, context: SignContext): Promise<SignResult>;
}

/** What belongs to one request. */
export interface SignContext {
  /** Requests with the same one share what the scheme keeps, such as the nonce of a server. */
  readonly owner: object;
  readonly open: (request: Request) => Promise<Opened>;
  readonly send: (request: Request) => Promise<Exchange>;
  readonly learn: (secret: unknown) => void;
}

const schemes: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ['noauth', (request) => unsigned(request)],
  ['basic', signBasic],
  ['bearer', signBearer],
  ['apikey', signApiKey],
  ['oauth2', signOauth2],
  ['oauth1', later(async () => (await import('./oauth1.ts')).signOauth1)],
  ['digest', later(async () => (await import('./digest.ts')).signDigest)],
  ['ntlm', later(async () => (await import('./ntlm.ts')).signNtlm)],
  ['hawk', later(async () => (await import('./hawk.ts')).signHawk)],
  ['awsv4', later(async () => (await import('./awsv4.ts')).signAwsV4)],
  ['jwt', later(async () => (await import('./jwt.ts')).signJwt)],
  ['asap', later(async () => (await import('./asap.ts')).signAsap)],
  ['edgegrid', later(async () => (await import('./edgegrid.ts')).signEdgeGrid)],
]);

/** A scheme whose code is loaded when it is first used. */
function later(load: () => Promise<Sign>): Sign {
  return async (request, parameters, tools) => (await load())(request, parameters, tools);
}

export function createSigner({ now, random }: { now: () => number; random: () => number }): Signer {
  const run = new Map<string, unknown>();
  const sessions = new WeakMap<object, Map<string, unknown>>();
  const sessionOf = (owner: object): Map<string, unknown> => {
    const session = sessions.get(owner) ?? new Map<string, unknown>();
    sessions.set(owner, session);
    return session;
  };
  return {
    sign: async (request, auth, { owner, ...own }) => {
      if (auth === undefined) return signed(request, unsigned(request));
      const scheme = schemes.get(auth.type);
      if (scheme === undefined) return refuseType(request, auth.type);
      try {
        const tools = { ...own, now, random, session: sessionOf(owner), run };
        return signed(request, await scheme(request, auth.parameters, tools));
      } catch (error) {
        if (isRefusal(error)) {
          return refused(error.code, `${nameOf(request)}: ${error.message}`, error.hint);
        }
        throw error;
      }
    },
  };
}

function signed(request: Request, signature: Signature): SignResult {
  return { kind: 'signed', ...signature, credentials: [...signature.credentials, ...urlCredentials(request.url)] };
}

function refuseType(request: Request, type: string): SignResult {
  return refused(
    'unsupported',
    `${nameOf(request)} asks for auth of type "${type}", which Postino does not know`,
    `Use one of ${[...schemes.keys()].join(', ')}, or set the header in a pre-request script`,
  );
}

function refused(code: string, message: string, hint: string): SignResult {
  return { kind: 'refused', error: { code, message, hint } };
}

/** Without the query, which may hold secrets. */
function nameOf({ method, url }: Request): string {
  return `${method} ${url.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//')}`;
}
