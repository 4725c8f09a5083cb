import { checkProof } from './app-secret-proof.ts';
import { GraphError, missingPermission } from './graph-error.ts';
import type { AppNode, GraphNode, UserNode } from './node.ts';
import { optionalText, type Parameters } from './parameters.ts';
import { freshToken, type Token } from './token.ts';
import type { World } from './world.ts';

/** Who calls: a token that works, and what it reaches. */
export interface Session {
  readonly token: Token;
  readonly user: UserNode;
  readonly accounts: readonly string[];
}

/** A token comes as `Bearer` or `OAuth` header or as `access_token`; the header wins. */
export function authenticate(headers: Headers, parameters: Parameters, world: World): Session {
  const given = /^(?:Bearer|OAuth)\s+(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const text = (given ?? optionalText(parameters, 'access_token') ?? '').trim();
  if (text === '') throw tokenError(104, 'An access token is required to request this resource.');
  const session = sessionOf(text, world);
  if (session === undefined) throw unparsable();
  const problem = problemOf(session.token, world.now());
  if (problem !== undefined) throw tokenError(190, problem.message, problem.subcode);
  const app = world.find(session.token.app);
  if (app?.kind === 'app') checkProof(app, text, parameters, world.seconds());
  return session;
}

/** Whose a token is; undefined for a text that is no token. */
export function sessionOf(text: string, world: World): Session | undefined {
  const app = world.all('app').find(({ id, secret }) => text === `${id}|${secret}`);
  if (app !== undefined) return appSession(app, text);
  const token = world.tokens.find((candidate) => candidate.text === text);
  const user = token && world.find(token.user);
  if (token === undefined || user?.kind !== 'user') return undefined;
  return { token, user, accounts: accountsOf(token, user, world) };
}

/** An app's own token: good for inspecting tokens and for the app itself, not for accounts. */
function appSession(app: AppNode, text: string): Session {
  const token = freshToken({ name: 'app', text, app: app.id, user: app.id, scopes: [] });
  const user: UserNode = {
    kind: 'user',
    id: app.id,
    type: 'APP',
    values: app.values,
    businesses: [],
    assignedAccounts: [],
    isDeveloper: true,
  };
  return { token, user, accounts: [] };
}

/** Why a token does not work, in Graph's words. */
export function problemOf(
  token: Token,
  now: number,
): { readonly message: string; readonly subcode: number } | undefined {
  if (token.expiresAt > 0 && token.expiresAt * 1000 <= now) {
    const message = `Error validating access token: Session has expired on ${written(token.expiresAt * 1000)}. The current time is ${written(now)}.`;
    return { message, subcode: 463 };
  }
  if (token.invalidSubcode === undefined) return undefined;
  return { message: `Error validating access token: ${reasons[token.invalidSubcode]}`, subcode: token.invalidSubcode };
}

const reasons = {
  458: 'The user has not authorized application.',
  459: 'The user needs to log in at www.facebook.com to pass a checkpoint.',
  460: 'The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  464: 'Sessions for the user are not allowed because the user is not a confirmed user.',
  467: 'This may be because the user logged out or may be due to a system error.',
} as const;

function unparsable(): GraphError {
  return tokenError(190, 'Invalid OAuth access token - Cannot parse access token');
}

function tokenError(code: number, message: string, subcode?: number): GraphError {
  const error_subcode = subcode === undefined ? {} : { error_subcode: subcode };
  return new GraphError(401, { message, type: 'OAuthException', code, ...error_subcode });
}

/** Refuses a token that has none of the permissions. */
export function requirePermission(session: Session, permissions: readonly string[]): void {
  if (permissions.length === 0 || permissions.some((permission) => session.token.scopes.includes(permission))) return;
  throw missingPermission(permissions);
}

/** Whether the node exists for this caller; Graph hides what is foreign as if it were not there. */
export function canReach(session: Session, node: GraphNode): boolean {
  if (node.kind === 'app') return node.id === session.token.app;
  if (node.kind === 'user') return node.id === session.user.id;
  if (node.kind === 'business') return session.user.businesses.includes(node.id);
  if ('app' in node) return node.app === session.token.app;
  if ('business' in node) return session.user.businesses.includes(node.business);
  return session.accounts.includes(node.kind === 'account' ? node.id : node.account);
}

function accountsOf(token: Token, user: UserNode, world: World): readonly string[] {
  if (token.targetAccounts !== undefined) return token.targetAccounts;
  const viaBusiness = world
    .all('account')
    .filter(({ owner, sharedWith }) => [owner, ...sharedWith].some((business) => user.businesses.includes(business)))
    .map(({ id }) => id);
  return [...new Set([...user.assignedAccounts, ...viaBusiness])];
}

/** `Saturday, 22-Nov-25 10:30:00 PST`, as in Graph's messages. */
function written(milliseconds: number): string {
  const pacific = new Date(milliseconds - 8 * 60 * 60 * 1000);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options }).format(pacific);
  const day = [part({ day: '2-digit' }), part({ month: 'short' }), part({ year: '2-digit' })].join('-');
  return `${part({ weekday: 'long' })}, ${day} ${pacific.toISOString().slice(11, 19)} PST`;
}
