import type { Auth, BodyDefinition, Param, Request } from '../model/request.ts';
import { hashBody } from './body-hash.ts';
import { type Pair, place, withoutOauthParams } from './oauth1-place.ts';
import { readPrivateKey } from './private-key.ts';
import { randomText } from './random-text.ts';
import { Refusal } from './refusal.ts';
import { type Signature, secrets, textOf, unsigned, withoutAuthorization } from './signature.ts';
import type { SignTools } from './tools.ts';
import { urlParts } from './url-parts.ts';

/** OAuth 1.0a (RFC 5849) with the signature methods that Postman has, and body hashes where they are wanted. */
export async function signOauth1(
  request: Request,
  parameters: Auth['parameters'],
  tools: SignTools,
): Promise<Signature> {
  const method = textOf(parameters['signatureMethod']) || 'HMAC-SHA1';
  const isRsa = /^RSA\b/i.test(method);
  const secretName = isRsa ? 'privateKey' : 'consumerSecret';
  for (const [name, words] of [
    ['consumerKey', 'consumer key'],
    [secretName, isRsa ? 'private key' : 'consumer secret'],
  ] as const) {
    if (textOf(parameters[name]) === '') return unsigned(request, `oauth1 auth has no ${words}`);
  }
  if (!methods.includes(method)) throw unknownMethod(method);
  const own = withoutOauthParams(withoutAuthorization(request));
  const { request: bare, bodyHash } = await withBodyHash(own, method, parameters, tools);
  const pairs = protocolPairs(method, bodyHash, parameters, tools);
  const accessor = {
    consumerSecret: textOf(parameters['consumerSecret']),
    tokenSecret: textOf(parameters['tokenSecret']),
    privateKey: isRsa ? pem(textOf(parameters['privateKey'])) : '',
  };
  const { default: oauth1 } = await import('node-oauth1');
  const message = { action: actionOf(bare), method: bare.method, parameters: [...pairs, ...formPairs(bare.body)] };
  const signature = oauth1.SignatureMethod.sign(message, accessor);
  const signed = await place(bare, [...pairs, ['oauth_signature', signature]], parameters);
  const credentials = secrets(
    ...['consumerSecret', 'tokenSecret', 'token', 'privateKey'].map((name) => textOf(parameters[name])),
  );
  return {
    request: signed,
    warnings: [],
    credentials: method === 'PLAINTEXT' ? [...credentials, signature] : credentials,
  };
}

const methods = ['HMAC-SHA1', 'HMAC-SHA256', 'HMAC-SHA512', 'RSA-SHA1', 'RSA-SHA256', 'RSA-SHA512', 'PLAINTEXT'];

function unknownMethod(method: string): Refusal {
  return new Refusal(
    `oauth1 auth has the signature method ${method}, which does not exist`,
    `Use one of ${methods.join(', ')}`,
  );
}

/** Text of blanks counts as nothing, unless empty parameters are to be signed. The extensions never go out empty. */
function protocolPairs(
  method: string,
  bodyHash: string,
  parameters: Auth['parameters'],
  { now, random }: SignTools,
): Pair[] {
  const signsEmpty = Boolean(parameters['addEmptyParamsToSign']);
  const value = (name: string): string => {
    const text = textOf(parameters[name]);
    return !signsEmpty && text.trim() === '' ? '' : text;
  };
  const core: Pair[] = [
    ['oauth_consumer_key', value('consumerKey')],
    ['oauth_token', value('token')],
    ['oauth_signature_method', method],
    ['oauth_timestamp', textOf(parameters['timestamp']) || textOf(Math.floor(now() / 1000))],
    ['oauth_nonce', textOf(parameters['nonce']) || randomText(11, random)],
    ['oauth_version', value('version')],
  ];
  const extensions: Pair[] = [
    ['oauth_body_hash', bodyHash],
    ['oauth_callback', value('callback')],
    ['oauth_verifier', value('verifier')],
  ];
  return [...core.filter(([, text]) => signsEmpty || text !== ''), ...extensions.filter(([, text]) => text !== '')];
}

/** OAuth's body hash extension: of every body but a form, whose parameters are signed themselves. */
async function withBodyHash(
  request: Request,
  method: string,
  { includeBodyHash }: Auth['parameters'],
  { open }: SignTools,
): Promise<{ readonly request: Request; readonly bodyHash: string }> {
  const algorithm = method.split('-')[1];
  const isForm = request.body?.mode === 'urlencoded';
  if (!includeBodyHash || algorithm === undefined || isForm) return { request, bodyHash: '' };
  const opened = await open(request);
  const hash = await hashBody(algorithm.toLowerCase(), opened.body);
  return { request: opened.request, bodyHash: hash.digest('base64') };
}

/** The URL that is signed: without user, fragment and a usual port. */
function actionOf({ url }: Request): string {
  const { scheme, host, hostname, port, path } = urlParts(url);
  return `${scheme}://${(port === '80' || port === '443' ? hostname : host).toLowerCase()}${path}`;
}

/** The parameters of a form, which are signed too. */
function formPairs(body: BodyDefinition | undefined): Pair[] {
  if (body === undefined || body.disabled || body.mode !== 'urlencoded') return [];
  const params = body.urlencoded ?? [];
  if (typeof params === 'string') return params.split('&').map(pairOf);
  return params.filter(({ disabled }) => !disabled).map(({ key, value }: Param): Pair => [textOf(key), textOf(value)]);
}

function pairOf(text: string): Pair {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function pem(text: string): string {
  return readPrivateKey(text, 'oauth1').export({ type: 'pkcs8', format: 'pem' }).toString();
}
