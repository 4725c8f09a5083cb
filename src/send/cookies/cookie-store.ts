import type { CookieStore } from './cookies.ts';

/**
 * A store for the cookies of a run, filled with what tough-cookie's `toJSON` gave, which is newman's format.
 * @throws Error when it is none
 */
export async function openCookieStore(serialized?: object): Promise<CookieStore> {
  const { CookieJar, MemoryCookieStore } = await import('tough-cookie');
  const store = new MemoryCookieStore();
  if (serialized !== undefined) {
    CookieJar.deserializeSync(serialized as never, store);
    checkCookies((serialized as { readonly cookies: readonly unknown[] }).cookies);
  }
  return store;
}

/** tough-cookie leaves out what it cannot use, and a run would start with fewer cookies than it was given. */
function checkCookies(cookies: readonly unknown[]): void {
  const at = cookies.findIndex((cookie) => typeof Object(cookie).domain !== 'string');
  if (at !== -1) throw new Error(`number ${at + 1} of its cookies has no domain`);
}

/** The cookies of a store in that format. */
export async function serializeCookies(store: CookieStore): Promise<object> {
  const { CookieJar } = await import('tough-cookie');
  const jar = new CookieJar(store, { looseMode: true, rejectPublicSuffixes: false });
  return jar.serializeSync() ?? {};
}
