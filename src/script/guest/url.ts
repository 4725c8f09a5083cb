import { ask, fromJson, toJson } from './bridge.ts';
import { URLSearchParams } from './url-search-params.ts';

/** The parts of a URL, as the host's URL parser gives them. */
interface Parts {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

const settable = ['href', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];

/** The web's URL; the host parses, this object only holds the parts. */
export class URL {
  #parts: Parts;
  readonly searchParams: URLSearchParams;

  constructor(url: unknown, base?: unknown) {
    const parts = parse(base === undefined ? [String(url)] : [String(url), String(base)]);
    if (parts === undefined)
      throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: String(url) });
    this.#parts = parts;
    this.searchParams = new URLSearchParams(parts.search, (search) => this.#set('search', search));
  }

  static canParse(url: unknown, base?: unknown): boolean {
    return parse(base === undefined ? [String(url)] : [String(url), String(base)]) !== undefined;
  }

  static {
    for (const name of ['origin', ...settable]) {
      Object.defineProperty(URL.prototype, name, {
        get(this: URL) {
          return this.#parts[name as keyof Parts];
        },
        ...(name !== 'origin' && {
          set(this: URL, value: unknown) {
            this.#set(name, String(value));
            if (name === 'search' || name === 'href') this.searchParams.reset(this.#parts.search);
          },
        }),
        enumerable: true,
        configurable: true,
      });
    }
  }

  toString(): string {
    return this.#parts.href;
  }

  toJSON(): string {
    return this.#parts.href;
  }

  #set(name: string, value: string): void {
    const answer = ask('url part', toJson([this.#parts.href, name, value])) as string;
    if (answer === '') throw new TypeError('Invalid URL');
    this.#parts = fromJson(answer);
  }
}

function parse(given: readonly string[]): Parts | undefined {
  const answer = ask('url', toJson(given)) as string;
  return answer === '' ? undefined : fromJson<Parts>(answer);
}
