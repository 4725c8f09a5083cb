import { parse } from 'postman-url-encoder/parser/index.js';
import type { Param, UrlDefinition } from '../../model/request.ts';
import { fieldsOf, firstText, isFields, listOf } from '../shape.ts';
import { parseQuery, toParams } from './params.ts';

/** Takes text apart as Postman does: no protocol is needed, `{{variables}}` stay whole, `:name` is a path variable. */
export function parseUrl(text: string): UrlDefinition {
  const { auth, query, ...parts } = parse(text);
  return {
    ...parts,
    auth: auth && { user: auth[0], password: auth[1] },
    query: query && parseQuery(query),
    variable: findPathVariables(parts.path ?? []),
  };
}

/** A URL of a collection: text, or an object whose parts may be text or lists. */
export function toUrl(value: unknown): UrlDefinition {
  if (typeof value === 'string') return parseUrl(value);
  const { raw, protocol, auth, host, port, path, query, hash, variable } = fieldsOf(value);
  // Postman's app shows `raw`, though its runner looks at the parts only: nothing else given, `raw` is what was meant.
  if (typeof raw === 'string' && !host && !path && !query && !protocol) return parseUrl(raw);
  return {
    raw: textOrNothing(raw),
    protocol: textOrNothing(protocol),
    auth: isFields(auth) ? { user: textOrNothing(auth['user']), password: textOrNothing(auth['password']) } : undefined,
    host: typeof host === 'string' ? splitHost(host) : (asList(host) as readonly string[] | undefined),
    port: typeof port === 'number' ? String(port) : textOrNothing(port),
    path: typeof path === 'string' ? splitPath(path) : asList(path),
    query: query === undefined || query === null || query === '' ? undefined : toParams(query),
    hash: textOrNothing(hash),
    variable: variable === undefined || variable === null ? undefined : toPathVariables(variable),
  };
}

function findPathVariables(path: readonly string[]): readonly Param[] | undefined {
  const names = path.flatMap((segment) => (segment.startsWith(':') ? [segment.slice(1).split('.', 1)[0] ?? ''] : []));
  const known = new Set(names.filter((name) => name !== ''));
  return known.size === 0 ? undefined : [...known].map((key) => ({ key, value: undefined }));
}

/** Older files name a path variable by `id`. */
function toPathVariables(value: unknown): readonly Param[] {
  return listOf(value)
    .filter(isFields)
    .map((variable) => ({
      ...variable,
      key: firstText(variable['key'], variable['id']),
      value: variable['type'] === 'string' ? String(variable['value']) : variable['value'],
    }));
}

function splitHost(host: string): readonly string[] {
  return host.split(/\.(?![^{]*\}{2})/g);
}

function splitPath(path: string): readonly string[] | undefined {
  if (path === '') return undefined;
  return path === '/' ? [''] : path.replace(/^\/(?=.)/, '').split('/');
}

function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function textOrNothing(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
