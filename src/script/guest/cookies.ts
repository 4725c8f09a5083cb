import { createCookieJar } from './cookie-jar.ts';
import { decodedValue, shapeOf } from './cookie-shape.ts';
import type { Execution } from './execution.ts';
import { lazily } from './lazy.ts';
import { collectionLibrary } from './libraries.ts';

interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** `pm.cookies`: the cookies of the answer's URL, and the jar behind them. */
export function createCookies(execution: Execution): object {
  const cookies = execution.fact<readonly Cookie[]>('cookies');
  // Names without regard to case, values decoded: so Postman's list has them.
  const byName = new Map(cookies.map(({ name, value }) => [name.toLowerCase(), value]));
  const jar = () => createCookieJar(execution);
  return lazily(
    new Map<string, unknown>([
      ['get', (name: unknown) => decodedValue(byName.get(String(name).toLowerCase()))],
      ['jar', jar],
    ]),
    () => {
      const { CookieList } = collectionLibrary();
      return Object.defineProperty(new CookieList(null, cookies.map(shapeOf)), 'jar', {
        value: jar,
        configurable: true,
      });
    },
  );
}
