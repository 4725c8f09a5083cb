import type { Response } from '../model/exchange.ts';

/** One way that a server offers to authenticate (RFC 9110, 11.6.1). */
export interface Challenge {
  /** In small letters. */
  readonly scheme: string;
  /** By name in small letters, without quotes. */
  readonly params: ReadonlyMap<string, string>;
  /** What stands there instead of parameters. */
  readonly token: string | undefined;
}

/** Did the server refuse for want of a signature? Postman takes 403 for that too, if there is a challenge. */
export function asksForSignature({ status }: Response): boolean {
  return status === 401 || status === 403;
}

/** Every challenge of an answer, in order; a header may hold several. */
export function challengesOf({ headers }: Response): readonly Challenge[] {
  const values = headers.filter(({ name }) => name.toLowerCase() === 'www-authenticate').map(({ value }) => value);
  return values.flatMap(parseChallenges);
}

/** The parameters of a header that has nothing but parameters. */
export function parseParams(value: string): ReadonlyMap<string, string> {
  return parseChallenges(`Any ${value}`)[0]?.params ?? new Map();
}

interface OpenChallenge extends Challenge {
  readonly params: Map<string, string>;
  token: string | undefined;
}

function parseChallenges(value: string): readonly Challenge[] {
  const challenges: OpenChallenge[] = [];
  for (const piece of split(value)) {
    const [, scheme, rest = piece] = /^([\w!#$%&'*+.^`|~-]+)(?:[ \t]+(.*))?$/s.exec(piece) ?? [];
    const startsNew = scheme !== undefined;
    if (startsNew) challenges.push({ scheme: scheme.toLowerCase(), params: new Map(), token: undefined });
    const current = challenges.at(-1);
    if (current !== undefined) add(current, startsNew && rest === piece ? '' : rest);
  }
  return challenges;
}

/** Pieces between commas; those within quotes do not count. */
function split(value: string): readonly string[] {
  return (value.match(/(?:"(?:[^"\\]|\\.)*"?|[^",])+/gs) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function add(challenge: OpenChallenge, text: string): void {
  const [, name, quoted, plain = ''] =
    /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^=].*))$/s.exec(text) ?? [];
  if (name !== undefined) challenge.params.set(name.toLowerCase(), quoted?.replace(/\\(.)/gs, '$1') ?? plain);
  else if (text !== '') challenge.token = text;
}
