import type { Auth, Request } from '../model/request.ts';
import { withoutQueryParam, withQueryParam } from './query.ts';
import { type Signature, secrets, textOf, withAuthorization, withoutHeaders } from './signature.ts';

/** A token that is already there, in the header or the query. Postman sends nothing for the type `mac`. */
export function signOauth2(request: Request, parameters: Auth['parameters']): Signature {
  const token = textOf(parameters['accessToken']);
  if (token === '') return { request, warnings: ['oauth2 auth has no access token'], credentials: [] };
  if (textOf(parameters['tokenType']).toLowerCase() === 'mac') {
    return { request, warnings: ['oauth2 tokens of the type mac are not sent'], credentials: secrets(token) };
  }
  const bare = withoutQueryParam(
    withoutHeaders(request, ({ name }) => name.toLowerCase() === 'authorization'),
    'access_token',
  );
  return { request: withToken(bare, token, parameters), warnings: [], credentials: secrets(token) };
}

function withToken(request: Request, token: string, { addTokenTo, headerPrefix }: Auth['parameters']): Request {
  if (addTokenTo === 'queryParams') return withQueryParam(request, 'access_token', token);
  if (addTokenTo && addTokenTo !== 'header') return request;
  const prefix = headerPrefix === undefined || headerPrefix === null ? 'Bearer' : String(headerPrefix).trim();
  return withAuthorization(request, prefix === '' ? token : `${prefix} ${token}`);
}
