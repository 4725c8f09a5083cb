import type { ProxyProtocol, ProxyServer } from '../../model/connection.ts';
import { fieldsOf, firstText, isFields, listOf } from '../shape.ts';

const protocols: readonly string[] = ['http', 'https', 'socks4', 'socks4a', 'socks5', 'socks5h'];

/** Reads a proxy as Postman's files hold it (ProxyConfig). Credentials count only with `authenticate`. */
export function toProxy(value: unknown): ProxyServer | undefined {
  if (!isFields(value)) return undefined;
  const { host, port, protocol, tunnel, disabled, match, bypass, authenticate, username, password } = value;
  return {
    protocol: (protocols.includes(String(protocol)) ? protocol : 'http') as ProxyProtocol,
    host: (firstText(host) ?? '').replace(/^[a-z\d+.-]+:\/\//i, '').replace(/[:/].*$/s, ''),
    port: Math.trunc(Number(port)) || 8080,
    tunnel: tunnel === true,
    disabled: disabled === true,
    match: patternOf(match),
    bypass: listOf(bypass).flatMap((each) => patternOf(each) ?? []),
    ...(authenticate === true && { username: firstText(username) ?? '', password: firstText(password) }),
  };
}

function patternOf(value: unknown): string | undefined {
  return firstText(value, fieldsOf(value)['pattern']);
}
