import type { Auth } from '../model/request.ts';
import { secrets, textOf } from './signature.ts';

/** The parameters of each type that are secrets; names of users and keys are none. */
const names: ReadonlyMap<string, readonly string[]> = new Map([
  ['apikey', ['value']],
  ['asap', ['privateKey']],
  ['awsv4', ['accessKey', 'secretKey', 'sessionToken']],
  ['basic', ['password']],
  ['bearer', ['token']],
  ['digest', ['password']],
  ['edgegrid', ['accessToken', 'clientToken', 'clientSecret']],
  ['hawk', ['authKey']],
  ['jwt', ['secret', 'privateKey']],
  ['noauth', []],
  ['ntlm', ['password']],
  ['oauth1', ['consumerSecret', 'token', 'tokenSecret', 'privateKey']],
  ['oauth2', ['accessToken', 'clientSecret', 'password', 'refreshToken', 'assertion', 'privateKey', 'secret']],
]);

/** Of an auth that Postino does not know: whatever is a secret elsewhere, but for a mere `value`. */
const anywhere = [...new Set([...names.values()].flat())].filter((name) => name !== 'value');

/** The secrets among the parameters of an auth, whether a request can be signed with them or not. */
export function authSecrets({ type, parameters }: Auth): readonly string[] {
  return secrets(...(names.get(type) ?? anywhere).map((name) => textOf(parameters[name])));
}
