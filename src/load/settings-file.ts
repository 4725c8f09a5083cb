import { readFileSync } from 'node:fs';
import { LoadError } from '../errors.ts';
import { type Fields, isFields } from './shape.ts';
import { decodeText } from './source/decode.ts';
import { parseJson } from './text/json.ts';
import { findPlace } from './text/place.ts';

/** A file of settings, JSON or YAML. Where something in it stands is found out when it has to be told. */
export interface SettingsFile {
  readonly origin: string;
  readonly settings: Fields;
  /** Says that something in it is wrong, with line and column; `path` leads to it. */
  readonly complain: (path: readonly string[], problem: string, hint: string) => Promise<LoadError>;
}

/**
 * Reads a file of settings; `origin` names it in messages.
 * @throws LoadError when it cannot be read or is no JSON or YAML object
 */
export async function readSettingsFile(path: string, origin: string): Promise<SettingsFile> {
  const text = readText(path, origin);
  const settings = (await parse(text, path, origin)) ?? {};
  if (!isFields(settings)) {
    throw new LoadError('not-settings', `${origin} holds no settings: it is ${whatIs(settings)}`, {
      hint: 'Write one "option: value" per line',
    });
  }
  const complain: SettingsFile['complain'] = async (where, problem, hint) => {
    const offset = await offsetOf(text, where);
    if (offset === undefined) return new LoadError('bad-setting', `${origin}: ${problem}`, { hint });
    const { line, column, excerpt } = findPlace(text, offset);
    return new LoadError('bad-setting', `${origin}: line ${line}, column ${column}: ${problem}\n${excerpt}`, { hint });
  };
  return { origin, settings, complain };
}

function readText(path: string, origin: string): string {
  try {
    return decodeText(readFileSync(path));
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    const hint = 'Check the path and its permissions, or run with --no-config';
    const problem = isMissing ? 'does not exist' : `cannot be read: ${code === 'EISDIR' ? 'it is a directory' : code}`;
    throw new LoadError(isMissing ? 'not-found' : 'not-readable', `${origin} ${problem}`, { hint, cause });
  }
}

async function parse(text: string, path: string, origin: string): Promise<unknown> {
  if (text.trim() === '') return undefined;
  if (!/\.ya?ml$/i.test(path)) return parseJson(text, origin);
  const { parseYaml } = await import('./text/yaml.ts');
  return parseYaml(text, origin);
}

/** JSON is YAML too, so one parser finds the place in both. */
async function offsetOf(text: string, path: readonly string[]): Promise<number | undefined> {
  const { isMap, isNode, isScalar, parseDocument } = await import('yaml');
  let node: unknown = parseDocument(text, { logLevel: 'error' }).contents;
  let offset: number | undefined;
  for (const name of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === name);
      offset = isNode(pair?.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair?.value;
    } else {
      node = (node as { items?: readonly unknown[] } | undefined)?.items?.[Number(name)];
      offset = isNode(node) ? (node.range?.[0] ?? offset) : offset;
    }
  }
  return offset;
}

function whatIs(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'null' : `a ${typeof value === 'string' ? 'text' : typeof value}`;
}
