import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The collection files of a folder, in order of name; none when no folder is given. */
export function findCollections(folder: string | undefined): readonly string[] {
  if (folder === undefined || folder === '') return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.postman_collection.json'));
  return names.sort().map((name) => join(folder, name));
}

/** The collection's JSON with every URL of `https://graph.facebook.com` leading to the server instead. */
export function aimAt(path: string, port: number): string {
  const text = readFileSync(path, 'utf8').replaceAll('https://graph.facebook.com', `http://127.0.0.1:${port}`);
  return JSON.stringify(JSON.parse(text), (_key, value) =>
    isGraphUrl(value) ? { ...value, ...partsOf(port) } : value,
  );
}

/** Every name in double braces with a value of its own; those that end with URL lead to the server. */
export function valueForEveryName(json: string, port: number): Record<string, string> {
  const names = [...new Set([...json.matchAll(/\{\{([^{}$]+)\}\}/g)].map(([, name = '']) => name))];
  return Object.fromEntries(
    names.map((name) => [name, /url$/i.test(name) ? `http://127.0.0.1:${port}` : plainValue(name)]),
  );
}

function plainValue(name: string): string {
  return `value-of-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function isGraphUrl(value: unknown): value is object {
  const host = typeof value === 'object' && value !== null && 'host' in value ? value.host : undefined;
  return Array.isArray(host) && host.join('.') === 'graph.facebook.com';
}

function partsOf(port: number): object {
  return { protocol: 'http', host: ['127', '0', '0', '1'], port: String(port) };
}
