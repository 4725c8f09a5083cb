import type { SendError } from '../model/exchange.ts';
import type { Auth, Request } from '../model/request.ts';
import { signApiKey } from './apikey.ts';
import { signBasic } from './basic.ts';
import { signBearer } from './bearer.ts';
import { signOauth2 } from './oauth2.ts';
import type { Signature } from './signature.ts';
import { urlCredentials } from './url-user.ts';

/** A signed request with every secret that went into it, or why it cannot be signed. */
export type SignResult =
  | ({ readonly kind: 'signed' } & Signature)
  | { readonly kind: 'refused'; readonly error: SendError };

type Sign = (request: Request, parameters: Auth['parameters']) => Signature;

const schemes: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ['noauth', unsigned],
  ['basic', signBasic],
  ['bearer', signBearer],
  ['apikey', signApiKey],
  ['oauth2', signOauth2],
]);

/** Postman's other types: known by name, not by what they do. */
const otherTypes = new Set(['asap', 'awsv4', 'digest', 'edgegrid', 'hawk', 'jwt', 'ntlm', 'oauth1']);

/** Adds what the auth asks for. An auth that cannot be signed is refused: never is a request sent without it. */
export async function sign(request: Request, auth: Auth | undefined): Promise<SignResult> {
  const { type, parameters } = auth ?? { type: 'noauth', parameters: {} };
  const scheme = schemes.get(type);
  if (scheme === undefined) return refuse(request, type);
  if (type === 'oauth2' && needsGrant(parameters)) return refuseGrant(request);
  const signature = scheme(request, parameters);
  return { kind: 'signed', ...signature, credentials: [...signature.credentials, ...urlCredentials(request.url)] };
}

function unsigned(request: Request): Signature {
  return { request, warnings: [], credentials: [] };
}

/** A token has to be fetched first: there is none, but there is a description of how to get one. */
function needsGrant({ accessToken, grant_type, accessTokenUrl, authUrl, clientId }: Auth['parameters']): boolean {
  return !accessToken && [grant_type, accessTokenUrl, authUrl, clientId].some(Boolean);
}

function refuseGrant(request: Request): SignResult {
  return refused(
    `${nameOf(request)} asks for oauth2 without an access token, and Postino cannot fetch one yet`,
    'Get an access token and set it as accessToken of the auth',
  );
}

function refuse(request: Request, type: string): SignResult {
  const why = otherTypes.has(type) ? 'which Postino cannot sign yet' : 'which Postino does not know';
  return refused(
    `${nameOf(request)} asks for auth of type "${type}", ${why}`,
    'Use basic, bearer, apikey or oauth2 with a token, or set the header in a pre-request script',
  );
}

function refused(message: string, hint: string): SignResult {
  return { kind: 'refused', error: { code: 'unsupported', message, hint } };
}

/** Without the query, which may hold secrets. */
function nameOf({ method, url }: Request): string {
  return `${method} ${url.replace(/[?#].*$/s, '').replace(/\/\/[^/]*@/, '//')}`;
}
