/** A text to find, and how many characters beside it belong to it whatever they are. */
interface Needle {
  readonly text: string;
  readonly margin: number;
}

/** Needles by length of their beginning, then by their beginning. */
type Bucket = Map<number, Map<string, Needle[]>>;

/** Needles have at least this many characters, and the first ones choose the bucket. */
const keyLength = 4;

/** A longer needle is looked up by its beginning, so that a bucket holds few different lengths. */
const headLength = 64;

/** Sized for some thousand secrets with a dozen spellings each: most places are dismissed by one look. */
const filterBits = 20;

/**
 * Finds every place of many texts at once, overlapping ones too, in one pass whose cost hardly grows with their number.
 * Unlike an alternation regexp it needs no compiling after each new one, and has no size at which engines give up.
 */
export class Needles {
  readonly #buckets = new Map<number, Bucket>();
  #filter: Uint8Array | undefined;
  #longest = 0;

  /** Texts too short to tell from others by chance, and blank ones, are left out. */
  add(text: string, margin = 0): void {
    if (text.length < keyLength || text.trim() === '') return;
    let key = 0;
    for (let index = 0; index < keyLength; index++) key = nextKey(key, text.charCodeAt(index));
    this.#filter ??= new Uint8Array(1 << filterBits);
    this.#filter[place(key)] = 1;
    this.#longest = Math.max(this.#longest, text.length);
    const head = text.slice(0, headLength);
    const bucket = getOrAdd(this.#buckets, key, (): Bucket => new Map());
    const byHead = getOrAdd(bucket, head.length, () => new Map<string, Needle[]>());
    getOrAdd(byHead, head, (): Needle[] => []).push({ text, margin });
  }

  /** Tells every beginning of a needle that ends at the cut, as start and end. */
  findCut(text: string, cut: number, found: (start: number, end: number) => void): void {
    const first = Math.max(0, cut - this.#longest);
    let key = 0;
    for (let index = first; index < cut; index++) {
      key = nextKey(key, text.charCodeAt(index));
      const start = index + 1 - keyLength;
      const bucket = start < first ? undefined : this.#buckets.get(key);
      if (bucket !== undefined && holdsCut(bucket, text.slice(start, cut))) found(start, cut);
    }
  }

  /** Tells every place, as start and end; at the end of the text the first characters of a long needle will do. */
  find(text: string, found: (start: number, end: number) => void): void {
    if (this.#filter === undefined) return;
    let key = 0;
    for (let index = 0; index < text.length; index++) {
      key = nextKey(key, text.charCodeAt(index));
      if (this.#filter[place(key)] === 0 || index + 1 < keyLength) continue;
      const bucket = this.#buckets.get(key);
      if (bucket !== undefined) findIn(bucket, text, index + 1 - keyLength, found);
    }
  }
}

function findIn(bucket: Bucket, text: string, start: number, found: (start: number, end: number) => void): void {
  for (const [length, byHead] of bucket) {
    for (const needle of byHead.get(text.slice(start, start + length)) ?? []) {
      if (!text.startsWith(needle.text, start) && !isCutIn(needle, text, start)) continue;
      found(Math.max(0, start - needle.margin), Math.min(start + needle.text.length + needle.margin, text.length));
    }
  }
}

/** A head fits here: does the text end inside the needle? */
function isCutIn(needle: Needle, text: string, start: number): boolean {
  const rest = text.length - start;
  return rest < needle.text.length && rest >= headLength && needle.text.startsWith(text.slice(start));
}

function holdsCut(bucket: Bucket, beginning: string): boolean {
  for (const byHead of bucket.values()) {
    for (const needles of byHead.values()) if (needles.some(({ text }) => text.startsWith(beginning))) return true;
  }
  return false;
}

/** The low bytes of the last four characters. */
function nextKey(key: number, code: number): number {
  return (key << 8) | (code & 0xff);
}

function place(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - filterBits);
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
