import { decodedValue, jarShapeOf } from './cookie-shape.ts';
import type { Execution } from './execution.ts';
import { askLater } from './later.ts';
import { collectionLibrary } from './libraries.ts';

type Callback = (error: Error | null, result?: unknown) => void;

/** `pm.cookies.jar()`: every method takes a callback or gives a promise. */
export function createCookieJar(execution: Execution): object {
  const run = (method: string, parameters: readonly unknown[], toResult: (answer: unknown) => unknown = same) =>
    askLater(execution, 'cookies', [method, parameters]).then(toResult, ({ message, stack }: Error) => {
      throw Object.defineProperty(new Error(message), 'stack', { value: stack, writable: true, configurable: true });
    });

  return {
    get(url: unknown, name: unknown, callback?: unknown) {
      requireFunction(callback);
      return settle(execution, callback, async () => {
        const address = addressOf('get', url);
        requireText('get', name);
        return run(
          'get',
          [address, name],
          (cookie) => decodedValue((cookie as { value?: string } | null)?.value) ?? null,
        );
      });
    },
    getAll(url: unknown, options?: unknown, callback?: unknown) {
      const done = typeof options === 'function' && callback === undefined ? options : callback;
      requireFunction(done);
      return settle(execution, done, async () => {
        const address = addressOf('getAll', url);
        const { CookieList } = collectionLibrary();
        const toList = (cookies: unknown) => new CookieList(null, (cookies as readonly object[]).map(jarShapeOf));
        return run('getAll', [address, optionsFrom(options)], toList);
      });
    },
    set(url: unknown, name: unknown, value?: unknown, callback?: unknown) {
      const done = typeof value === 'function' && callback === undefined ? value : callback;
      const text = typeof value === 'function' ? undefined : value;
      return settle(execution, done, async () => {
        const address = addressOf('set', url);
        const { Cookie } = collectionLibrary();
        return run('set', [address, cookieFrom(name, text)], (cookie) => new Cookie(jarShapeOf(cookie as object)));
      });
    },
    unset(url: unknown, name: unknown, callback?: unknown) {
      return settle(execution, callback, async () => {
        const address = addressOf('unset', url);
        requireText('unset', name);
        return run('unset', [address, name], () => undefined);
      });
    },
    clear(url: unknown, callback?: unknown) {
      return settle(execution, callback, async () => run('clear', [addressOf('clear', url)], () => undefined));
    },
  };
}

const same = (answer: unknown): unknown => answer;

function settle(execution: Execution, callback: unknown, start: () => Promise<unknown>): Promise<unknown> | undefined {
  const result = start();
  if (callback === undefined) return result;
  result.then(
    (value) => call(execution, callback, null, value),
    (error: Error) => call(execution, callback, error),
  );
  return undefined;
}

function call(execution: Execution, callback: unknown, ...parameters: Parameters<Callback>): void {
  if (typeof callback !== 'function') return;
  try {
    callback(...parameters);
  } catch (error) {
    execution.fail(error);
  }
}

function addressOf(method: string, url: unknown): string {
  if ((typeof url === 'string' && url !== '') || collectionLibrary()['Url'].isUrl(url)) {
    const text = String(url);
    return /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  }
  throw new TypeError(`CookieJar.${method}() requires a valid url`);
}

function requireText(method: string, name: unknown): void {
  if (typeof name !== 'string') throw new TypeError(`CookieJar.${method}() requires cookie name to be a string`);
}

function requireFunction(callback: unknown): void {
  if (callback !== undefined && typeof callback !== 'function') throw new TypeError('callback needs to be a function');
}

function cookieFrom(name: unknown, value: unknown): unknown {
  if (name && value) return { name, value: String(value) };
  if (typeof name === 'string') return name;
  if (typeof name !== 'object' || name === null)
    throw new TypeError('CookieJar.set() requires a valid set cookie arguments');
  const { key, ...cookie } = name as { readonly key?: unknown };
  return { name: key, ...cookie };
}

/** HttpOnly cookies are there unless a script does not want them; secure ones by the URL. */
function optionsFrom(options: unknown): object {
  if (options === undefined || typeof options === 'function') return { http: true };
  if (typeof options !== 'object') throw new TypeError('CookieJar.getAll() requires options to be an object');
  const { http = true, secure } = (options ?? {}) as { http?: unknown; secure?: unknown };
  return { http: Boolean(http), ...(secure !== undefined && { secure: Boolean(secure) }) };
}
