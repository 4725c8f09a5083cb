import type { Response } from '../model/exchange.ts';
import type { Auth, Request } from '../model/request.ts';
import { asksForSignature, challengesOf } from './challenge.ts';
import { authenticateMessage, type NtlmUser, negotiateMessage, parseChallenge } from './ntlm-message.ts';
import { type Reply, type Signature, secrets, textOf, withAuthorization, withoutAuthorization } from './signature.ts';
import type { SignTools } from './tools.ts';
import { originOf } from './url-parts.ts';

/**
 * NTLM over HTTP (MS-NTHT): the request goes out unsigned, and where the server asks for it, again with a message that
 * opens the handshake and once more with the answer to the server's. What is authenticated is the connection.
 */
export function signNtlm(request: Request, parameters: Auth['parameters'], tools: SignTools): Signature {
  const user = userOf(parameters);
  const plain = withoutAuthorization(request);
  const pool = connectionsOf(originOf(request.url), user, tools);
  const connection = pool.pop() ?? {};
  const done = (...warnings: readonly string[]): Reply => {
    pool.push(connection);
    return { kind: 'done', warnings };
  };
  const again = (message: Buffer, answer: Signature['answer']): Reply => {
    const header = message.toString('base64');
    const signed = withAuthorization(plain, `NTLM ${header}`);
    return { kind: 'again', request: signed, warnings: [], credentials: [header], answer, connection };
  };
  const open = async (response: Response): Promise<Reply> => {
    if (!asksForSignature(response) || !offersNtlm(response)) return done();
    return again(negotiateMessage(user), authenticate);
  };
  const authenticate = async (response: Response): Promise<Reply> => {
    if (!asksForSignature(response)) return done();
    const token = challengesOf(response).find((each) => each.scheme === 'ntlm' && each.token !== undefined)?.token;
    if (token === undefined) return done('ntlm auth: the server did not go on with the handshake');
    const challenge = parseChallenge(Buffer.from(token, 'base64'));
    if (challenge === undefined) return done('ntlm auth: the server’s challenge is no NTLM message of type 2');
    return again(await authenticateMessage(challenge, user, tools), async () => done());
  };
  return {
    request: plain,
    warnings: [],
    credentials: secrets(user.password),
    answer: parameters['disableRetryRequest'] ? async () => done() : open,
    connection,
  };
}

/** Connections that are this user's at this server, each used by one request at a time. */
function connectionsOf(origin: string, user: NtlmUser, { run }: SignTools): object[] {
  const key = `ntlm ${JSON.stringify([origin, user])}`;
  const pool = (run.get(key) ?? []) as object[];
  run.set(key, pool);
  return pool;
}

/** The domain stands in its own parameter, or in the name as `DOMAIN\name` or `name@domain`. */
function userOf(parameters: Auth['parameters']): NtlmUser {
  const [username = '', password = '', domain = '', workstation = ''] = [
    'username',
    'password',
    'domain',
    'workstation',
  ].map((name) => textOf(parameters[name]));
  const own = { username, password, domain, workstation };
  if (domain !== '') return own;
  const [, before, after] = /^([^\\@]+)\\([^\\@]+)$/.exec(username) ?? [];
  if (before !== undefined && after !== undefined) return { ...own, username: after, domain: before };
  const [, name, place] = /^([^\\@]+)@([^\\@]+)$/.exec(username) ?? [];
  return name !== undefined && place !== undefined ? { ...own, username: name, domain: place } : own;
}

function offersNtlm(response: Response): boolean {
  return challengesOf(response).some(({ scheme }) => scheme === 'ntlm' || scheme === 'negotiate');
}
