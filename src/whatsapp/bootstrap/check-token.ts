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
  /** Seconds since 1970; 0 for unknown. */
  readonly issuedAt: number;
  /** Seconds since 1970; 0 for never. */
  readonly expiresAt: number;
  /** Permissions, each with what it is limited to; no targets means everything the user has. */
  readonly granted: readonly { readonly scope: string; readonly targets: readonly string[] }[];
  /** Accounts that the token was given for; empty when it applies to all that its user has. */
  readonly targetAccounts: readonly string[];
}

export const management = 'whatsapp_business_management';
export const messaging = 'whatsapp_business_messaging';
const business = 'business_management';

/** What a token without the permission for businesses is still good for. */
export const withoutBusinessManagement =
  'The token lacks business_management: businesses and the accounts in them stay hidden. Accounts assigned to its user, --waba-id, and everything about numbers, templates and messages work.';

/** Like `inspectToken`, and stops where the token cannot find anything. */
export async function checkToken(graph: Graph): Promise<TokenFacts | undefined> {
  const token = await inspectToken(graph);
  if (token !== undefined && !token.scopes.includes(management)) {
    throw missingPermission(
      management,
      `the access token lacks the permission ${management}: it cannot find accounts and numbers`,
    );
  }
  return token;
}

/** Inspects the token with itself. Undefined when Graph does not let it; an unusable token stops. */
export async function inspectToken(graph: Graph): Promise<TokenFacts | undefined> {
  if ((graph.values.get('User-Access-Token') ?? '').trim() === '') throw noToken();
  const request = 'Debug Access Token';
  const reply = await graph.ask(request);
  // Only an owner or developer of the app may inspect; the token may be good all the same.
  if (reply.kind === 'refused' && reply.refusal.code === 100) return undefined;
  const { data } = granted(request, reply);
  const facts = isObject(data) ? data : {};
  if (facts['is_valid'] !== true) throw tokenError(toRefusal(isObject(facts['error']) ? facts['error'] : {}));
  return toFacts(facts);
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
  if (!token.scopes.includes(business)) warnings.push(withoutBusinessManagement);
  if (token.type === 'USER' && token.expiresAt > 0) {
    warnings.push(
      `The token ends on ${new Date(token.expiresAt * 1000).toISOString()}. One of a system user lasts: Business settings, System users, Generate token.`,
    );
  }
  return warnings;
}

function toFacts(data: Json): TokenFacts {
  const granular = objectsIn(data['granular_scopes']).map(({ scope, target_ids }) => ({
    scope: textOf(scope) ?? '',
    targets: textsIn(target_ids),
  }));
  const scopes = textsIn(data['scopes']);
  return {
    type: textOf(data['type']),
    appId: textOf(data['app_id']),
    appName: textOf(data['application']),
    userId: textOf(data['user_id']),
    scopes,
    issuedAt: Number(data['issued_at'] ?? 0),
    expiresAt: Number(data['expires_at'] ?? 0),
    granted: scopes.map((scope) => granular.find((each) => each.scope === scope) ?? { scope, targets: [] }),
    targetAccounts: granular.find(({ scope }) => scope === management)?.targets ?? [],
  };
}

function noToken(): WhatsappError {
  return new WhatsappError('bad-token', 'there is no access token', {
    hint: 'Give one with --token or POSTINO_USER_ACCESS_TOKEN; the app dashboard shows one under WhatsApp, API Setup',
  });
}
