import { digest } from './chance.ts';
import type { Seed, TokenSeed } from './seed.ts';

/** An access token and what it may do. Times are seconds since 1970, 0 for never. */
export interface Token {
  readonly name: string;
  readonly text: string;
  readonly app: string;
  readonly user: string;
  readonly scopes: readonly string[];
  readonly targetAccounts: readonly string[] | undefined;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly invalidSubcode: TokenSeed['invalid_subcode'];
}

/** The token of an app itself, `id|secret`, and of a user that is made while the simulator runs. */
export function freshToken(token: Pick<Token, 'name' | 'text' | 'app' | 'user' | 'scopes'> & Partial<Token>): Token {
  return { targetAccounts: undefined, issuedAt: 0, expiresAt: 0, invalidSubcode: undefined, ...token };
}

/** The name of the token that Graph cannot parse. */
export const malformedToken = { name: 'malformed', text: 'this-is-not-a-token' };

/** The seed's tokens with the texts they go by. */
export function tokensOf(seed: Seed, startedAt: number): readonly Token[] {
  return seed.tokens.map(
    ({ name, app, user, scopes, target_accounts: targetAccounts, expires_in, invalid_subcode: invalidSubcode }) => ({
      name,
      text: tokenText(seed.name, name),
      app,
      user,
      scopes,
      targetAccounts,
      issuedAt: startedAt - 2 * 24 * 60 * 60,
      expiresAt: expires_in === undefined ? 0 : startedAt + expires_in,
      invalidSubcode,
    }),
  );
}

/** Looks like one of Meta's tokens, and says to whoever reads it that it is none. */
export function tokenText(seed: string, name: string): string {
  const readable = name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());
  return ['EA', 'A', 'SimulatorOnly', readable, digest(`token/${seed}/${name}`).toString('hex'), 'ZD'].join('');
}
