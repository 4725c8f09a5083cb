import { cutsIn } from './cuts.ts';
import { type View, viewsOf } from './decode.ts';
import { base64Forms, canonicalText, hexForms, secretTexts, smallForms } from './forms.ts';
import { joinedViews } from './joined.ts';
import { Needles } from './needles.ts';
import { findEncodedShapes, findShapes } from './shapes.ts';
import { ShortNeedles } from './short-needles.ts';

/** What stands where a secret stood. */
export const unicodeMarker = '••••••';

/** The same for places without Unicode. */
export const asciiMarker = '******';

/** Shorter secrets are hidden only where they stand alone: hidden everywhere, a `1` would take every number along. */
const shortestAnywhere = 4;

const longestRecent = 300;
const mostRecent = 500;

type Range = [start: number, end: number];
type Found = (start: number, end: number) => void;

/**
 * Hides secrets in text, in clear and in every usual encoding, and tokens of known shapes. Every output passes through
 * one of these; it grows as a run captures secrets. It needs whole records, a secret cut in two is not recognised:
 * clip, wrap and style after masking.
 */
export class Mask {
  readonly marker: string;
  readonly #given = new Set<unknown>();
  readonly #known = new Set<string>();
  readonly #short = new ShortNeedles();
  readonly #long = new Needles();
  /** Names, headers and URLs come again with every iteration. */
  readonly #recent = new Map<string, string>();

  constructor(marker: string = unicodeMarker) {
    this.marker = marker;
  }

  /** Hides this value from now on: a text, a number, or the JSON text of an object and the texts in it. */
  add(secret: unknown): void {
    // Every request tells its credentials anew.
    if (this.#given.has(secret)) return;
    if (typeof secret === 'string') this.#given.add(secret);
    for (const text of secretTexts(secret)) {
      if (this.#known.has(text)) continue;
      this.#known.add(text);
      this.#recent.clear();
      if (text.length < shortestAnywhere) this.#short.add(text);
      else this.#addLong(text);
    }
  }

  /** The text with every secret replaced by the marker; masking twice changes nothing more. */
  text(value: string): string {
    if (value.length > longestRecent) return this.#hide(value);
    const known = this.#recent.get(value);
    if (known !== undefined) return known;
    if (this.#recent.size >= mostRecent) this.#recent.clear();
    const hidden = this.#hide(value);
    this.#recent.set(value, hidden);
    return hidden;
  }

  #hide(value: string): string {
    for (let before = value; ; ) {
      const after = this.#hideOnce(before);
      if (after === before) return after;
      before = after;
    }
  }

  #addLong(text: string): void {
    const plain = [text, ...smallForms(text)];
    for (const form of new Set([...plain, ...plain.map(canonicalText), ...hexForms(text)])) this.#long.add(form);
    const base64 = base64Forms(text);
    // The characters beside a base64 form hold some bits of the secret's first and last byte.
    for (const form of new Set([...base64, ...base64.map(canonicalText)])) this.#long.add(form, 1);
  }

  #hideOnce(text: string): string {
    const ranges: Range[] = [];
    for (const view of viewsOf(text)) {
      const found = foundIn(view, ranges);
      findShapes(view.text, found);
      this.#findValues(view.text, found);
      for (const joined of joinedViews(view)) this.#findValues(joined.text, foundIn(joined, ranges));
    }
    if (ranges.length === 0) return text;
    for (let at = text.indexOf(this.marker); at >= 0; at = text.indexOf(this.marker, at + 1)) {
      addRange(ranges, at, at + this.marker.length);
    }
    return this.#replace(text, ranges);
  }

  #findValues(text: string, found: Found): void {
    findEncodedShapes(text, found);
    this.#short.find(text, found);
    this.#long.find(text, found);
    for (const cut of cutsIn(text)) this.#long.findCut(text, cut, found);
  }

  /** Secrets that overlap or touch become one marker. */
  #replace(text: string, ranges: Range[]): string {
    ranges.sort((a, b) => a[0] - b[0]);
    let hidden = '';
    let hiddenUpTo = -1;
    for (const [start, end] of ranges) {
      if (start > hiddenUpTo) hidden += text.slice(Math.max(hiddenUpTo, 0), start) + this.marker;
      hiddenUpTo = Math.max(hiddenUpTo, end);
    }
    return hidden + text.slice(hiddenUpTo);
  }
}

function foundIn({ sourceIndex }: View, ranges: Range[]): Found {
  return (start, end) => addRange(ranges, sourceIndex(start), sourceIndex(end));
}

function addRange(ranges: Range[], start: number, end: number): void {
  const last = ranges.at(-1);
  if (last !== undefined && last[0] <= start && start <= last[1]) last[1] = Math.max(last[1], end);
  else ranges.push([start, end]);
}
