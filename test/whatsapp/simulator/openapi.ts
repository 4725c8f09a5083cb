import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One operation of an OpenAPI document, with its examples. */
export interface Operation {
  readonly method: string;
  /** The path without the version. */
  readonly path: string;
  readonly requests: readonly unknown[];
  /** Bodies of successful answers. */
  readonly answers: readonly unknown[];
}

type Json = Readonly<Record<string, unknown>>;

/** Reads all operations of the Graph API that an OpenAPI document has success examples for. */
export function readOperations(path: string): readonly Operation[] {
  const document = parse(readFileSync(path, 'utf8')) as Json;
  const resolve = (value: unknown): Json => {
    const node = (value ?? {}) as Json;
    if (typeof node['$ref'] !== 'string') return node;
    const steps = node['$ref'].split('/').slice(1);
    return resolve(steps.reduce<unknown>((at, step) => (at as Json)[step], document));
  };
  const examplesIn = (content: unknown): readonly unknown[] => {
    const [media] = Object.values((content ?? {}) as Json);
    const { example, examples } = resolve(media);
    if (example !== undefined) return [example];
    return Object.values((examples ?? {}) as Json).map((each) => resolve(each)['value']);
  };
  return Object.entries(document['paths'] as Json).flatMap(([whole, methods]) =>
    Object.entries(methods as Json).flatMap(([method, operation]): readonly Operation[] => {
      if (!['get', 'post', 'put', 'delete'].includes(method) || !whole.startsWith('/{Version}')) return [];
      const { requestBody, responses } = operation as Json;
      const answers = examplesIn(resolve((responses as Json)['200'])['content']);
      if (answers.length === 0) return [];
      const requests = examplesIn(resolve(requestBody)['content']);
      return [{ method: method.toUpperCase(), path: whole.replace('/{Version}', ''), requests, answers }];
    }),
  );
}
