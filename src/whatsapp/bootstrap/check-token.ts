import { WhatsappError } from '../../errors.ts';
import { type Graph, granted } from './graph.ts';
import { missingPermission, tokenError, toRefusal } from './refusal.ts';
import { isObject, type Json, objectsIn, textOf, textsIn } from './shape.ts';

/** What Graph tells about an access token. */
export interface TokenFacts {
  readonly type: string | undefined;
  readonly appId: string | undefined;
  readonly appName: string | undefined;
  readonly userId: string | undefined;
  readonly scopes: readonly string[];
  /** Seconds since 1970; 0 for never. */
  readonly expiresAt: number;
  /** Accounts that the token was given for; empty when it applies to all that its user has. */
  readonly targetAccounts: readonly string[];
}

const management = 'whatsapp_business_management';
const messaging = 'whatsapp_business_messaging';

/** Inspects the token with itself. Undefined when Graph does not let it; an unusable token stops. */
export async function checkToken(graph: Graph): Promise<TokenFacts | undefined> {
  if ((graph.values.get('User-Access-Token') ?? '').trim() === '') throw noToken();
  const request = 'Debug Access Token';
  const reply = await graph.ask(request);
  // Only an owner or developer of the app may inspect; the token may be good all the same.
  if (reply.kind === 'refused' && reply.refusal.code === 100) return undefined;
  const { data } = granted(request, reply);
  const facts = isObject(data) ? data : {};
  if (facts['is_valid'] !== true) throw tokenError(toRefusal(isObject(facts['error']) ? facts['error'] : {}));
  const token = toFacts(facts);
  if (!token.scopes.includes(management)) {
    throw missingPermission(
      management,
      `the access token lacks the permission ${management}: it cannot find accounts and numbers`,
    );
  }
  return token;
}

/** What the token is good enough for now, but not for everything. */
export function tokenWarnings(token: TokenFacts | undefined): readonly string[] {
  if (token === undefined) {
    return ['The token could not be inspected: it is not of a developer of its app. Its permissions are not known.'];
  }
  const warnings: string[] = [];
  if (!token.scopes.includes(messaging)) {
    warnings.push(
      `The token lacks ${messaging}: it cannot send. Make one that has it, in Business settings under System users.`,
    );
  }
  if (token.type === 'USER' && token.expiresAt > 0) {
    warnings.push(
      `The token ends on ${new Date(token.expiresAt * 1000).toISOString()}. One of a system user lasts: Business settings, System users, Generate token.`,
    );
  }
  return warnings;
}

function toFacts(data: Json): TokenFacts {
  const granular = objectsIn(data['granular_scopes']).find(({ scope }) => scope === management);
  return {
    type: textOf(data['type']),
    appId: textOf(data['app_id']),
    appName: textOf(data['application']),
    userId: textOf(data['user_id']),
    scopes: textsIn(data['scopes']),
    expiresAt: Number(data['expires_at'] ?? 0),
    targetAccounts: textsIn(granular?.['target_ids']),
  };
}

function noToken(): WhatsappError {
  return new WhatsappError('bad-token', 'there is no access token', {
    hint: 'Give one with --token or POSTINO_USER_ACCESS_TOKEN; the app dashboard shows one under WhatsApp, API Setup',
  });
}
