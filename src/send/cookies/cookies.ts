import type { Store, Cookie as ToughCookie, CookieJar as ToughJar } from 'tough-cookie';
import type { Cookie } from '../../model/exchange.ts';

/** A cookie as a script gives it: the text of a Set-Cookie header, or its parts. */
export type NewCookie = string | (Partial<Omit<Cookie, 'expires'>> & { readonly expires?: unknown });

/** What scripts can do with a run's cookies. URLs are whole; cookies are plain data. Rejects what is no URL or cookie. */
export interface CookieJar {
  get(url: string, name: string): Promise<Cookie | undefined>;
  getAll(
    url: string,
    options?: { readonly http?: boolean | undefined; readonly secure?: boolean | undefined },
  ): Promise<readonly Cookie[]>;
  set(url: string, cookie: NewCookie): Promise<Cookie | undefined>;
  unset(url: string, name: string): Promise<void>;
  /** Removes the cookies that would be sent to the URL. */
  clear(url: string): Promise<void>;
}

/** Where tough-cookie keeps cookies; it must answer at once. */
export type CookieStore = Store;

/** The cookies of one run. The library (28 ms bundled) is loaded with the first cookie; until then there are none. */
export class RunCookies implements CookieJar {
  readonly #store: CookieStore | undefined;
  #loading: Promise<Loaded> | undefined;

  /** A store that is given may hold cookies already. */
  constructor(store?: CookieStore) {
    this.#store = store;
    if (store !== undefined) this.#load();
  }

  /** The Cookie header for a URL; empty for none, and for a URL that the library cannot read. */
  async header(url: string): Promise<string> {
    if (this.#loading === undefined) return '';
    const { jar } = await this.#loading;
    try {
      return jar.getCookieStringSync(placeOf(url));
    } catch {
      return '';
    }
  }

  /** Keeps what an answer set. A cookie that may not be set is ignored, as in a browser. */
  async store(url: string, setCookies: readonly string[]): Promise<void> {
    if (setCookies.length === 0) return;
    const { jar } = await this.#load();
    for (const text of setCookies) {
      try {
        jar.setCookieSync(text, placeOf(url), { ignoreError: true });
      } catch {
        // The library throws on URLs and encodings that it cannot read, whatever it is told.
      }
    }
  }

  async get(url: string, name: string): Promise<Cookie | undefined> {
    return (await this.getAll(url)).find((cookie) => cookie.name === name);
  }

  async getAll(
    url: string,
    { http = true, secure }: { readonly http?: boolean | undefined; readonly secure?: boolean | undefined } = {},
  ): Promise<readonly Cookie[]> {
    if (this.#loading === undefined) return [];
    const { jar } = await this.#loading;
    // The library no longer takes `secure` and goes by the URL.
    const address = secure === true ? url.replace(/^(http|ws):/i, '$1s:') : url;
    return jar
      .getCookiesSync(placeOf(address), { http, sort: true })
      .filter((cookie) => secure !== false || !cookie.secure)
      .map(toCookie);
  }

  async set(url: string, cookie: NewCookie): Promise<Cookie | undefined> {
    const { jar, fromJSON } = await this.#load();
    const made = typeof cookie === 'string' ? cookie : fromJSON({ ...cookie, key: cookie.name });
    if (!made) throw new TypeError('a cookie needs a name and a value');
    const kept = jar.setCookieSync(made, placeOf(url));
    return kept ? toCookie(kept) : undefined;
  }

  async unset(url: string, name: string): Promise<void> {
    await this.#remove(url, (cookie) => cookie.key === name);
  }

  async clear(url: string): Promise<void> {
    await this.#remove(url, () => true);
  }

  async #remove(url: string, fits: (cookie: ToughCookie) => boolean): Promise<void> {
    if (this.#loading === undefined) return;
    const { jar } = await this.#loading;
    for (const cookie of jar.getCookiesSync(placeOf(url)).filter(fits)) {
      await jar.store.removeCookie(cookie.domain, cookie.path, cookie.key);
    }
  }

  #load(): Promise<Loaded> {
    this.#loading ??= import('tough-cookie').then(({ Cookie, CookieJar, MemoryCookieStore }) => ({
      jar: new CookieJar(this.#store ?? new MemoryCookieStore(), postmanRules),
      fromJSON: (json) => Cookie.fromJSON(json),
    }));
    return this.#loading;
  }
}

/**
 * A cookie for a public suffix such as `co.uk` is kept, but sent to a host of that very name only; one that is `Secure`
 * may come over http, but is sent over https only.
 */
const postmanRules = { looseMode: true, rejectPublicSuffixes: false, enforceSecureOriginOnStorage: false };

interface Loaded {
  readonly jar: ToughJar;
  readonly fromJSON: (json: unknown) => ToughCookie | undefined;
}

/** Postman compares the path as it is in the URL; the library decodes it. */
function placeOf(url: string): URL {
  const place = new URL(url);
  if (place.pathname.includes('%')) place.pathname = place.pathname.replaceAll('%', '%25');
  return place;
}

/** Dates begin and end there, and a server may name others, which are as good as none. */
const lastDate = 8.64e15;

function toCookie(cookie: ToughCookie): Cookie {
  const expires = cookie.expiryTime();
  return {
    name: cookie.key,
    value: cookie.value,
    domain: cookie.domain ?? '',
    path: cookie.path ?? '/',
    ...(expires !== undefined && Math.abs(expires) <= lastDate && { expires: new Date(expires).toISOString() }),
    ...(typeof cookie.maxAge === 'number' && { maxAge: cookie.maxAge }),
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    hostOnly: cookie.hostOnly ?? false,
    ...(cookie.extensions && { extensions: cookie.extensions }),
  };
}
