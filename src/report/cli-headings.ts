import type { Style } from './style.ts';

/** Deeper folders are not indented further: the names need the room. */
const deepest = 4;

/** Remembers which folders' names stand above the current line. */
export class Headings {
  #path: readonly string[] = [];
  #isFirst = true;

  forget(): void {
    this.#isFirst = true;
  }

  /** The headings that lead from the last item to this one, and the indentation of what stands under them. */
  upTo(path: readonly string[], { line, paint }: Style): { lines: string[]; indent: string } {
    const folders = path.slice(0, -1);
    const shared = this.#isFirst ? 0 : sharedLength(this.#path, folders);
    const isNew = this.#isFirst || shared < folders.length || shared < this.#path.length;
    const lines = folders.slice(shared).map((name, index) => indentOf(shared + index) + paint.bold(line(name)));
    this.#path = folders;
    this.#isFirst = false;
    return { lines: isNew ? ['', ...lines] : [], indent: indentOf(folders.length) };
  }
}

function indentOf(depth: number): string {
  return '  '.repeat(Math.min(depth, deepest));
}

function sharedLength(left: readonly string[], right: readonly string[]): number {
  const different = right.findIndex((name, index) => name !== left[index]);
  return different < 0 ? right.length : different;
}
