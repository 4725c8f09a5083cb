/** Very short secrets: found only where no letter, digit or underscore touches them. */
export class ShortNeedles {
  readonly #needles = new Set<string>();
  #pattern: RegExp | undefined;

  add(needle: string): void {
    this.#needles.add(needle);
    this.#pattern = undefined;
  }

  /** Tells every place, as start and end. */
  find(text: string, found: (start: number, end: number) => void): void {
    if (this.#needles.size === 0) return;
    this.#pattern ??= this.#compile();
    for (const { 0: match, index } of text.matchAll(this.#pattern)) found(index, index + match.length);
  }

  #compile(): RegExp {
    const choices = [...this.#needles].sort((a, b) => b.length - a.length).map(escapePattern);
    return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${choices.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  }
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
