import type { Endpoint } from '../call.ts';
import { type GraphError, invalidParameter } from '../graph-error.ts';
import { requiredText } from '../parameters.ts';
import { problemOf, type Session, sessionOf } from '../session.ts';
import type { Token } from '../token.ts';
import type { World } from '../world.ts';

/** `GET /debug_token`: what a token is, whose, and what it may do. A bad token is an answer, not an error. */
export const debugToken: Endpoint<undefined> = {
  permissions: [],
  answer: ({ parameters, session, world }) => {
    if (!session.user.isDeveloper) throw notADeveloper();
    const text = requiredText(parameters, 'input_token');
    const inspected = sessionOf(text, world);
    return { data: inspected === undefined ? unknownToken : inspect(inspected, world) };
  },
};

function notADeveloper(): GraphError {
  return invalidParameter(
    'You must provide an app access token, or a user access token that is an owner or developer of the app',
  );
}

const unknownToken = {
  error: { code: 190, message: 'Invalid OAuth access token - Cannot parse access token' },
  is_valid: false,
  scopes: [],
};

function inspect({ token, user }: Session, world: World): Record<string, unknown> {
  const problem = problemOf(token, world.now());
  const application = world.find(token.app)?.values['name'];
  if (user.type === 'APP') return { app_id: token.app, type: 'APP', application, is_valid: true, scopes: [] };
  return {
    app_id: token.app,
    type: user.type,
    application,
    data_access_expires_at: token.expiresAt,
    ...(problem && { error: { code: 190, message: problem.message, subcode: problem.subcode } }),
    expires_at: token.expiresAt,
    is_valid: problem === undefined,
    issued_at: token.issuedAt,
    scopes: problem === undefined ? token.scopes : [],
    granular_scopes: problem === undefined ? granularScopes(token) : [],
    user_id: token.user,
  };
}

/** A permission that applies to all the user has shows no targets. */
function granularScopes({ scopes, targetAccounts }: Token): readonly unknown[] {
  return scopes
    .filter((scope) => scope.startsWith('whatsapp_business_'))
    .map((scope) => (targetAccounts === undefined ? { scope } : { scope, target_ids: targetAccounts }));
}
