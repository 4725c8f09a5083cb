import type { Auth, Request } from '../model/request.ts';
import { withQueryParam } from './query.ts';
import { type Signature, secrets, textOf, unsigned, withHeader, withoutHeaders } from './signature.ts';

/** A key of the user's own naming, in a header or (`in: query`) in the URL. Without key and value nothing happens. */
export function signApiKey(request: Request, parameters: Auth['parameters']): Signature {
  const key = textOf(parameters['key']);
  const value = textOf(parameters['value']);
  if (key === '' && value === '') return unsigned(request, 'apikey auth has neither key nor value');
  return { request: withKey(request, key, value, parameters['in']), warnings: [], credentials: secrets(value) };
}

function withKey(request: Request, key: string, value: string, place: unknown): Request {
  if (place === 'query') return withQueryParam(request, key, value);
  const bare = withoutHeaders(request, ({ name }) => plain(name) === plain(key));
  return key === '' ? bare : withHeader(bare, key, value);
}

/** Postman takes `X-API-Key`, `x_api_key` and `XApiKey` for one name: it compares their words. */
function plain(name: string): string {
  const words = name.replaceAll("'", '').match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  return words.join(' ').toLowerCase();
}
