import type { ItemSource, Rule } from '../rule.ts';

/** The proxy stands for every name there is, so any domain can be asked. */
export const anywhere = { options: { env: { HTTP_PROXY: 'http://proxy.test' } } };

export function setting(at: string, ...cookies: readonly string[]): ItemSource {
  const list = cookies.map((cookie) => `cookie=${encodeURIComponent(cookie)}`).join('&');
  return { request: at.includes('?') ? `${at}&${list}` : `${at}/set-cookies?${list}` };
}

export interface Story {
  readonly rule: string;
  /** Where the cookies are set: an origin, or a URL with a query. */
  readonly at: string;
  readonly cookies: readonly string[];
  readonly asked: readonly string[];
}

export const shop = 'http://shop.example.com';
export function toRule({ rule, at, cookies, asked }: Story): Rule {
  return { rule, items: [setting(at, ...cookies), ...asked.map((request) => ({ request }))] };
}
