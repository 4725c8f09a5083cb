import type { Auth, Request } from '../model/request.ts';
import { withoutQueryParam, withQueryParam } from './query.ts';
import { Refusal } from './refusal.ts';
import { type Signature, secrets, textOf, unsigned, withAuthorization, withoutAuthorization } from './signature.ts';

/** A token that is already there, in the header or the query. Postman sends nothing for the type `mac`. */
export function signOauth2(request: Request, parameters: Auth['parameters']): Signature {
  const token = textOf(parameters['accessToken']);
  if (token === '' && needsGrant(parameters)) throw new Refusal(noGrant, hint);
  if (token === '') return unsigned(request, 'oauth2 auth has no access token');
  if (textOf(parameters['tokenType']).toLowerCase() === 'mac') {
    return { request, warnings: ['oauth2 tokens of the type mac are not sent'], credentials: secrets(token) };
  }
  const bare = withoutQueryParam(withoutAuthorization(request), 'access_token');
  return { request: withToken(bare, token, parameters), warnings: [], credentials: secrets(token) };
}

function withToken(request: Request, token: string, { addTokenTo, headerPrefix }: Auth['parameters']): Request {
  if (addTokenTo === 'queryParams') return withQueryParam(request, 'access_token', token);
  if (addTokenTo && addTokenTo !== 'header') return request;
  const prefix = headerPrefix === undefined || headerPrefix === null ? 'Bearer' : String(headerPrefix).trim();
  return withAuthorization(request, prefix === '' ? token : `${prefix} ${token}`);
}

const noGrant = 'oauth2 auth without an access token, and Postino cannot fetch one yet';
const hint = 'Get an access token and set it as accessToken of the auth';

/** A token has to be fetched first: there is none, but there is a description of how to get one. */
function needsGrant({ grant_type, accessTokenUrl, authUrl, clientId }: Auth['parameters']): boolean {
  return [grant_type, accessTokenUrl, authUrl, clientId].some(Boolean);
}
