import { Cookie, MemoryCookieStore } from 'tough-cookie';

type Done = (error: unknown, result?: unknown) => void;

/** The cookies behind `pm.cookies.jar()` of the oracle, which asks for each step of its own jar. */
export interface CookieStore {
  act(method: string, parameters: readonly unknown[], done: Done): void;
}

export function openCookieStore(): CookieStore {
  const store = new MemoryCookieStore() as unknown as Record<string, (...parameters: readonly unknown[]) => void>;
  return {
    act(method, parameters, done) {
      const given = parameters.map((each) => (isCookie(each) ? Cookie.fromJSON(each) : (each ?? null)));
      store[method]?.(...given, (error: Error | null, result: unknown) =>
        done(error && { message: error.message }, Array.isArray(result) ? result.map(toPlain) : toPlain(result)),
      );
    },
  };
}

function isCookie(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'key' in value;
}

function toPlain(cookie: unknown): unknown {
  return cookie instanceof Cookie ? cookie.toJSON() : cookie;
}
