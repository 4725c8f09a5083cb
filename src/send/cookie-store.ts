import type { CookieStore } from './cookies.ts';

/**
 * A store for the cookies of a run, filled with what tough-cookie's `toJSON` gave, which is newman's format.
 * @throws Error when it is none
 */
export async function openCookieStore(serialized?: object): Promise<CookieStore> {
  const { CookieJar, MemoryCookieStore } = await import('tough-cookie');
  const store = new MemoryCookieStore();
  if (serialized !== undefined) CookieJar.deserializeSync(serialized as never, store);
  return store;
}

/** The cookies of a store in that format. */
export async function serializeCookies(store: CookieStore): Promise<object> {
  const { CookieJar } = await import('tough-cookie');
  const jar = new CookieJar(store, { looseMode: true, rejectPublicSuffixes: false });
  return jar.serializeSync() ?? {};
}
