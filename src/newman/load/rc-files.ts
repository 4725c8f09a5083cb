import { readFile } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { join, resolve } from 'node:path';
import liquid from 'liquid-json';
import { decodeText } from '../../load/source/decode.ts';
import type { NewmanRunOptions } from '../types.ts';
import { JsonError } from './read-json.ts';

type Fields = Record<string, unknown>;

/**
 * Options as newman finds them: `/etc/postman/newmanrc`, `~/.postman/newmanrc` and `.newmanrc` of the current directory,
 * each with its options under `run` or at the top, and over them what the call gives.
 */
export async function withRcFiles(given: NewmanRunOptions): Promise<NewmanRunOptions> {
  const files = await Promise.all(rcPaths().map(readRcFile));
  const merged = files.reduce<Fields>((all, file) => merge(all, file), {});
  const run = isPlain(merged['run']) ? merged['run'] : merged;
  return merge(
    run,
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined)),
  );
}

function rcPaths(): readonly string[] {
  const shared = platform() === 'win32' ? [] : ['/etc/postman/newmanrc'];
  return [...shared, join(homedir(), '.postman', 'newmanrc'), resolve('.newmanrc')];
}

/** A file that is not there, or cannot be read, has no options. */
async function readRcFile(path: string): Promise<Fields> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return {};
  try {
    const options = liquid.parse(decodeText(bytes).trim());
    return isPlain(options) ? options : {};
  } catch (cause) {
    // newman draws the place below its words, and what stands there may be secret.
    const [words] = (cause as Error).message.split('\n', 1);
    throw new JsonError(`The file at ${path} contains invalid data.`, new Error(`${words}\n  in ${path}`));
  }
}

/** What comes later counts more; objects are merged, lists place by place (newman's rule). */
function merge(earlier: Fields, later: Fields): Fields {
  const merged = { ...earlier };
  for (const [key, value] of Object.entries(later)) merged[key] = mergeValue(merged[key], value);
  return merged;
}

function mergeValue(earlier: unknown, later: unknown): unknown {
  if (isPlain(earlier) && isPlain(later)) return merge(earlier, later);
  if (!Array.isArray(earlier) || !Array.isArray(later)) return later;
  return [...later, ...earlier.slice(later.length)];
}

function isPlain(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
