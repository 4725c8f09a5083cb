import { connectionSecrets } from '../../send/route/credentials.ts';
import type { LoadedRun } from './run.ts';

/** What is secret before anything has run: values of secret variables, passwords of connections, Postman's key. */
export function knownSecrets(loaded: LoadedRun): readonly unknown[] {
  const { options, environment, globals, collectionVariables, connections } = loaded;
  const variables = [environment.scope, globals.scope, collectionVariables].flatMap((scope) => scope.toArray());
  return [
    ...variables.filter(({ type }) => type === 'secret').map(({ value }) => value),
    ...connectionSecrets(connections.certificates, connections.proxy),
    options.sslClientPassphrase,
    options.postmanApiKey,
  ].filter((secret) => secret !== undefined && secret !== null && secret !== '');
}
