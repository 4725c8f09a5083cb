type Pair = [name: string, value: string];

/** The web's URLSearchParams; `changed` hears the new text after every change. */
export class URLSearchParams {
  #pairs: Pair[];
  readonly #changed: ((text: string) => void) | undefined;

  constructor(given: unknown = '', changed?: (text: string) => void) {
    this.#pairs = toPairs(given);
    this.#changed = typeof changed === 'function' ? changed : undefined;
  }

  get size(): number {
    return this.#pairs.length;
  }

  append(name: unknown, value: unknown): void {
    this.#change([...this.#pairs, [String(name), String(value)]]);
  }

  delete(name: unknown, value?: unknown): void {
    this.#change(
      this.#pairs.filter((pair) => pair[0] !== String(name) || (value !== undefined && pair[1] !== String(value))),
    );
  }

  get(name: unknown): string | null {
    return this.#pairs.find(([key]) => key === String(name))?.[1] ?? null;
  }

  getAll(name: unknown): readonly string[] {
    return this.#pairs.filter(([key]) => key === String(name)).map(([, value]) => value);
  }

  has(name: unknown, value?: unknown): boolean {
    return this.#pairs.some((pair) => pair[0] === String(name) && (value === undefined || pair[1] === String(value)));
  }

  set(name: unknown, value: unknown): void {
    const first = this.#pairs.findIndex(([key]) => key === String(name));
    const kept = this.#pairs.filter(([key], index) => index <= first || key !== String(name));
    if (first === -1) this.append(name, value);
    else this.#change(kept.map((pair, index) => (index === first ? [pair[0], String(value)] : pair)));
  }

  sort(): void {
    this.#change([...this.#pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }

  forEach(visit: (value: string, name: string, all: URLSearchParams) => void): void {
    for (const [name, value] of this.#pairs) visit(value, name, this);
  }

  keys(): IterableIterator<string> {
    return this.#pairs.map(([name]) => name).values();
  }

  values(): IterableIterator<string> {
    return this.#pairs.map(([, value]) => value).values();
  }

  entries(): IterableIterator<Pair> {
    return this.#pairs.map(([name, value]): Pair => [name, value]).values();
  }

  [Symbol.iterator](): IterableIterator<Pair> {
    return this.entries();
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${escapePart(name)}=${escapePart(value)}`).join('&');
  }

  /** Follows its URL without telling it. */
  reset(search: string): void {
    this.#pairs = toPairs(search);
  }

  #change(pairs: Pair[]): void {
    this.#pairs = pairs;
    this.#changed?.(this.toString());
  }
}

function toPairs(given: unknown): Pair[] {
  if (typeof given !== 'object' || given === null) return fromText(String(given));
  const pairs =
    Symbol.iterator in given ? [...(given as Iterable<readonly [unknown, unknown]>)] : Object.entries(given);
  return pairs.map(([name, value]): Pair => [String(name), String(value)]);
}

function fromText(text: string): Pair[] {
  const parts = text
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '');
  return parts.map((part): Pair => {
    const [name = '', ...rest] = part.split('=');
    return [unescapePart(name), unescapePart(rest.join('='))];
  });
}

function escapePart(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}

function unescapePart(text: string): string {
  const spaced = text.replace(/\+/g, ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
