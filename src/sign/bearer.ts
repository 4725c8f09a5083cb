import type { Auth, Request } from '../model/request.ts';
import { type Signature, secrets, textOf, unsigned, withAuthorization } from './signature.ts';

/** RFC 6750, in the header. Without a token the request stays as it is. */
export function signBearer(request: Request, { token }: Auth['parameters']): Signature {
  const text = textOf(token);
  if (text === '') return unsigned(request, 'bearer auth has no token');
  return { request: withAuthorization(request, `Bearer ${text}`), warnings: [], credentials: secrets(text) };
}
