import type { CookieJar } from './cookies.ts';

/** The jar as scripts see it that may reach the cookies of these domains, and of those below them, only. */
export function limitToDomains(jar: CookieJar, domains: readonly string[]): CookieJar {
  const reaching = (url: string): CookieJar => {
    const host = URL.canParse(url) ? new URL(url).hostname : url;
    const isAllowed = domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
    // Postman's words.
    if (!isAllowed) throw new Error(`CookieStore: programmatic access to "${host}" is denied`);
    return jar;
  };
  return {
    get: async (url, name) => reaching(url).get(url, name),
    getAll: async (url, options) => reaching(url).getAll(url, options),
    set: async (url, cookie) => reaching(url).set(url, cookie),
    unset: async (url, name) => reaching(url).unset(url, name),
    clear: async (url) => reaching(url).clear(url),
  };
}
