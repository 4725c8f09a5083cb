import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LoadError } from '../errors.ts';
import { isFields } from './shape.ts';
import { decodeText } from './source/decode.ts';
import { unreadable } from './source/file.ts';

/** The file of current values that belongs to an environment: beside it, with the same base name. */
export function currentValuesPath(environmentPath: string): string {
  const base = basename(environmentPath).replace(/(?:\.postman_environment)?\.(?:json|ya?ml)$/i, '');
  return join(dirname(environmentPath), `${base}.current.yaml`);
}

/**
 * Loads current values by name; a file that does not exist yet has none.
 * @throws LoadError when the file cannot be read or is no list of `name: value`
 */
export async function loadCurrentValues(path: string): Promise<ReadonlyMap<string, unknown>> {
  const text = await readIfThere(path);
  if (text === undefined) return new Map();
  const { parseYaml } = await import('./text/yaml.ts');
  const values = (await parseYaml(text, path)) ?? {};
  if (isFields(values)) return new Map(Object.entries(values));
  throw new LoadError('not-yaml', `${path} does not hold current values: it is ${whatIs(values)}`, {
    hint: 'Write one "name: value" per line, or remove the file',
  });
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return decodeText(await readFile(path));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw await unreadable(path, dirname(path), 'current values', cause);
  }
}

function whatIs(values: unknown): string {
  return Array.isArray(values) ? 'a list' : `just a ${typeof values === 'string' ? 'text' : typeof values}`;
}
