import type { Auth, Param, Request } from '../model/request.ts';
import { keyAlgorithms, objectOf, secretAlgorithms, signToken } from './json-web-token.ts';
import { unknownAlgorithm } from './jwt.ts';
import { readPrivateKey } from './private-key.ts';
import { randomUuid } from './random-text.ts';
import { Refusal } from './refusal.ts';
import { textOf } from './signature.ts';
import type { SignTools } from './tools.ts';

type Parameters = Auth['parameters'];

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Postman's names of grants, and the protocol's. */
const grants: Readonly<Record<string, (parameters: Parameters, tools: SignTools) => Promise<Fields>>> = {
  client_credentials: async () => ({ grant_type: 'client_credentials' }),
  password_credentials: async ({ username, password }) => ({
    grant_type: 'password',
    username: textOf(username),
    password: textOf(password),
  }),
  refresh_token: async ({ refreshToken }) => refreshFields(textOf(refreshToken)),
  jwt_bearer: async (parameters, tools) => ({ grant_type: jwtBearer, assertion: await assertionOf(parameters, tools) }),
};

const protocolNames: Readonly<Record<string, string>> = { password: 'password_credentials', [jwtBearer]: 'jwt_bearer' };

type Fields = Readonly<Record<string, string>>;

/**
 * The request for a token by the auth's own grant.
 * @throws Refusal for a grant that needs a browser, and for one that lacks something
 */
export async function grantRequest(parameters: Parameters, tools: SignTools): Promise<Request> {
  const type = textOf(parameters['grant_type']) || 'authorization_code';
  const name = protocolNames[type] ?? type;
  const grant = Object.hasOwn(grants, name) ? grants[name] : undefined;
  const refreshToken = textOf(parameters['refreshToken']);
  if (grant === undefined && refreshToken === '') throw needsBrowser(type);
  if (name === 'refresh_token' && refreshToken === '')
    throw new Refusal(
      'oauth2 auth has the grant type refresh_token, but no refreshToken',
      'Set refreshToken of the auth',
    );
  if (grant === undefined) return refreshRequest(parameters, refreshToken);
  return tokenRequest(parameters, { ...(await grant(parameters, tools)), ...targetFields(parameters) }, 'token');
}

/** The request for a new token by a refresh token. */
export function refreshRequest(parameters: Parameters, refreshToken: string): Request {
  return tokenRequest(parameters, { ...refreshFields(refreshToken), scope: textOf(parameters['scope']) }, 'refresh');
}

function refreshFields(refreshToken: string): Fields {
  return { grant_type: 'refresh_token', refresh_token: refreshToken };
}

/** What the token is to be good for. */
function targetFields(parameters: Parameters): Fields {
  return Object.fromEntries(['scope', 'audience', 'resource'].map((name) => [name, textOf(parameters[name])]));
}

function tokenRequest(parameters: Parameters, fields: Fields, kind: 'token' | 'refresh'): Request {
  const extras = extrasOf(parameters[kind === 'token' ? 'tokenRequestParams' : 'refreshRequestParams']);
  const id = textOf(parameters['clientId']);
  const secret = textOf(parameters['clientSecret']);
  const isInBody = parameters['client_authentication'] === 'body' || secret === '';
  const client = isInBody ? { client_id: id, client_secret: secret } : {};
  const form = Object.entries({ ...fields, ...client }).filter(([, value]) => value !== '');
  const basic = `Basic ${Buffer.from(`${id}:${secret}`, 'utf8').toString('base64')}`;
  return {
    method: 'POST',
    url: urlOf(parameters, kind, extras),
    headers: [
      ...(isInBody ? [] : [{ name: 'Authorization', value: basic, system: true }]),
      { name: 'Accept', value: 'application/json', system: true },
      ...at(extras, 'request_header').map(({ key, value }) => ({ name: textOf(key), value: textOf(value) })),
    ],
    body: {
      mode: 'urlencoded',
      urlencoded: [...form.map(([key, value]) => ({ key, value })), ...at(extras, 'request_body')],
    },
    behavior: {},
  };
}

interface Extra extends Param {
  readonly enabled?: unknown;
  readonly send_as?: unknown;
}

/** Postman's "token request" rows. */
function extrasOf(value: unknown): readonly Extra[] {
  const rows: readonly Extra[] = Array.isArray(value) ? value : [];
  return rows.filter((row) => row?.key && row.enabled !== false && !row.disabled);
}

function at(extras: readonly Extra[], place: string): Param[] {
  return extras
    .filter(({ send_as }) => (textOf(send_as) || 'request_body') === place)
    .map(({ key, value }) => ({ key, value: textOf(value) }));
}

function urlOf(parameters: Parameters, kind: 'token' | 'refresh', extras: readonly Extra[]): string {
  const text = (kind === 'refresh' && textOf(parameters['refreshTokenUrl'])) || textOf(parameters['accessTokenUrl']);
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (text === '' || !URL.canParse(whole)) {
    const why = text === '' ? 'has no accessTokenUrl' : `has the accessTokenUrl ${text}, which is no URL`;
    throw new Refusal(`oauth2 auth ${why}`, 'Set accessTokenUrl of the auth to the URL of the token endpoint');
  }
  const url = new URL(whole);
  for (const { key, value } of at(extras, 'request_url')) url.searchParams.append(textOf(key), textOf(value));
  return url.href;
}

/** RFC 7523: a token of the client's own, given whole or made of the parameters that the jwt auth has. */
async function assertionOf(parameters: Parameters, { now, random }: SignTools): Promise<string> {
  const given = textOf(parameters['assertion']);
  if (given !== '') return given;
  const algorithm = textOf(parameters['algorithm']) || 'RS256';
  const isSecret = secretAlgorithms.includes(algorithm);
  if (!isSecret && !keyAlgorithms.includes(algorithm)) throw unknownAlgorithm(algorithm, 'oauth2');
  const key = textOf(parameters[isSecret ? 'secret' : 'privateKey']);
  if (key === '')
    throw new Refusal(
      'oauth2 auth has the grant type jwt_bearer, but neither an assertion nor a key to sign one',
      'Set assertion to a signed token, or privateKey, algorithm and payload',
    );
  const seconds = Math.floor(now() / 1000);
  const payload = {
    iss: textOf(parameters['clientId']),
    sub: textOf(parameters['clientId']),
    aud: textOf(parameters['audience']) || textOf(parameters['accessTokenUrl']),
    iat: seconds,
    exp: seconds + 300,
    jti: randomUuid(random),
    ...objectOf(parameters['payload'], 'the payload of the oauth2 auth'),
  };
  const header = { typ: 'JWT', ...objectOf(parameters['header'], 'the header of the oauth2 auth'), alg: algorithm };
  return signToken({ header, payload }, isSecret ? Buffer.from(key) : readPrivateKey(key, 'oauth2'), 'oauth2');
}

function needsBrowser(type: string): Refusal {
  return new Refusal(
    `oauth2 auth has no access token, and the grant type ${type} needs a browser to get one`,
    'Get a token in Postman and set it as accessToken, set a refreshToken, or use the grant type client_credentials',
  );
}
