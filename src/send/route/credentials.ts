import type { Certificate, ProxyServer } from '../../model/connection.ts';
import { type ProxySettings, parseProxy } from './proxies.ts';

type Secretive = Omit<ProxySettings, 'list'> & { readonly list?: readonly (ProxyServer | undefined)[] | undefined };

/** Every secret in what connections are made with, for the mask. */
export function connectionSecrets(
  certificates: readonly (Certificate | undefined)[] = [],
  { list = [], http, https, all }: Secretive = {},
): readonly string[] {
  const proxies: readonly (ProxyServer | undefined)[] = [
    ...list,
    ...[http, https, all].map((url) => (url ? parseProxy(url) : undefined)),
  ];
  return [...certificates.map((each) => each?.passphrase), ...proxies.map((each) => each?.password)].filter(
    (each) => each !== undefined,
  );
}
