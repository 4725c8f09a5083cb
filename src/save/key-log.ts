import { mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { notWritable } from './not-writable.ts';

/**
 * A file that the secrets of TLS connections are added to, in the NSS format that Wireshark reads; readable by its owner
 * alone. Each line is written at once: a run that ends early leaves what it had.
 * @throws SaveError
 */
export function openKeyLog(path: string, cwd: string): (line: Uint8Array) => void {
  try {
    mkdirSync(dirname(resolve(cwd, path)), { recursive: true });
    const file = openSync(resolve(cwd, path), 'a', 0o600);
    return (line) => void writeSync(file, line);
  } catch (cause) {
    throw notWritable(path, cause);
  }
}
