import { decode, type View } from './decode.ts';

/** A way of writing a text in pieces: what shows that a text may have them, which they are, and what each stands for. */
interface Pieces {
  readonly isLikely: (text: string) => boolean;
  readonly pattern: RegExp;
  readonly plain: (piece: string) => string | undefined;
}

const none: readonly View[] = [];

const nothing = (): string => '';

const ways: readonly Pieces[] = [
  // Base64 in lines of 60 characters or more, as in mails, with what node's console puts between the lines of a text
  {
    isLikely: (text) => text.includes('\n'),
    pattern: /\r?\n(?<=[\w+/-]{60}\r?\n)(?:['"`] \+\r?\n)?[ \t]*['"`]?(?=[\w+/-])/g,
    plain: nothing,
  },
  // Latin characters in UTF-16, either order of bytes, read as something else
  { isLikely: (text) => text.includes('\0'), pattern: /\0/g, plain: nothing },
  // Bytes as node's console shows those of a Buffer: hexadecimal once they are joined
  {
    isLikely: (text) => text.includes('Buffer'),
    pattern: /(?<=\b[\da-f]{2}) (?=[\da-f]{2}\b|\.\.\.)/g,
    plain: nothing,
  },
  // Bytes as numbers of a list, made hexadecimal: a typed array on node's console, a Buffer in JSON
  {
    isLikely: (text) => text.includes('Buffer') || text.includes('Array('),
    pattern: /\b\d{1,3}\b(?:,\s*)?/g,
    plain: hexOf,
  },
];

/** The text without what stands between the pieces of a secret, for each way of writing it in pieces. */
export function joinedViews(view: View): readonly View[] {
  let views = none;
  for (const { isLikely, pattern, plain } of ways) {
    const joined = isLikely(view.text) ? decode(view, pattern, plain) : undefined;
    if (joined !== undefined) views = [...views, joined];
  }
  return views;
}

function hexOf(piece: string): string | undefined {
  const byte = Number.parseInt(piece, 10);
  return byte < 256 ? byte.toString(16).padStart(2, '0') : undefined;
}
