import type { Header } from '../../model/request.ts';

/** The value of the last header with a name, which is given in lower case. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.findLast((header) => header.name.toLowerCase() === name)?.value;
}
