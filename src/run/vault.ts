import type { LookUp } from '../resolve/substitute.ts';

/** How the token of a secret begins: `{{vault:name}}`. */
const prefix = 'vault:';

/** The secrets of a run. What scripts change lasts until it ends; every value that anyone gets is told to `learn`. */
export class Vault {
  readonly #given: LookUp;
  readonly #isOpen: boolean;
  readonly #learn: (secret: unknown) => void;
  readonly #changed = new Map<string, string | undefined>();

  /** `isOpen`: scripts may use it. */
  constructor(given: LookUp | undefined, isOpen: boolean, learn: (secret: unknown) => void) {
    this.#given = given ?? (() => undefined);
    this.#isOpen = isOpen;
    this.#learn = learn;
  }

  /** The text of `vault:name`. */
  readonly lookUp: LookUp = (token) => (token.startsWith(prefix) ? this.#get(token.slice(prefix.length)) : undefined);

  /** What a script does with `pm.vault`. */
  act(method: string, key: string, value: unknown): string | undefined {
    if (!this.#isOpen) throw new Error('Vault access denied');
    if (method === 'get') return this.#get(key);
    const text = method === 'set' ? String(value) : undefined;
    this.#learn(text);
    this.#changed.set(key, text);
    return undefined;
  }

  #get(key: string): string | undefined {
    const value = this.#changed.has(key) ? this.#changed.get(key) : this.#given(key);
    this.#learn(value);
    return value;
  }
}
