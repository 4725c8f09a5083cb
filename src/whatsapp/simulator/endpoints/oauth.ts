import type { OpenEndpoint } from '../call.ts';
import { GraphError } from '../graph-error.ts';
import type { AppNode } from '../node.ts';
import { optionalText, type Parameters, requiredText } from '../parameters.ts';
import { freshToken, tokenText } from '../token.ts';
import type { World } from '../world.ts';

const longLived = 60 * 24 * 60 * 60;

/** `GET /oauth/access_token`: a token for a code, an app's own token, or a longer life for a user's token. */
export const accessToken: OpenEndpoint = {
  answer: ({ parameters, world }) => {
    const app = requireApp(parameters, world);
    const grant = optionalText(parameters, 'grant_type') ?? '';
    if (grant === 'client_credentials') return { access_token: `${app.id}|${app.secret}`, token_type: 'bearer' };
    if (grant === 'fb_exchange_token') {
      const text = requiredText(parameters, 'fb_exchange_token');
      const token = world.tokens.find((each) => each.text === text);
      if (token === undefined) throw refused('Invalid OAuth access token - Cannot parse access token', undefined, 190);
      return grantFor(app, token.user, token.scopes, world, longLived);
    }
    return exchangeCode(app, requiredText(parameters, 'code'), world);
  },
};

const badCodes: Readonly<Record<string, { readonly message: string; readonly subcode: number }>> = {
  invalid: { message: 'Invalid verification code format.', subcode: 36009 },
  expired: { message: 'This authorization code has expired.', subcode: 36007 },
  used: { message: 'This authorization code has been used.', subcode: 36009 },
};

/** The simulator takes any code, so that a run can be repeated, but these that say what is wrong with them. */
function exchangeCode(app: AppNode, code: string, world: World): unknown {
  const bad = Object.hasOwn(badCodes, code) ? badCodes[code] : undefined;
  if (bad !== undefined) throw refused(bad.message, bad.subcode, 100);
  const first = world.tokens.find((token) => token.app === app.id);
  if (first === undefined) throw refused('The app has no users', undefined, 100);
  return grantFor(app, first.user, first.scopes, world, undefined);
}

function grantFor(
  app: AppNode,
  user: string,
  scopes: readonly string[],
  world: World,
  lifetime: number | undefined,
): unknown {
  const name = `granted-${world.chance.hex('granted', 6)}`;
  const text = tokenText(world.seed.name, name);
  const expiresAt = lifetime === undefined ? 0 : world.seconds() + lifetime;
  world.addToken(freshToken({ name, text, app: app.id, user, scopes, issuedAt: world.seconds(), expiresAt }));
  return { access_token: text, token_type: 'bearer', ...(lifetime === undefined ? {} : { expires_in: lifetime }) };
}

function requireApp(parameters: Parameters, world: World): AppNode {
  const id = optionalText(parameters, 'client_id') ?? '';
  if (id === '') throw refused('Missing client_id parameter.', undefined, 101);
  const app = world.find(id);
  if (app?.kind !== 'app')
    throw refused('Error validating application. Cannot get application info due to a system error.', undefined, 101);
  if (optionalText(parameters, 'client_secret') !== app.secret)
    throw refused('Error validating client secret.', undefined, 1);
  return app;
}

function refused(message: string, subcode: number | undefined, code: number): GraphError {
  const error_subcode = subcode === undefined ? {} : { error_subcode: subcode };
  return new GraphError(code === 190 ? 401 : 400, { message, type: 'OAuthException', code, ...error_subcode });
}
