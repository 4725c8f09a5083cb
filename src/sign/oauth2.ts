import type { Auth, Request } from '../model/request.ts';
import { withoutQueryParam, withQueryParam } from './query.ts';
import { type Signature, secrets, textOf, unsigned, withAuthorization, withoutAuthorization } from './signature.ts';
import type { SignTools } from './tools.ts';

/**
 * The token of the auth, or one that is fetched by the grant it describes, in the header or the query. Postman sends
 * nothing for the type `mac`.
 */
export async function signOauth2(
  request: Request,
  parameters: Auth['parameters'],
  tools: SignTools,
): Promise<Signature> {
  const given = textOf(parameters['accessToken']);
  if (textOf(parameters['tokenType']).toLowerCase() === 'mac') {
    return { ...unsigned(request, 'oauth2 tokens of the type mac are not sent'), credentials: secrets(given) };
  }
  if (given !== '')
    return { request: withToken(request, given, parameters), warnings: [], credentials: secrets(given) };
  if (!describesGrant(parameters)) return unsigned(request, 'oauth2 auth has no access token');
  return signFetched(request, parameters, tools);
}

/** Is there a description of how to get a token? */
function describesGrant({ grant_type, accessTokenUrl, authUrl, clientId }: Auth['parameters']): boolean {
  return [grant_type, accessTokenUrl, authUrl, clientId].some(Boolean);
}

/** A token of an earlier request that the server no longer takes is fetched anew, once. */
async function signFetched(request: Request, parameters: Auth['parameters'], tools: SignTools): Promise<Signature> {
  const { fetchedToken, forgetToken } = await import('./oauth2-token.ts');
  const { token, isNew } = await fetchedToken(parameters, tools);
  return {
    request: withToken(request, token, parameters),
    warnings: [],
    credentials: secrets(token),
    answer: isNew
      ? undefined
      : async ({ status }) => {
          if (status !== 401) return { kind: 'done' };
          forgetToken(token, parameters, tools);
          const { token: next } = await fetchedToken(parameters, tools);
          const signed = withToken(request, next, parameters);
          return { kind: 'again', request: signed, warnings: [], credentials: secrets(next) };
        },
  };
}

function withToken(request: Request, token: string, { addTokenTo, headerPrefix }: Auth['parameters']): Request {
  const bare = withoutQueryParam(withoutAuthorization(request), 'access_token');
  if (addTokenTo === 'queryParams') return withQueryParam(bare, 'access_token', token);
  if (addTokenTo && addTokenTo !== 'header') return bare;
  const prefix = headerPrefix === undefined || headerPrefix === null ? 'Bearer' : String(headerPrefix).trim();
  return withAuthorization(bare, prefix === '' ? token : `${prefix} ${token}`);
}
