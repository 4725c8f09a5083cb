import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { variables, words } from './corpus-values.ts';

/** One request of a collection, its variables and placeholders filled in. */
export interface CorpusRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | undefined;
}

interface Group {
  readonly item: readonly (Group | Entry)[];
}

interface Entry {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly url: string | { readonly raw: string };
    readonly header?: readonly { readonly key: string; readonly value: string; readonly disabled?: boolean }[];
    readonly body?: {
      readonly mode?: string;
      readonly raw?: string;
      readonly formdata?: readonly {
        readonly key: string;
        readonly type: string;
        readonly value?: string;
        readonly disabled?: boolean;
      }[];
    };
  };
}

/** The names of the collections in a folder. */
export function collectionsIn(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));
}

/** All HTTP requests of a collection, in order; what is documentation only (`VIEW`) is left out. */
export function requestsOf(
  folder: string,
  file: string,
  own: Readonly<Record<string, string>>,
): readonly CorpusRequest[] {
  const { item } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Group;
  const fill = (text: string) =>
    text
      .replace(/\{\{([^}]+)\}\}/g, (raw, name: string) => own[name] ?? variables[name] ?? raw)
      .replace(/<([A-Za-z0-9][^<>\n]{0,60})>/g, (_, name: string) => own[name] ?? words[name] ?? 'text')
      .replace(/"(6-digit-pin|template-name|language-and-locale-code)"/g, (_, name: string) => `"${words[name]}"`)
      .replace(/http\(s\):\/\//g, 'https://');
  return entriesIn({ item })
    .filter(({ request }) => request.method !== 'VIEW')
    .map(({ name, request }) => readRequest(name, request, fill));
}

function entriesIn(group: Group): readonly Entry[] {
  return group.item.flatMap((each) => ('item' in each ? entriesIn(each) : [each]));
}

function readRequest(
  name: string,
  { method, url, header = [], body }: Entry['request'],
  fill: (text: string) => string,
): CorpusRequest {
  const raw = fill(typeof url === 'string' ? url : url.raw);
  const path = raw
    .replace(/^https?:\/\/graph\.facebook\.com/, '')
    .replace(/^(?!\/)/, '/')
    .replace(/\s/g, '%20');
  const given = header.filter(({ disabled, key }) => disabled !== true && key.toLowerCase() !== 'authorization');
  const headers = Object.fromEntries(given.map(({ key, value }) => [key.toLowerCase(), fill(value)]));
  if (body?.mode === 'formdata') {
    const form = formOf(body.formdata ?? [], fill);
    return { name, method, path, headers: {}, body: method === 'GET' ? undefined : form };
  }
  const text = method === 'GET' || !body?.raw ? undefined : fill(body.raw);
  if (body?.mode === 'file')
    return { name, method, path, headers: { ...headers, file_offset: '0' }, body: 'x'.repeat(1000) };
  return {
    name,
    method,
    path,
    headers: text === undefined ? headers : { 'content-type': 'application/json', ...headers },
    body: text,
  };
}

const files: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  'flow.json': {
    type: 'application/json',
    text: '{"version":"7.0","screens":[{"id":"text","layout":{},"terminal":true}]}',
  },
  'image.jpg': { type: 'image/jpeg', text: 'a picture' },
};

function formOf(
  parts: NonNullable<NonNullable<Entry['request']['body']>['formdata']>,
  fill: (text: string) => string,
): FormData {
  const form = new FormData();
  const isFlow = parts.some(({ key }) => key === 'asset_type');
  const file = files[isFlow ? 'flow.json' : 'image.jpg'] ?? { type: '', text: '' };
  for (const { key, type, value = '' } of parts.filter(({ disabled }) => disabled !== true)) {
    if (type === 'file') form.set(key, new Blob([file.text], { type: file.type }), 'file');
    else form.set(key, fill(value));
  }
  return form;
}
