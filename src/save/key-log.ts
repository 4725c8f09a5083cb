import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { notWritable } from './not-writable.ts';

/** Adds a line to a file, until it is closed; what connections tell after that is left out. */
export interface KeyLog {
  (line: Uint8Array): void;
  close(): void;
}

/**
 * A file that the secrets of TLS connections are added to, in the NSS format that Wireshark reads; readable by its owner
 * alone. Each line is written at once: a run that ends early leaves what it had. It may serve several runs; close it when
 * they are over.
 * @throws SaveError
 */
export function openKeyLog(path: string, cwd: string): KeyLog {
  let file: number | undefined = open(path, cwd);
  const write = (line: Uint8Array): void => {
    if (file !== undefined) writeSync(file, line);
  };
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return Object.assign(write, { close });
}

function open(path: string, cwd: string): number {
  try {
    mkdirSync(dirname(resolve(cwd, path)), { recursive: true });
    return openSync(resolve(cwd, path), 'a', 0o600);
  } catch (cause) {
    throw notWritable(path, cause);
  }
}
