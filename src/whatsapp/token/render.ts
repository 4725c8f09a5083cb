import type { TokenFacts } from '../bootstrap/check-token.ts';
import { days, type TokenCheck } from './token-check.ts';

/** What a person sees of a token. */
export function renderTokenCheck({ token, daysLeft, missing, problems, warnings }: TokenCheck): string {
  const lines = [
    ...(token === undefined ? [] : factsOf(token, daysLeft)),
    ...section(
      'Missing for folders of the collection',
      missing.map(({ permission, folders }) => `  ${permission}: ${folders.join(', ')}`),
    ),
    ...section('Problems', problems.map(indented)),
    ...section('Mind', warnings.map(indented)),
    ...(problems.length === 0 ? ['', 'The token will do.'] : []),
  ];
  return `${lines.join('\n').trimStart()}\n`;
}

/** The same for machines: times in ISO 8601, `expiresAt` null for never. */
export function tokenCheckJson({ token, daysLeft, missing, problems, warnings }: TokenCheck): string {
  const facts = token && {
    type: token.type,
    app: { id: token.appId, name: token.appName },
    user: token.userId,
    issuedAt: token.issuedAt === 0 ? null : timeOf(token.issuedAt),
    expiresAt: token.expiresAt === 0 ? null : timeOf(token.expiresAt),
    daysLeft: daysLeft ?? null,
    permissions: token.granted,
  };
  return `${JSON.stringify({ ok: problems.length === 0, ...facts, missing, problems, warnings }, null, 2)}\n`;
}

function factsOf(token: TokenFacts, daysLeft: number | undefined): readonly string[] {
  const left = daysLeft === undefined ? '' : `, ${days(Math.max(0, daysLeft))} left`;
  const [first = '', ...others] = token.granted.map(({ scope, targets }) =>
    targets.length === 0 ? scope : `${scope}, for ${targets.join(', ')} only`,
  );
  return [
    `Type         ${kinds[token.type ?? ''] ?? token.type ?? 'unknown'}`,
    `App          ${token.appName ?? ''} (${token.appId ?? 'unknown'})`,
    `User         ${token.userId ?? 'unknown'}`,
    ...(token.issuedAt === 0 ? [] : [`Issued       ${timeOf(token.issuedAt)}`]),
    `Expires      ${token.expiresAt === 0 ? 'never' : `${timeOf(token.expiresAt)}${left}`}`,
    `Permissions  ${first}`,
    ...others.map((other) => `             ${other}`),
  ];
}

const kinds: Readonly<Record<string, string>> = {
  SYSTEM_USER: 'system user',
  USER: 'user',
  PAGE: 'page',
  APP: 'app',
};

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines];
}

function indented(line: string): string {
  return `  ${line}`;
}
