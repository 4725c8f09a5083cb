import type { Auth, Request } from '../model/request.ts';
import { type Signature, secrets, textOf, withAuthorization } from './signature.ts';

/** RFC 7617. The server sees the credentials as UTF-8; what is missing counts as empty. */
export function signBasic(request: Request, { username, password }: Auth['parameters']): Signature {
  const encoded = Buffer.from(`${textOf(username)}:${textOf(password)}`, 'utf8').toString('base64');
  return {
    request: withAuthorization(request, `Basic ${encoded}`),
    warnings: [],
    credentials: secrets(textOf(password), encoded),
  };
}
