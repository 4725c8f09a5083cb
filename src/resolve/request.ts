import type { SendError } from '../model/exchange.ts';
import type { Auth, Header, Param, ProtocolProfileBehavior, Request, RequestDefinition } from '../model/request.ts';
import type { Dynamic } from './dynamic.ts';
import { type LookUp, namesIn, substitute, substituteIn } from './substitute.ts';
import { resolveUrl } from './url.ts';

/**
 * A request ready to be signed and sent, or why it cannot be; `request` of a failed one shows how far it came, its URL
 * not encoded. `unresolved` names the tokens left in URL, headers and auth; in a body they may be a template's own.
 */
export type ResolvedRequest =
  | {
      readonly kind: 'resolved';
      readonly request: Request;
      /** The headers as defined, but with the variables of disabled ones and of descriptions filled in. */
      readonly header: readonly Param[];
      readonly auth: Auth | undefined;
      readonly unresolved: readonly string[];
    }
  | {
      readonly kind: 'failed';
      readonly error: SendError;
      readonly request: Request;
      readonly auth: Auth | undefined;
    };

/**
 * Fills the variables into every text of a request and its auth, header names and form keys too. The definition stays
 * as it is. Only enabled headers with a name are taken over. `dynamic` is the one behind `lookUp`.
 */
export async function resolveRequest(
  definition: RequestDefinition,
  auth: Auth | undefined,
  behavior: ProtocolProfileBehavior,
  lookUp: LookUp,
  dynamic?: Pick<Dynamic, 'catchUp'>,
): Promise<ResolvedRequest> {
  const resolved = resolve(definition, auth, behavior, lookUp);
  // A variable's value may bring in a dynamic variable that faker has to be loaded for: only trying tells.
  return (await dynamic?.catchUp()) ? resolve(definition, auth, behavior, lookUp) : resolved;
}

function resolve(
  definition: RequestDefinition,
  auth: Auth | undefined,
  behavior: ProtocolProfileBehavior,
  lookUp: LookUp,
): ResolvedRequest {
  const method = resolveMethod(definition.method, lookUp);
  const headers = resolveHeaders(definition.header, lookUp);
  const body = substituteIn(definition.body, lookUp);
  const url = resolveUrl(definition.url, behavior, lookUp);
  const ownAuth = auth && resolveAuth(auth, lookUp);
  if (url.kind === 'failed') {
    const request = { method, url: url.text, headers, body, behavior };
    return { kind: 'failed', error: url.error, request, auth: ownAuth };
  }
  const unresolved = new Set<string>();
  for (const place of [url.text, headers, ownAuth?.parameters]) addNames(place, unresolved);
  const request = {
    ...{ method, url: url.url, headers, body, behavior },
    ...(definition.certificate && { certificate: substituteIn(definition.certificate, lookUp) }),
    ...(definition.proxy && { proxy: substituteIn(definition.proxy, lookUp) }),
  };
  const header = resolveDisabled(definition.header, lookUp);
  return { kind: 'resolved', request, header, auth: ownAuth, unresolved: [...unresolved] };
}

function resolveDisabled(params: readonly Param[] | undefined, lookUp: LookUp): readonly Param[] {
  return (params ?? []).map((param) => {
    if (param.disabled) return substituteIn(param, lookUp);
    return param.description === undefined ? param : { ...param, description: substituteIn(param.description, lookUp) };
  });
}

/** Postman writes methods in capitals before it looks their variables up, so `{{method}}` would ask for `METHOD`. */
function resolveMethod(method: unknown, lookUp: LookUp): string {
  const text = substitute(String(method ?? ''), lookUp).toUpperCase();
  return substitute(text, lookUp).toUpperCase() || 'GET';
}

function resolveHeaders(params: readonly Param[] | undefined, lookUp: LookUp): readonly Header[] {
  const headers: Header[] = [];
  for (const { key, value, disabled, system } of params ?? []) {
    if (disabled) continue;
    const name = substitute(String(key ?? ''), lookUp);
    const text = substitute(value === undefined ? '' : String(value), lookUp);
    if (name !== '') headers.push(system ? { name, value: text, system } : { name, value: text });
  }
  return headers;
}

function resolveAuth(auth: Auth, lookUp: LookUp): Auth {
  const parameters = Object.entries(auth.parameters).map(([name, value]) => [
    substitute(name, lookUp),
    substituteIn(value, lookUp),
  ]);
  return { ...auth, parameters: Object.fromEntries(parameters) };
}

function addNames(value: unknown, names: Set<string>): void {
  if (typeof value === 'string') for (const name of namesIn(value)) names.add(name);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) addNames(each, names);
}
