import type { Collection } from '../../index.ts';
import { inspectToken, management, messaging, type TokenFacts, tokenWarnings } from '../bootstrap/check-token.ts';
import { Graph } from '../bootstrap/graph.ts';
import type { RunRequest } from '../bootstrap/run-request.ts';
import { type MissingPermission, missingPermissions } from './missing-permissions.ts';

export interface TokenCheckOptions {
  /** How to run a request of the collection: `requestRunner(collection, runOptions)`. */
  readonly runRequest: RunRequest;
  /** The environment as it is; it holds the token. */
  readonly values: ReadonlyMap<string, string>;
  /** Whose folders the permissions are held against. */
  readonly collection: Collection;
  /** A token that ends sooner, in days, is a problem. */
  readonly minDays?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a token is good for. */
export interface TokenCheck {
  /** Undefined when Graph does not let the token be inspected. */
  readonly token: TokenFacts | undefined;
  /** Whole days until the token ends; undefined when it does not, or when that is not known. */
  readonly daysLeft: number | undefined;
  readonly missing: readonly MissingPermission[];
  /** Why the token will not do; none when it does. */
  readonly problems: readonly string[];
  /** What to mind all the same. */
  readonly warnings: readonly string[];
}

const day = 24 * 60 * 60;

/**
 * Inspects an access token: whose it is, how long it lasts, what it may do, and what it lacks for which folder.
 * @throws WhatsappError when the token does not work at all, or Graph does not answer
 */
export async function checkAccessToken(options: TokenCheckOptions): Promise<TokenCheck> {
  const token = await inspectToken(new Graph(options.values, options.runRequest));
  if (token === undefined) {
    return { token, daysLeft: undefined, missing: [], problems: tokenWarnings(token), warnings: [] };
  }
  const secondsLeft = token.expiresAt - options.now / 1000;
  const daysLeft = token.expiresAt === 0 ? undefined : Math.floor(secondsLeft / day);
  return {
    token,
    daysLeft,
    missing: missingPermissions(options.collection, token.scopes),
    problems: problemsOf(token, daysLeft, options.minDays ?? 0),
    warnings: warningsOf(token, secondsLeft),
  };
}

function problemsOf({ scopes }: TokenFacts, daysLeft: number | undefined, minDays: number): readonly string[] {
  const lacking = [management, messaging].filter((scope) => !scopes.includes(scope));
  return [
    ...lacking.map((scope) => `The token lacks the permission ${scope}. ${grant}`),
    ...(daysLeft !== undefined && daysLeft < minDays
      ? [`The token ends in ${days(daysLeft)}, sooner than the ${days(minDays)} asked for.`]
      : []),
  ];
}

const grant =
  'Make one that has it: Business settings, System users, Generate token; or app dashboard, WhatsApp, API Setup.';

/** Tokens of the app dashboard last a day at most. */
function warningsOf({ type, expiresAt }: TokenFacts, secondsLeft: number): readonly string[] {
  if (type !== 'USER' || expiresAt === 0) return [];
  const kind = secondsLeft <= day ? 'is a 24-hour token of a user' : 'is the token of a user';
  return [
    `This ${kind}: for anything that runs by itself take one of a system user. Business settings, Users, System users: add one, assign the app and the WhatsApp account to it, Generate token, choose "Never" as expiration, tick ${management} and ${messaging}.`,
  ];
}

/** `1 day`, `3 days`. */
export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
