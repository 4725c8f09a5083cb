import { distance } from 'fastest-levenshtein';

/** The name that was probably meant: the closest one that is at most two fifths away. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  const rated = names.map((name) => ({ name, edits: distance(wanted.toLowerCase(), name.toLowerCase()) }));
  const [best] = rated.sort((one, other) => one.edits - other.edits);
  return best !== undefined && best.edits <= Math.max(1, wanted.length * 0.4) ? best.name : undefined;
}
