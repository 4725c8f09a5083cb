import { filesize } from 'filesize';
import prettyMilliseconds from 'pretty-ms';

/** Bytes as newman shows them: `1.02kB`. */
export function bytes(count: number): string {
  return filesize(count || 0, { spacer: '' });
}

/** Times as newman shows them: `12ms`, `2.5s`, below one millisecond `250µs`. */
export function time(milliseconds: number): string {
  if (milliseconds < 1) return `${Math.trunc(milliseconds * 1000)}µs`;
  return milliseconds < 1998 ? `${Math.trunc(milliseconds)}ms` : prettyMilliseconds(milliseconds || 0);
}
