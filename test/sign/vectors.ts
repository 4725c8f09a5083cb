import type { Auth, Request } from '../../src/model/request.ts';
import { type Circumstances, sign } from './signing.ts';

/** A request as the vectors give them. */
export function plain(method: string, url: string, headers: Readonly<Record<string, string>> = {}): Request {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return { method, url, headers: list, body: undefined, behavior: {} };
}

/** The request as it is signed; a refusal is an error. */
export async function signedRequest(request: Request, auth: Auth, circumstances: Circumstances = {}): Promise<Request> {
  const result = await sign(request, auth, circumstances);
  if (result.kind === 'refused') throw new Error(result.error.message);
  return result.request;
}

export async function authorization(request: Request, auth: Auth, circumstances: Circumstances = {}): Promise<string> {
  const { headers } = await signedRequest(request, auth, circumstances);
  return headers.findLast(({ name }) => name === 'Authorization')?.value ?? '';
}
