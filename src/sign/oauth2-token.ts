import type { Exchange, Response } from '../model/exchange.ts';
import type { Auth, Request } from '../model/request.ts';
import { authSecrets } from './auth-secrets.ts';
import { grantRequest, refreshRequest } from './oauth2-grant.ts';
import { Refusal } from './refusal.ts';
import { textOf } from './signature.ts';
import type { SignTools } from './tools.ts';

/** A token that was fetched. */
interface Token {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since 1970; infinite where the server does not say. */
  readonly expiresAt: number;
}

/** A token is no longer used for its last seconds, or for the last tenth of a short life. */
const longestMargin = 30_000;

/**
 * The token of an auth's grant: fetched once for all requests of the run with the same parameters, and again when it
 * expires, by the refresh token if there is one. `isNew` tells whether this request fetched it.
 * @throws Refusal when there is none to be had
 */
export async function fetchedToken(
  parameters: Auth['parameters'],
  tools: SignTools,
): Promise<{ readonly token: string; readonly isNew: boolean }> {
  const key = keyOf(parameters);
  for (const secret of authSecrets({ type: 'oauth2', parameters })) tools.learn(secret);
  const kept = tools.run.get(key) as Promise<Token> | undefined;
  const before = await kept;
  if (before !== undefined && before.expiresAt > tools.now()) return { token: before.accessToken, isNew: false };
  // Another request may have begun to fetch while this one waited.
  const begun = tools.run.get(key) as Promise<Token> | undefined;
  const pending = begun !== undefined && begun !== kept ? begun : begin(key, before, parameters, tools);
  return { token: (await pending).accessToken, isNew: pending !== begun };
}

/** The server no longer takes it: the next one is fetched, unless that has happened already. */
export function forgetToken(token: string, parameters: Auth['parameters'], { run }: SignTools): void {
  const key = keyOf(parameters);
  const expired = async (kept: Promise<Token>): Promise<Token> => {
    const known = await kept;
    return known.accessToken === token ? { ...known, expiresAt: 0 } : known;
  };
  const kept = run.get(key) as Promise<Token> | undefined;
  if (kept !== undefined) run.set(key, expired(kept));
}

function keyOf(parameters: Auth['parameters']): string {
  return `oauth2 ${JSON.stringify(parameters)}`;
}

/** What fails is not kept: the next request tries again. */
function begin(
  key: string,
  before: Token | undefined,
  parameters: Auth['parameters'],
  tools: SignTools,
): Promise<Token> {
  const pending = renew(before, parameters, tools);
  tools.run.set(key, pending);
  pending.catch(() => tools.run.get(key) === pending && tools.run.delete(key));
  return pending;
}

async function renew(before: Token | undefined, parameters: Auth['parameters'], tools: SignTools): Promise<Token> {
  if (before !== undefined && before.refreshToken !== '') {
    const refreshed = await ask(refreshRequest(parameters, before.refreshToken), tools);
    // A refresh token can be used up; then it starts all over.
    if (refreshed.kind === 'token')
      return { ...refreshed.token, refreshToken: refreshed.token.refreshToken || before.refreshToken };
  }
  const asked = await ask(await grantRequest(parameters, tools), tools);
  if (asked.kind === 'token') return asked.token;
  throw new Refusal(
    asked.problem,
    'Look at accessTokenUrl, clientId, clientSecret and scope of the auth',
    'oauth2-token',
  );
}

type Asked = { readonly kind: 'token'; readonly token: Token } | { readonly kind: 'problem'; readonly problem: string };

async function ask(request: Request, { send, now, learn }: SignTools): Promise<Asked> {
  const { response, error }: Exchange = await send(request);
  const what = `oauth2 auth got no token from ${request.url.replace(/[?#].*$/s, '')}`;
  if (response === undefined) return { kind: 'problem', problem: `${what}: ${error?.message}` };
  const fields = fieldsOf(response);
  const accessToken = textOf(fields['access_token']);
  const refreshToken = textOf(fields['refresh_token']);
  learn(accessToken);
  learn(refreshToken);
  if (accessToken === '') return { kind: 'problem', problem: `${what}: ${problemOf(response, fields)}` };
  return { kind: 'token', token: { accessToken, refreshToken, expiresAt: expiry(fields['expires_in'], now()) } };
}

/** RFC 6749, 5.1, is JSON; some servers answer with a form. */
function fieldsOf({ headers, body }: Response): Readonly<Record<string, unknown>> {
  const text = Buffer.from(body).toString('utf8');
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** RFC 6749, 5.2. */
function problemOf(
  { status, reason }: Response,
  { error, error_description }: Readonly<Record<string, unknown>>,
): string {
  const said = [error, error_description].map(textOf).filter((text) => text !== '');
  const answer = `the server answered ${`${status} ${reason}`.trim()}`;
  return said.length === 0 ? `${answer} without an access token` : `${answer}: ${said.join(': ')}`;
}

function expiry(seconds: unknown, now: number): number {
  const life = Number(seconds) * 1000;
  if (!(life > 0)) return Number.POSITIVE_INFINITY;
  return now + life - Math.min(longestMargin, life / 10);
}
