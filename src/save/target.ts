import { statSync } from 'node:fs';
import { join } from 'node:path';

/** The file to write: the path itself, or a file of the usual name where the path is a directory or ends like one. */
export function fileAt(path: string, given: string, usualName: string): string {
  return /[\\/]$/.test(given) || isDirectory(path) ? join(path, usualName) : path;
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
