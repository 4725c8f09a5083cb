import type { Auth, Request } from '../model/request.ts';
import { keyAlgorithms, objectOf, secretAlgorithms, signToken } from './json-web-token.ts';
import { readPrivateKey } from './private-key.ts';
import { withQueryParam } from './query.ts';
import { Refusal } from './refusal.ts';
import { type Signature, secrets, textOf, unsigned, withAuthorization } from './signature.ts';

/** A JSON Web Token made of the parameters, in the header or the query. */
export async function signJwt(request: Request, parameters: Auth['parameters']): Promise<Signature> {
  const algorithm = textOf(parameters['algorithm']);
  const isSecret = secretAlgorithms.includes(algorithm);
  if (algorithm === '') return unsigned(request, 'jwt auth has no algorithm');
  if (!isSecret && !keyAlgorithms.includes(algorithm)) throw unknownAlgorithm(algorithm, 'jwt');
  const given = textOf(parameters[isSecret ? 'secret' : 'privateKey']);
  if (given === '') return unsigned(request, `jwt auth has no ${isSecret ? 'secret' : 'private key'}`);
  const header = { ...objectOf(parameters['header'], 'the header of the jwt auth'), alg: algorithm };
  const payload = objectOf(parameters['payload'], 'the payload of the jwt auth');
  const key = isSecret ? secretBytes(given, parameters) : readPrivateKey(given, 'jwt');
  const token = await signToken({ header, payload }, key, 'jwt');
  return { request: withToken(request, token, parameters), warnings: [], credentials: secrets(given) };
}

export function unknownAlgorithm(algorithm: string, scheme: string): Refusal {
  const known = scheme === 'jwt' ? [...secretAlgorithms, ...keyAlgorithms] : keyAlgorithms;
  return new Refusal(
    `${scheme} auth has the algorithm ${algorithm}, which does not exist`,
    `Use one of ${known.join(', ')}`,
  );
}

function secretBytes(secret: string, { isSecretBase64Encoded }: Auth['parameters']): Uint8Array {
  return Buffer.from(secret, isSecretBase64Encoded ? 'base64' : 'utf8');
}

function withToken(request: Request, token: string, parameters: Auth['parameters']): Request {
  const { addTokenTo, headerPrefix } = parameters;
  if (addTokenTo === 'queryParam')
    return withQueryParam(request, textOf(parameters['queryParamKey']) || 'token', token);
  if (addTokenTo && addTokenTo !== 'header') return request;
  const prefix = headerPrefix === undefined || headerPrefix === null ? 'Bearer' : String(headerPrefix);
  return withAuthorization(request, prefix === '' ? token : `${prefix} ${token}`);
}
